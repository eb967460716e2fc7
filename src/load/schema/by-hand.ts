import * as z from 'zod';
import { file, refTo, sqlName } from '../../checks/schema.ts';

/** An answer that was worked out by hand. */
export const handAnswer = z.strictObject({
  scenario: refTo('scenario', 'Id of the scenario, at whose end it is asked.'),
  question: refTo('question', 'Name of the question.'),
  params: z.record(sqlName, z.string()).default({}).describe('Values of its parameters.'),
  rows: file.describe('CSV file with the columns of the answer in its first line; an empty field is null.'),
});
