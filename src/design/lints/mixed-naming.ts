import type { DesignTable } from '../../domain/design.ts';
import { folded, singular, wordsOf } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, type Seen, placeText, several } from './lint.ts';

const STYLES = {
  camel: 'some names are in camel case and some in snake case',
  spelling: 'one name is spelt in two ways',
  plural: 'some tables are named in the singular and some in the plural',
} as const;

type Found = LintPlace & {
  readonly style: keyof typeof STYLES;
  readonly names: readonly string[];
  /** Names in the other style. */
  readonly others: readonly string[];
};

/** Two conventions at once: every query has to look up which one a name follows. */
export const mixedNaming = defineLint({
  code: 'mixed-naming',
  says: ({ style, names, others, ...place }: Found) => ({
    message: `${placeText(place)}: ${STYLES[style]} (${several(names)} beside ${several(others)}). Every query has to look up which it is.`,
    hint: 'Choose one way and keep to it in every table.',
  }),
  look: (seen) => [...spellings(seen), ...plurals(seen)],
});

type Named = { readonly table: DesignTable; readonly name: string };

const isCamel = (name: string) => /\p{Ll}\p{Lu}/u.test(name);
const isSnake = (name: string) => /\p{L}_\p{L}/u.test(name) && name === name.toLowerCase();

/** Camel and snake case among the columns. */
function spellings({ design }: Seen): Found[] {
  const columns = design.tables.flatMap((table) => table.columns.map(({ name }): Named => ({ table, name })));
  const camel = columns.filter(({ name }) => isCamel(name));
  const snake = columns.filter(({ name }) => isSnake(name));
  const snakes = new Set(snake.map(({ name }) => folded(name)));
  const twice = camel.filter(({ name }) => snakes.has(folded(name)));
  const [few, many] = camel.length <= snake.length ? [camel, snake] : [snake, camel];
  const [first] = twice.length > 0 ? twice : few.length > 1 ? few : [];
  if (!first) return [];
  const spelt = twice.length > 0 ? twice : few;
  const others = twice.length > 0 ? snake.filter(({ name }) => folded(name) === folded(first.name)) : many;
  return [
    {
      ...placeOf(first.table, [first.name]),
      style: twice.length > 0 ? 'spelling' : 'camel',
      names: some(spelt),
      others: some(others),
    },
  ];
}

/** Words without a plural, or whose plural says something else. */
const MASS =
  /^(?:activity|engagement|history|metadata|data|info|log|traffic|audit|inventory|content|media|cache|state|staging|daily|hourly|weekly|monthly|summary|stats|metrics|analytics|news|series|status|all)$/;

/** Singular and plural among tables of one role: facts in the plural beside dimensions in the singular are a rule. */
function plurals({ design, roleOf }: Seen): Found[] {
  const groups = Map.groupBy(design.tables, (table) => roleOf(table));
  return ['fact', 'dimension'].flatMap((role): Found[] => {
    const named = (groups.get(role === 'fact' ? 'fact' : 'dimension') ?? [])
      .map((table): Named => ({ table, name: table.name }))
      .filter(({ name }) => !MASS.test(lastWord(name)));
    const plural = named.filter(({ name }) => singular(lastWord(name)) !== lastWord(name));
    const single = named.filter(({ name }) => singular(lastWord(name)) === lastWord(name));
    const [few, many] = plural.length <= single.length ? [plural, single] : [single, plural];
    const [first] = few;
    if (!first || many.length < (few.length > 1 ? 2 : 3)) return [];
    return [{ ...placeOf(first.table), style: 'plural', names: some(few), others: some(many) }];
  });
}

function lastWord(name: string): string {
  const words = wordsOf(name).filter((word) => !['dim', 'fact', 'fct', 'tbl', 'history'].includes(word));
  return words.at(-1) ?? '';
}

function some(named: readonly Named[]): string[] {
  return [...new Set(named.map(({ name }) => name))].slice(0, 3);
}
