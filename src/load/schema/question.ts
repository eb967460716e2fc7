import * as z from 'zod';
import { docPath, refTo, sqlName, whole, word } from '../../checks/schema.ts';

const column = z.strictObject({
  name: sqlName.describe('Name that the answer must give the column, in any case.'),
  kind: z
    .enum(['text', 'integer', 'timestamp', 'date', 'number'])
    .describe('How values are compared: a timestamp is equal in any ISO spelling, 1 and 1.0 are one number.'),
  key: z
    .boolean()
    .default(false)
    .describe('Part of the key by which an expected row and a given one are set side by side.'),
});

const param = z.strictObject({
  name: sqlName.describe('Name of the parameter, without the colon.'),
  entity_type: word.describe('Documents of this `entity_type` give the values.'),
  from: docPath('Where in them a value stands.'),
  at_most: whole.default(24).describe('At most so many values are asked, spread over all there are.'),
});

/** What a `question` deliverable must answer. */
export const question = z.strictObject({
  deliverable: refTo(
    '`question` deliverable',
    'Id of the deliverable that answers it; checks refer to the question by it.',
  ),
  ordered: z.boolean().default(false).describe('The order of the rows counts.'),
  columns: z.array(column).min(1).describe('The columns of the answer.'),
  params: z.array(param).default([]).describe('Where the values of its parameters come from.'),
});
