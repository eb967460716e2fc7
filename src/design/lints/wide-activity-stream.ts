import type { DesignTable } from '../../domain/design.ts';
import { folded } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/**
 * Columns of a stream: its shape is fixed, and what only some activities have stands in one JSON column. From the
 * activity schema's specification (github.com/ActivitySchema/ActivitySchema).
 */
const MOST = 11;

type Found = LintPlace & { readonly count: number; readonly most: number };

/** An activity stream with more columns than the activity schema has. */
export const wideActivityStream = defineLint({
  code: 'wide-activity-stream',
  says: ({ count, most, ...place }: Found) => ({
    message: `${placeText(place)} has ${count} columns; an activity stream has ${most} at most, the same for every activity.`,
    hint: 'Put what only some activities have into feature_json; or call it one big table, which may be wide.',
  }),
  look: ({ design }) =>
    design.tables
      .filter((table) => isStream(table) && table.columns.length > MOST)
      .map((table) => ({ ...placeOf(table), count: table.columns.length, most: MOST })),
});

/** By its name, or by the columns that only an activity schema has. */
function isStream({ name, columns }: DesignTable): boolean {
  const has = new Set(columns.map((column) => folded(column.name)));
  if (/activity_stream$|^activity_schema/.test(folded(name))) return true;
  return has.has('activity') && (has.has('feature_json') || has.has('anonymous_customer_id'));
}
