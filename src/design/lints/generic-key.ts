import { keyOf } from '../erd/columns.ts';
import { type Lint, placeOf } from './lint.ts';

const GENERIC = /^(?:id|uuid|guid|pk|key|row_?id)$/i;

/** `id` as the key of a fact, or of several tables: a join on it runs and means nothing. */
export const genericKey: Lint = ({ design, roleOf }) => {
  const generic = design.tables.filter((table) => {
    const [column, ...more] = keyOf(table);
    return column !== undefined && more.length === 0 && GENERIC.test(column);
  });
  const [first] = generic;
  if (!first || (generic.length < 2 && roleOf(first) !== 'fact')) return [];
  const tables = generic.map(({ name }) => name);
  return [{ code: 'generic-key', args: { ...placeOf(first, keyOf(first)), tables } }];
};
