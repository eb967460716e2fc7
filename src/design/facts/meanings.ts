import type { Design } from '../../domain/design.ts';
import type { FactModel, FactSpec } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { readTable, type TableReading } from './table.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import {
  DAY_WORDS,
  EVENT_WORDS,
  FIGURE_WORDS,
  ID_WORDS,
  TIME_WORDS,
  UNIT_WORDS,
  WHICH_WORDS,
} from './words.ts';

/** What a column is. */
export type Meaning = { readonly fact: FactSpec; readonly sure: boolean };

export type ColumnMeaning = {
  readonly table: string;
  /** Of a field in a STRUCT: `events.event_ts`. */
  readonly column: string;
  /** The bronze column that it is; null where nothing is known. */
  readonly fact: string | null;
  /** `sure`: by its name or because the candidate said so; `likely`: its name may mean something else too. */
  readonly certainty: 'sure' | 'likely' | 'none';
};

/**
 * For each column of each table the bronze column that it is, in the order of the design. What is stated in a
 * comment on the column's line goes before its name.
 */
export function columnMeanings(design: Design, model: FactModel): readonly ColumnMeaning[] {
  const vocabulary = vocabularyOf(model);
  const typeColumn = model.facts.find(({ path }) => path.join() === 'event_type')?.id ?? null;
  return design.tables.flatMap((table) => {
    const reading = readTable(table, vocabulary);
    const meanings = meaningsIn(reading, vocabulary);
    return reading.fields.map((field): ColumnMeaning => {
      const stated = table.holds
        .filter(({ column }) => column?.toLowerCase() === field.name.toLowerCase())
        .flatMap(({ names }) => names)
        .find((name) => model.facts.some(({ id }) => id === name));
      const [meaning] = meanings.get(field) ?? [];
      return {
        table: table.name,
        column: field.name,
        fact: stated ?? (field === reading.typeField ? typeColumn : (meaning?.fact.id ?? null)),
        certainty:
          stated || meaning?.sure || field === reading.typeField ? 'sure' : meaning ? 'likely' : 'none',
      };
    });
  });
}

/** What each column of a table is, by its name, its type and the table that it stands in. */
export function meaningsIn(
  reading: TableReading,
  vocabulary: Vocabulary,
): ReadonlyMap<Field, readonly Meaning[]> {
  const found = new Map<Field, readonly Meaning[]>();
  for (const field of reading.fields) {
    if (field === reading.typeField) continue;
    const all = meaningsOf(field, reading, vocabulary);
    if (all.length > 0) found.set(field, all);
  }
  return found;
}

/** All that a column may be, what is sure first; where something is, nothing else. */
function meaningsOf(field: Field, reading: TableReading, vocabulary: Vocabulary): readonly Meaning[] {
  const words = vocabulary.tokens(field.own);
  const candidates = readings(words, field).flatMap(({ key, kinds }) =>
    (key === '' ? bareTimes(vocabulary, reading) : (vocabulary.facts.get(key) ?? []))
      .filter(({ fact }) => kinds.includes(fact.kind))
      .flatMap(({ fact, sure }) => inTable(fact, sure, key, field, reading, vocabulary)),
  );
  const all = [...candidates, ...underThing(words, field, vocabulary)].filter((each) => each.sure);
  // Called as bronze calls it, it is that, whatever else the word may mean.
  const sure = all.find(({ fact }) => fact.id === field.own.toLowerCase()) ?? all[0];
  return sure ? [sure] : candidates;
}

/** `creator_tier_since`: what describes a thing, under the thing's name, in a table of anything. */
function underThing(
  words: readonly string[],
  field: Field,
  { things, facts }: Vocabulary,
): readonly Meaning[] {
  const [first = '', ...rest] = words;
  const thing = things.get(first);
  if (thing === undefined || rest.length === 0) return [];
  return readings(rest, field).flatMap(({ key, kinds }) =>
    (facts.get(key) ?? []).filter(
      ({ fact, sure }) =>
        sure && kinds.includes(fact.kind) && fact.of.kind === 'thing' && fact.of.thing === thing,
    ),
  );
}

/** The ways to read a name: which kind of fact, and the words that say which. */
function readings(
  words: readonly string[],
  { kind, own }: Field,
): { key: string; kinds: readonly FactSpec['kind'][] }[] {
  const key = words.join(' ');
  const open = kind === 'none' || kind === 'unknown' || kind === 'text';
  const number = ['integer', 'decimal', 'float', 'interval', 'none', 'unknown'].includes(kind);
  const timed = ['timestamp', 'date', 'time'].includes(kind);
  const id = words.filter((word) => !ID_WORDS.has(word)).join(' ');
  const time = words
    .filter(
      (word) =>
        !TIME_WORDS.has(word) && !WHICH_WORDS.has(word) && !DAY_WORDS.has(word) && !UNIT_WORDS.has(word),
    )
    .join(' ');
  const says = words.some((word) => TIME_WORDS.has(word) || DAY_WORDS.has(word));
  const lag = number && words.some((word) => ['lag', 'delay', 'latency', 'lat'].includes(word));
  const figure = words.some((word) => FIGURE_WORDS.has(word) && !ID_WORDS.has(word));
  const unit = words.filter((word) => !UNIT_WORDS.has(word)).join(' ');
  const list: { key: string; kinds: readonly FactSpec['kind'][] }[] = [];
  if (kind === 'json' || kind === 'struct' || kind === 'array' || open)
    list.push({ key: strip(words, ['json']), kinds: ['json'] });
  if (kind === 'json' || kind === 'struct' || kind === 'array' || kind === 'boolean') return list;
  const measure = number || (kind === 'text' && /(?:ms|sec|seconds|duration|time)$/i.test(own));
  if (measure && !figure) list.push({ key: unit, kinds: ['number'] }, { key, kinds: ['number'] });
  if (timed || lag || (says && (open || number))) list.push({ key: time, kinds: ['time'] });
  // `since`, `occurred` say a time without saying so.
  else if (open) list.push({ key, kinds: ['time'] });
  if (timed) return list;
  if (id !== key) list.push({ key: id, kinds: ['id', 'text'] });
  if (open || kind === 'integer' || kind === 'uuid' || kind === 'binary')
    list.push({ key, kinds: ['text', 'id'] });
  return list;
}

const strip = (words: readonly string[], out: readonly string[]) =>
  words.filter((word, at) => words.length === 1 || at === 0 || !out.includes(word)).join(' ') ||
  words.join(' ');

/** `ts`, `timestamp`: when what the table is about happened. */
function bareTimes({ model }: Vocabulary, { thing, aggregate }: TableReading) {
  const facts = model.facts.filter(({ kind, path }) => kind === 'time' && path.join() === 'timestamp');
  if (aggregate) return [];
  return facts
    .filter(({ of }) => (thing === null ? of.kind === 'events' : of.kind === 'thing' && of.thing === thing))
    .map((fact) => ({ fact, sure: thing === null }));
}

const isOf = ({ of }: FactSpec, thing: string | null) => of.kind === 'thing' && of.thing === thing;

/** Whether a column of that name is the fact in a table such as this. */
function inTable(
  fact: FactSpec,
  sure: boolean,
  key: string,
  field: Field,
  reading: TableReading,
  vocabulary: Vocabulary,
): Meaning[] {
  const { thing } = reading;
  // device.category: a field is of the thing that its column is.
  if (field.nested && fact.of.kind === 'thing') {
    const inside = vocabulary.things.get(vocabulary.tokens(field.column.name).join(' '));
    if (inside !== undefined && inside !== fact.of.thing) return [];
  }
  const own = fact.of.kind === 'thing' || fact.of.kind === 'none' ? fact.of.thing : null;
  const words = vocabulary.tokens(field.own);
  if (fact.kind === 'time') {
    const day =
      words.join() === 'dt' ||
      field.kind === 'date' ||
      (field.kind !== 'timestamp' && words.some((word) => DAY_WORDS.has(word)));
    if (fact.of.kind === 'events') {
      // A day alone is not the time of an event, and a thing has times of its own.
      if (day || (thing !== null && !fact.path.join().startsWith('received'))) return [];
      return [{ fact, sure: sure && thing === null }];
    }
    // `tier_since` says of itself what it is about.
    const full = key
      .split(' ')
      .some((word) =>
        (vocabulary.facts.get(word) ?? []).some(
          (each) => each.sure && each.fact !== fact && isOf(each.fact, own),
        ),
      );
    if (own !== null && own !== thing && !full) return [];
    return [{ fact, sure }];
  }
  if (own !== null && thing !== own) {
    if (!sure) return [];
    // `start`, `name`: only the thing's own table makes it clear; `creator_tier` and `tier` stand for themselves.
    return [{ fact, sure: !reading.aggregate && (thing === null || thing === '' || key.includes(' ')) }];
  }
  if (fact.kind === 'number' && thing !== null && fact.of.kind === 'events') return [];
  if (fact.kind === 'text' && fact.of.kind === 'events' && thing !== null) return [];
  // `engagements`, `share`: an id of an event says that it is one.
  if ((fact.own || fact.of.kind === 'none') && fact.kind === 'id' && key === words.join(' ')) return [];
  if (fact.kind === 'text' && fact.of.kind === 'events' && field.kind === 'integer') return [];
  if (fact.kind === 'id' && key === words.join(' ') && !sure) return [{ fact, sure: false }];
  if (fact.kind === 'id' && key === words.join(' ') && key.split(' ').some((word) => EVENT_WORDS.has(word)))
    return [];
  return [{ fact, sure }];
}
