import * as z from 'zod';
import { file, name, text } from '../../checks/schema.ts';

/** A question for the talk after the bell. */
export const followUp = z.strictObject({
  id: name.describe('Name of the follow-up.'),
  question: text.describe('As an interviewer would ask it.'),
  model_answer: file.describe('Markdown file with an answer worth full marks.'),
});
