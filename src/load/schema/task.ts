import * as z from 'zod';
import { name, partId, refTo, text } from '../../checks/schema.ts';

/** The smallest thing that is asked. */
export const task = z.strictObject({
  id: name.describe('Name of the task; checks refer to it.'),
  title: text.describe('A few words.'),
  part: refTo('part', 'Id of the part that it belongs to; its checks count there.', { of: partId }),
  asks: text.describe('What the candidate is asked to do, in Markdown.'),
  deliverables: z.array(refTo('deliverable')).min(1).describe('Ids of the files that it asks for.'),
  hints: z
    .array(text)
    .default([])
    .describe('Hints in steps, from a nudge to nearly the answer; a candidate takes one at a time.'),
});
