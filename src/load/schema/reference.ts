import * as z from 'zod';
import { file, name, text } from '../../checks/schema.ts';

/** A model answer: a whole submission, and the page on when to choose it. */
export const reference = z.strictObject({
  id: name.describe('Name of the model.'),
  title: text.describe('As reports name it.'),
  folder: file.optional().describe('Its folder; `references/<id>` if left out.'),
  page: file
    .optional()
    .describe(
      'Its page on when to choose it, in Markdown; `references/<id>.md`, where there is one, if left out.',
    ),
  trade_offs: z.array(text).min(1).describe('What one gains and pays with it, a sentence each.'),
});
