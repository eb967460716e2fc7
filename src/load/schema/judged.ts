import * as z from 'zod';
import { VERDICTS } from '../../domain/scorecard.ts';
import { file, name, text } from '../../checks/schema.ts';
import { marks } from './marks.ts';

/** That a check could not be judged is no verdict on a submission. */
const verdict = z.enum(VERDICTS).exclude(['judge-error']);

/** One change to a file of the base. */
const edit = z.strictObject({
  file: file.describe('The file, as the base calls it.'),
  replace: z.string().min(1).describe('Text that stands exactly once in the file of the base.'),
  with: z.string().describe('What stands there instead; `""` takes the text out.'),
});

/** `submissions/<id>/judged.yaml`: what the submission is made of, and the verdict that every check must give. */
export const judged = z.strictObject({
  about: text.describe('What is wrong with the submission, in a sentence.'),
  base: file
    .optional()
    .describe(
      'What it was made from, as a path in the problem’s folder: `references/<id>` or `submissions/<id>`. The folder then holds only files that differ.',
    ),
  edits: z.array(edit).default([]).describe('Files of the base that differ in a few places.'),
  without: z.array(file).default([]).describe('Files of the base that it does not have.'),
  verdicts: z.record(name, verdict).default({}).describe('Check to verdict; the others are accepted.'),
  marks: marks
    .default({})
    .describe(
      'Marks of its answers in words: by the id of the deliverable one for each point, or one for all. An answer that a reference gives too makes every point.',
    ),
});

export type JudgedYaml = z.output<typeof judged>;
