import * as z from 'zod';
import { VERDICTS } from '../../domain/scorecard.ts';
import { name, text } from './common.ts';

/** That a check could not be judged is no verdict on a submission. */
const verdict = z.enum(VERDICTS).exclude(['judge-error']);

/** `submissions/<id>/judged.yaml`: the verdict that every check must give. */
export const judged = z.strictObject({
  about: text.describe('What is wrong with the submission, in a sentence.'),
  verdicts: z.record(name, verdict).default({}).describe('Check to verdict; the others are accepted.'),
});
