import * as z from 'zod';
import { text } from '../../checks/schema.ts';

/** `graincheck.yaml` in a submission. */
export const settings = z.strictObject({
  dialect: text.optional().describe('The SQL dialect that the files are written in.'),
  holds: z
    .record(z.string(), text)
    .default({})
    .describe('Where a fact stands: event type or bronze column to `table` or `table.column`.'),
  author: text.optional().describe('Whose work it is.'),
  notes: text.optional().describe('Anything; the grader does not read it.'),
});
