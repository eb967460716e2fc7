import type { DesignTable } from '../../domain/design.ts';
import type { Field } from './columns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The types of events that a table's own text lists. */
export type Listed = {
  readonly types: readonly string[];
  /** A condition excludes what it does not list; a comment may have left something out. */
  readonly how: 'condition' | 'listed';
};

/** What a CHECK, an ENUM or a comment says of the types that a column takes; null: nothing. */
export function listedTypes(table: DesignTable, field: Field, vocabulary: Vocabulary): Listed | null {
  const named = new RegExp(`\\b${field.own.replaceAll(/\W/g, '')}\\b`, 'i');
  const conditions = table.conditions.filter((text) => named.test(text));
  const quoted = [...conditions, field.column.declared].flatMap((text) =>
    [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word),
  );
  const strict = quoted.flatMap((word) => typesOfWord(word, vocabulary));
  if (strict.length > 0) return { types: unique(strict), how: 'condition' };
  const comment = field.column.comment ?? '';
  const words = comment
    .replaceAll(/\([^)]*\)|--|[^\w\s,|/;'"-]/g, (text) => (text.startsWith('(') ? text.slice(1, -1) : ' '))
    .split(/[,|/;'"]|\bor\b|\band\b/i)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const spoken = words.map((word) => typesOfWord(word, vocabulary)).filter((types) => types.length > 0);
  // One word that is a type may be chance.
  return spoken.length > 1 ? { types: unique(spoken.flat()), how: 'listed' } : null;
}

/** `view_start`, `VIEW`, `UNLIKE`: the types that a word of a list means. */
function typesOfWord(word: string, { tokens, types, groups, things }: Vocabulary): readonly string[] {
  const all = tokens(word);
  for (const words of [
    all,
    all.filter((token) => token !== 'event'),
    all.filter((token) => !things.has(token)),
  ]) {
    const key = words.join(' ');
    const found = types.get(key) ?? groups.get(key)?.types;
    if (found) return found;
  }
  return [];
}

const unique = (list: readonly string[]) => [...new Set(list)];
