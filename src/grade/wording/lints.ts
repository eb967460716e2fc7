import type { LintFindings, LintPlace, NamingStyle } from '../../domain/finding/lints.ts';
import type { WordingOf } from './words.ts';

/** Each says what is there and why that hurts; the hint says what instead. */
export const LINTS: WordingOf<LintFindings> = {
  'table-without-key': (place) => ({
    message: `${at(place)} has no key: nothing says what one row is, and the same row can enter twice.`,
    hint: 'Declare what tells two rows apart as PRIMARY KEY. A dialect that does not enforce it still tells the reader.',
  }),
  'generic-key': ({ tables, ...place }) => ({
    message: `${at(place)} is a key that does not say what it identifies${tables.length > 1 ? `, and so is that of ${several(tables.slice(1))}` : ''}: a join of one such column with another runs, and means nothing.`,
    hint: 'Name a key after its thing, `user_id`, and the same in every table that refers to it.',
  }),
  'float-money': ({ type, exact, ...place }) => ({
    message: `${at(place)} keeps money as ${type || 'a float'}: binary fractions have no 0.1, so sums drift and don't compare.`,
    hint: `Use an exact type: ${exact}.`,
  }),
  'list-in-column': ({ array, ...place }) => ({
    message: `${at(place)} holds several values in one: no key, no index and no join reaches a single one of them.`,
    hint: `Give each value a row in a table of its own${array === null ? '' : `, or use ${array}, which keeps values apart and typed`}.`,
  }),
  'entity-attribute-value': (place) => ({
    message: `${at(place)} make a row of every attribute: values lose their types, none can be required, and a thing is put together by a join an attribute.`,
    hint: 'Give the attributes that you know columns, and the others one JSON column.',
  }),
  'table-a-period': ({ tables, ...place }) => ({
    message: `${at(place)} is a table for one period${tables.length > 1 ? ` (${several(tables)})` : ''}: every query has to name the right ones, and a late event needs the right one too.`,
    hint: 'Make one table, partitioned by the date: the engine then reads and drops single days.',
  }),
  'numbered-columns': (place) => ({
    message: `${at(place)} are one list, laid out in columns: a search asks each of them, and one more value is a change of the schema.`,
    hint: 'Give each value a row in a table of its own, with its number where the order counts.',
  }),
  'reference-without-index': ({ target, how, ...place }) => ({
    message:
      how === 'fact'
        ? `${at(place)} refers to ${target}, and no key or index of ${place.table} begins with anything but its own id: to find rows of one of ${target}, or to delete it, every row is read.`
        : `${at(place)} refers to ${target}, and no key or index begins with it: to find what belongs to one of ${target}, or to delete it, every row is read.`,
    hint: `CREATE INDEX … ON ${place.table} (${place.columns.join(', ')}), or let the key begin with it.`,
  }),
  'mixed-naming': ({ style, names, others, ...place }) => ({
    message: `${at(place)}: ${STYLES[style]} (${several(names)} beside ${several(others)}). Every query has to look up which it is.`,
    hint: 'Choose one way and keep to it in every table.',
  }),
  'reserved-word': ({ word, dialect, ...place }) => ({
    message: `${at(place)} is a reserved word${dialect === 'sql' ? '' : ` of ${dialect}`} (${word}): it has to be quoted wherever it is written.`,
    hint: 'Say more: `user_account`, `event_time`, `sort_order`.',
  }),
  'nullable-key': ({ nullable, ...place }) => ({
    message: `${at(place)} is a unique key, but ${several(nullable)} may be NULL: two NULLs are never equal, so the same row can enter twice.`,
    hint: `Declare ${several(nullable)} NOT NULL, with a value that stands for "none" where there is none.`,
  }),
  'no-time': (place) => ({
    message: `${at(place)} says of no row when it happened: rows can be neither put in order, nor counted by day, nor expired.`,
    hint: 'Keep the time of the event, and beside it that of its arrival.',
  }),
  'wide-activity-stream': ({ count, most, ...place }) => ({
    message: `${at(place)} has ${count} columns; an activity stream has ${most} at most, the same for every activity.`,
    hint: 'Put what only some activities have into feature_json; or call it one big table, which may be wide.',
  }),
  'mostly-null': ({ share, rows, columns, ...place }) => ({
    message: `${Math.round(share * 100)} % of the cells of ${at({ ...place, columns: [] })} are NULL after ${rows} rows were loaded, most of all in ${several(columns)}: one row stands for things that have little in common.`,
    hint: 'Give what is seldom there a table of its own, or one JSON column.',
  }),
};

const STYLES: Readonly<Record<NamingStyle, string>> = {
  camel: 'some names are in camel case and some in snake case',
  spelling: 'one name is spelt in two ways',
  plural: 'some tables are named in the singular and some in the plural',
};

/** `fact_like.price (line 12)` */
function at({ table, columns, line }: LintPlace): string {
  const [first, ...more] = columns;
  const named = first === undefined ? table : [`${table}.${first}`, ...more].join(', ');
  return `${named} (line ${line})`;
}

const MOST = 6;

function several(names: readonly string[]): string {
  return names.length > MOST ? `${names.slice(0, MOST).join(', ')} …` : names.join(', ');
}
