import * as z from 'zod';

const NAME = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/;
const COLUMN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PATH = /^[a-z_]+(\.[^.\s]+)*$/;

/** The id of a thing in the problem: `late`, `recent_views`. */
export const name = z
  .string()
  .regex(NAME, 'must be small letters, digits, and single - or _ between them, like `recent-views`');

/** The id of a part: `A`, `+`. */
export const partId = z.string().regex(/^(\+|[A-Z][A-Za-z0-9]*)$/, 'must begin with a capital, or be +');

/** The name of a table, a column or a parameter. */
export const sqlName = z.string().regex(COLUMN, 'must be a plain SQL name: letters, digits and _');

/** A table by its name, or all tables whose names begin so: `silver_*`. */
export const tablePattern = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*\*?$/, 'must be the name of a table, or the beginning of names and a `*`');

/** A place in an event document: `entity_id`, `properties.video_id`. */
export const docPath = z
  .string()
  .regex(PATH, 'must be a path in an event document, like `entity_id` or `properties.video_id`');

/** A word of the documents: an event type, an entity type, a property. */
export const word = z.string().regex(/^[^\s.]+$/, 'must be one word, without spaces or dots');

/** Prose; Markdown where it is long. */
export const text = z.string().regex(/\S/, 'must not be empty');

/** A path in the problem's folder, with `/`; what is wrong with one is said by the cross-reference rules. */
export const file = z.string().min(1);

export const whole = z.int().positive();
