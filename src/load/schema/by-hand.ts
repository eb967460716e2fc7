import * as z from 'zod';
import { file, name, sqlName } from './common.ts';

/** An answer that was worked out by hand. */
export const handAnswer = z.strictObject({
  scenario: name.describe('Id of the scenario, at whose end it is asked.'),
  question: name.describe('Name of the question.'),
  params: z.record(sqlName, z.string()).default({}).describe('Values of its parameters.'),
  rows: file.describe('CSV file with the columns of the answer in its first line; an empty field is null.'),
});
