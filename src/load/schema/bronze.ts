import * as z from 'zod';
import { docPath, sqlName, text, word } from '../../checks/schema.ts';

const column = z.strictObject({
  name: sqlName.describe('Name of the column.'),
  kind: z
    .enum(['text', 'integer', 'timestamp', 'date', 'number', 'json'])
    .describe('`timestamp` is written `YYYY-MM-DD HH:MM:SS`, `date` is written `YYYY-MM-DD`.'),
  from: docPath('Where in an event document it stands: `entity_id`, `properties.video_id`.'),
  without: z
    .array(word)
    .default([])
    .describe('For `json`: keys that are left out, because columns of their own hold them.'),
  about: text.describe('One line: what it means.'),
});

/** A table that the grader fills for the candidate's load. */
export const bronzeTable = z.strictObject({
  table: sqlName.describe('Name of the table.'),
  about: text.describe('What a row is.'),
  entity_type: word.describe('Event documents of this `entity_type` fill the table.'),
  holds: z
    .enum(['batch', 'all'])
    .default('batch')
    .describe('`batch`: what is new in the batch. `all`: everything received so far.'),
  columns: z.array(column).min(1).describe('Its columns, in order.'),
});
