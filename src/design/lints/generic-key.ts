import { keyOf } from '../erd/columns.ts';
import { defineLint, type LintPlace, placeOf, placeText, several } from './lint.ts';

const GENERIC = /^(?:id|uuid|guid|pk|key|row_?id)$/i;

/** `tables`: all that have such a key. */
type Found = LintPlace & { readonly tables: readonly string[] };

/** `id` as the key of a fact, or of several tables: a join on it runs and means nothing. */
export const genericKey = defineLint({
  code: 'generic-key',
  says: ({ tables, ...place }: Found) => ({
    message: `${placeText(place)} is a key that does not say what it identifies${tables.length > 1 ? `, and so is that of ${several(tables.slice(1))}` : ''}: a join of one such column with another runs, and means nothing.`,
    hint: 'Name a key after its thing, `user_id`, and the same in every table that refers to it.',
  }),
  look: ({ design, roleOf }) => {
    const generic = design.tables.filter((table) => {
      const [column, ...more] = keyOf(table);
      return column !== undefined && more.length === 0 && GENERIC.test(column);
    });
    const [first] = generic;
    if (!first || (generic.length < 2 && roleOf(first) !== 'fact')) return [];
    const tables = generic.map(({ name }) => name);
    return [{ ...placeOf(first, keyOf(first)), tables }];
  },
});
