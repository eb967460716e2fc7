import type { EventTypeSpec } from '../../domain/fact.ts';
import type { Home } from './home.ts';
import type { Reading } from './reading.ts';

/** Words that say which of several times a column keeps. */
const WHICH = new Set([
  'first',
  'last',
  'latest',
  'most',
  'recent',
  'at',
  't',
  'tim',
  'timestamp',
  'dat',
  'on',
  'is',
  'has',
]);

/** A row of who and what, with a column for what was done: it is the home where there is no other. */
export function snapshotHomes(type: EventTypeSpec, reading: Reading): readonly Home[] {
  const { tokens, types, groups } = reading.vocabulary;
  return reading.tables.flatMap((table): Home[] => {
    if (table.thing !== null || table.typeField) return [];
    const field = table.fields.find(({ own, kind }) => {
      if (!['timestamp', 'boolean', 'text', 'none'].includes(kind)) return false;
      const words = tokens(own);
      const key = words.filter((word) => !WHICH.has(word)).join(' ');
      if (words.length === key.split(' ').length) return false;
      return types.get(key)?.includes(type.id) === true || groups.get(key)?.types[0] === type.id;
    });
    if (!field) return [];
    return [
      {
        reading: table,
        column: field.name,
        how: 'structure',
        certain: !table.aggregate,
        nested: false,
        second: false,
      },
    ];
  });
}
