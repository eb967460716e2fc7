import type { EventTypeSpec } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';
import { END_WORDS, UNDO_FLAGS } from './words.ts';

/** The column that tells, in a table of one type, that it was taken back or that it ended; null: there is none. */
export function markOf(table: TableReading, type: EventTypeSpec, reading: Reading): Field | null {
  if (table.typeField) return table.typeField;
  if (type.closes !== null) return table.fields.find((field) => endsIt(field, type, reading, table)) ?? null;
  return undoField(table, type, reading);
}

/** Words of a flag or a time that say nothing of what it is about. */
const AROUND = new Set([
  'is',
  'at',
  't',
  'tim',
  'timestamp',
  'dat',
  'was',
  'has',
  'last',
  'current',
  'flag',
  'datetim',
]);

/** A flag, a sign or a time of its own by which a row says that it was taken back. */
export function undoField(table: TableReading, type: EventTypeSpec, reading: Reading): Field | null {
  const { tokens, types } = reading.vocabulary;
  const own = new Set(type.names.map((name) => tokens(name).join(' ')));
  const found = table.fields.find(({ own: name, kind }) => {
    const words = tokens(name);
    if (words.some((word) => ['id', 'key', 'sk', 'hk', 'count'].includes(word))) return false;
    const said = words.filter((word) => !AROUND.has(word));
    const key = said.join(' ');
    if (own.has(key)) return true;
    if (['json', 'struct', 'array'].includes(kind)) return false;
    // `liked_at` is the doing; `is_liked` says how it stands.
    const doing = type.undoes !== null && types.get(key)?.includes(type.undoes) === true;
    if (doing) return kind === 'boolean' || words[0] === 'is';
    return (
      said.some((word) => UNDO_FLAGS.has(word)) || /^(?:valid to|end|effectiv to|valid until|to)$/.test(key)
    );
  });
  return found ?? null;
}

/** Whether a column tells what only the end of something tells. */
export function endsIt(field: Field, type: EventTypeSpec, reading: Reading, table: TableReading): boolean {
  const words = reading.vocabulary.tokens(field.own);
  if (words.some((word) => ['id', 'receiv', 'arriv', 'ingest', 'reason'].includes(word))) return false;
  if (words.some((word) => END_WORDS.has(word)) && field.kind !== 'boolean' && field.kind !== 'json')
    return true;
  const fact = reading.meaning(table, field)?.fact;
  if (fact?.kind === 'number' && fact.of.kind === 'events' && fact.of.types.every((id) => id === type.id))
    return true;
  return (
    words.includes('duration') && ['integer', 'decimal', 'float', 'interval', 'none'].includes(field.kind)
  );
}
