import * as z from 'zod';
import { name, text } from './common.ts';

const verdict = z.enum([
  'accepted',
  'partial',
  'wrong-answer',
  'sql-error',
  'limit-exceeded',
  'missing',
  'unsupported',
]);

/** `submissions/<id>/judged.yaml`: the verdict that every check must give. */
export const judged = z.strictObject({
  about: text.describe('What is wrong with the submission, in a sentence.'),
  verdicts: z.record(name, verdict).default({}).describe('Check to verdict; the others are accepted.'),
});
