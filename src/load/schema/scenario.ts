import * as z from 'zod';
import { name, refTo, text } from '../../checks/schema.ts';
import { deliver } from './deliver.ts';

/** Events, and how they are delivered. */
export const scenario = z.strictObject({
  id: name.describe('Name of the scenario; findings show it, checks refer to it.'),
  title: text.describe('A few words for reports: `Events hours and days late`.'),
  visibility: z
    .enum(['sample', 'secret'])
    .describe('`sample`: a candidate may look at it. `secret`: seen in findings alone.'),
  stream: refTo('stream', 'Name of one of the `streams`.'),
  deliver: z.array(deliver).min(1).describe('Steps that make the delivery, one after the other.'),
});
