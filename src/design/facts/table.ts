import type { DesignTable } from '../../domain/design.ts';
import { type Field, fieldsOf } from './columns.ts';
import { type Values, valuesIn } from './condition.ts';
import type { Vocabulary } from './vocabulary.ts';
import {
  AGGREGATE_WORDS,
  DIMENSION_WORDS,
  EVENT_WORDS,
  FACT_WORDS,
  FIGURE_WORDS,
  ID_WORDS,
  TYPE_PHRASES,
  VERSION_WORDS,
} from './words.ts';

/** What a table says of itself by its name and by what its columns are together. */
export type TableReading = {
  readonly table: DesignTable;
  readonly fields: readonly Field[];
  /** Words of its name, without prefixes. */
  readonly core: readonly string[];
  /** The thing that a row is, or a version of; null: no thing. */
  readonly thing: string | null;
  /** Figures of a span of time, or of a thing. */
  readonly aggregate: boolean;
  /** Its name says that any event may stand in it. */
  readonly anyEvent: boolean;
  /** Its name says events of this thing. */
  readonly aboutThing: string | null;
  /** The column that tells which type a row is. */
  readonly typeField: Field | null;
  /** The types that its condition or a comment lists. */
  readonly listed: Listed | null;
  /** Types that its name says, each alone. */
  readonly named: readonly string[];
  /** Types that its name says together: a view's start and end. */
  readonly grouped: readonly string[];
  readonly perhaps: readonly string[];
  /** Types whose own id is its key: `share_chains` by `share_id`. */
  readonly keyed: readonly string[];
};

export function readTable(table: DesignTable, vocabulary: Vocabulary): TableReading {
  const fields = fieldsOf(table);
  const all = vocabulary.tokens(table.name);
  const dimension = all.some((token) => DIMENSION_WORDS.has(token) && token !== 'd') || all[0] === 'd';
  const core = all.filter(
    (token, at) =>
      !FACT_WORDS.has(token) && !(DIMENSION_WORDS.has(token) && (at === 0 || at === all.length - 1)),
  );
  const thing = thingOf(core, vocabulary, dimension);
  const typeField = thing === null && !dimension ? typeFieldOf(fields, vocabulary) : null;
  const names = namedTypes(core, vocabulary);
  const figures = figuresIn(fields, vocabulary);
  const aggregate =
    thing === null &&
    typeField === null &&
    (core.some((token) => AGGREGATE_WORDS.has(token)) || figures >= 2);
  const anyEvent = thing === null && core.some((token) => EVENT_WORDS.has(token));
  const rest = core.filter((token) => !EVENT_WORDS.has(token));
  return {
    table,
    fields,
    core,
    thing: thing ?? (dimension ? '' : null),
    aggregate,
    anyEvent,
    aboutThing: anyEvent ? (vocabulary.things.get(rest.join(' ')) ?? null) : null,
    typeField,
    listed: typeField && listedTypes(table, typeField, vocabulary),
    keyed: thing === null && !dimension && typeField === null ? keyedTypes(table, core, vocabulary) : [],
    ...(thing !== null || dimension ? { named: [], grouped: [], perhaps: [] } : names),
  };
}

function thingOf(
  core: readonly string[],
  { things, types, groups, facts }: Vocabulary,
  dimension: boolean,
): string | null {
  const whole = core.join(' ');
  const rest = core.filter((token) => !VERSION_WORDS.has(token)).join(' ');
  if (!dimension && (types.has(whole) || groups.has(whole))) return null;
  const direct = things.get(whole) ?? things.get(rest);
  if (direct !== undefined) return direct;
  // dim_video_category, creator_tiers: a table beside the thing's own.
  const [first = '', ...others] = core;
  const known = things.get(first);
  if (known === undefined || core.some((token) => EVENT_WORDS.has(token) || AGGREGATE_WORDS.has(token)))
    return null;
  const beside = others.filter((token) => !VERSION_WORDS.has(token)).join(' ');
  const described = (facts.get(beside) ?? []).some(
    ({ fact }) => fact.of.kind === 'thing' && fact.of.thing === known,
  );
  return beside === '' || described || dimension ? known : null;
}

function typeFieldOf(fields: readonly Field[], { tokens, types, groups }: Vocabulary): Field | null {
  const found = fields.flatMap((field) => {
    const words = tokens(field.own);
    const bare = words.filter((word, at) => at === 0 || !['id', 'key', 'sk', 'cod'].includes(word));
    const phrase = bare.join('_');
    // `follow_action`, `reaction_type`: the type of the events that the first words name.
    const said = bare.slice(0, -1).join(' ');
    const named =
      ['typ', 'action', 'kind', 'nam'].includes(bare.at(-1) ?? '') && (types.has(said) || groups.has(said));
    if (!TYPE_PHRASES.has(phrase) && !named) return [];
    // `event_id` is the event itself, and a JSON column no type.
    if (bare.length === 1 && words.length > 1) return [];
    if (['json', 'struct', 'array', 'timestamp', 'date'].includes(field.kind)) return [];
    return [{ field, weight: bare.length }];
  });
  return found.sort((a, b) => b.weight - a.weight)[0]?.field ?? null;
}

/** Columns of figures that count events: `likes INTEGER`, `view_count`. */
function figuresIn(fields: readonly Field[], { tokens, types, groups }: Vocabulary): number {
  return fields.filter(({ own, kind, nested }) => {
    if (nested || !['integer', 'decimal', 'float', 'none', 'unknown'].includes(kind)) return false;
    const words = tokens(own);
    const key = words.join(' ');
    const plural = /s$/i.test(own) && !/(?:ms|_s|seconds|secs|millis|minutes)$/i.test(own);
    if (plural && (types.has(key) || groups.has(key))) return true;
    return words.some((word) => ['count', 'cnt', 'total', 'num'].includes(word) && FIGURE_WORDS.has(word));
  }).length;
}

/** The types that a table's name says. */
function namedTypes(
  core: readonly string[],
  { types, groups, things }: Vocabulary,
): Pick<TableReading, 'named' | 'grouped' | 'perhaps'> {
  const bare = core.filter((token) => !EVENT_WORDS.has(token) && !VERSION_WORDS.has(token));
  const narrow = bare.filter((token) => !things.has(token));
  for (const words of [core, bare, narrow]) {
    const key = words.join(' ');
    const named = types.get(key);
    if (named) return { named, grouped: [], perhaps: [] };
    const group = groups.get(key);
    if (group) return { named: [], grouped: group.types, perhaps: group.perhaps };
  }
  // likes_and_unlikes, like_share_comment
  const each = narrow.filter((token) => token !== 'and').map((token) => types.get(token));
  if (each.length > 1 && each.every((found) => found !== undefined))
    return { named: each.flatMap((found) => found ?? []), grouped: [], perhaps: [] };
  return { named: [], grouped: [], perhaps: [] };
}

/** The types of which each row is one, by the key and a word of the name. */
function keyedTypes(
  { keys }: DesignTable,
  core: readonly string[],
  { tokens, facts, types }: Vocabulary,
): readonly string[] {
  const [key] = keys;
  const [column = null] = key?.columns ?? [];
  if (key?.columns.length !== 1 || column === null) return [];
  const words = tokens(column).filter((word) => !ID_WORDS.has(word));
  const isOwn = facts.get(words.join(' '))?.some(({ fact, sure }) => sure && fact.own) === true;
  const isCalled = words.every((word) => core.includes(word));
  return isOwn && isCalled ? (types.get(words.join(' ')) ?? []) : [];
}

/** The types of events that a table's own text lists. */
type Listed = {
  readonly types: readonly string[];
  /** A condition excludes what it does not list; a comment may have left something out. */
  readonly how: 'condition' | 'listed';
};

/** What a CHECK, an ENUM or a comment says of the types that a column takes; null: nothing. */
function listedTypes(table: DesignTable, field: Field, vocabulary: Vocabulary): Listed | null {
  const said = valuesIn(table.conditions, field.own);
  const declared = [...field.column.declared.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word);
  const typesAmong = (kind: Values['kind']) =>
    said
      .flatMap((one) => (one.kind === kind ? one.values : []))
      .flatMap((word) => typesOfWord(word, vocabulary));
  const among = [...typesAmong('among'), ...declared.flatMap((word) => typesOfWord(word, vocabulary))];
  const not = new Set(typesAmong('not'));
  if (among.length > 0 || not.size > 0) {
    const known = among.length > 0 ? among : [...vocabulary.types.values()].flat();
    return { types: unique(known.filter((type) => !not.has(type))), how: 'condition' };
  }
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
export function typesOfWord(word: string, { tokens, types, groups, things }: Vocabulary): readonly string[] {
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
