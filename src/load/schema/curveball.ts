import * as z from 'zod';
import { file, name, partId, refTo, text } from '../../checks/schema.ts';

/** A requirement that the interviewer changes in the middle of a part; either `says` or `says_in`. */
export const curveball = z.strictObject({
  id: name.describe('Name of the curveball.'),
  part: refTo('part', 'Id of the part that it comes in; the part needs `minutes`.', { of: partId }),
  after_seconds: z
    .int()
    .positive()
    .describe("Seconds of the part's own time before it comes; fewer than the part has."),
  says: text.optional().describe('What the interviewer says, in Markdown.'),
  says_in: file.optional().describe('Markdown file with what the interviewer says, in place of `says`.'),
  checks: z.array(refTo('check')).min(1).describe('Ids of the checks that tell how the design takes it.'),
});
