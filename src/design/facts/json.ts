import type { FactSpec, HoldsPlace } from '../../domain/fact.ts';
import type { Field } from './columns.ts';
import { place } from './place.ts';
import type { Reading } from './reading.ts';
import type { TableReading } from './table.ts';

/** A column that takes what has no column of its own. */
export function inJson(fact: FactSpec, table: TableReading, reading: Reading): HoldsPlace[] {
  // What comes as a column of its own may have gone with the rest.
  const sure = fact.loose;
  if (fact.path.length < 2) return [];
  return table.fields.flatMap((field) => {
    if (field.nested) return [];
    const known = reading.meaning(table, field)?.fact;
    if (known?.kind === 'json' && isIn(fact, known)) {
      const fields = table.fields.some((each) => each.nested && each.column === field.column);
      return fields ? [] : [place(table, field, 'json', sure)];
    }
    // A JSON column of another name may do.
    const bag = field.kind === 'json' || (known === undefined && isBag(field, reading));
    return bag && known === undefined ? [place(table, field, 'json', false)] : [];
  });
}

/** Whether a fact comes in the same part of the document as a JSON column. */
const isIn = (fact: FactSpec, { path }: FactSpec): boolean => path[0] === fact.path[0];

/** Whether a column takes whatever it is given, with a name for each: JSON, a list of fields, values beside their names. */
export function takesAny(table: TableReading, field: Field, reading: Reading): boolean {
  if (['json', 'struct', 'array'].includes(field.kind)) return true;
  if (reading.meaning(table, field)?.fact.kind === 'json') return true;
  if (isBag(field, reading)) return true;
  const words = reading.vocabulary.tokens(field.own);
  return ['valu', 'val'].some((word) => words.includes(word)) && namesValues(table, reading);
}

/** Words of a text that is made of others. */
const BAGS = new Set([
  'data',
  'payload',
  'json',
  'property',
  'attribut',
  'document',
  'doc',
  'blob',
  'raw',
  'extra',
  'bag',
]);

const isBag = ({ kind, own }: Field, { vocabulary }: Reading): boolean =>
  ['text', 'none', 'unknown'].includes(kind) && vocabulary.tokens(own).some((word) => BAGS.has(word));

const namesValues = ({ fields }: TableReading, { vocabulary }: Reading): boolean =>
  fields.some(({ own }) =>
    vocabulary.tokens(own).some((word) => ['nam', 'key', 'attribut', 'param', 'property'].includes(word)),
  );

/** A table of names and values may have it among them. */
export function byPair(fact: FactSpec, table: TableReading, { vocabulary }: Reading): HoldsPlace[] {
  if (fact.path.length < 2) return [];
  const has = (words: readonly string[]) =>
    table.fields.find(({ own }) => vocabulary.tokens(own).some((word) => words.includes(word)));
  const value = has(['valu', 'val']);
  return value && has(['nam', 'key', 'attribut', 'param', 'property'])
    ? [place(table, value, 'json', false)]
    : [];
}
