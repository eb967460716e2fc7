import * as z from 'zod';
import { file, name, partId, sqlName, text } from './common.ts';

const roles = ['schema', 'load', 'question', 'script', 'words', 'settings'] as const;

/** A file of a submission. */
export const deliverable = z.strictObject({
  id: name.describe('Name of the file in this problem; tasks, questions and deliveries refer to it.'),
  file: file.describe('Its path in the submission: `queries/sessions.sql`.'),
  part: partId.describe('Id of the part in which it is first asked for.'),
  role: z
    .enum(roles)
    .describe(
      '`schema`: the DDL, run once. `load`: run for each batch. `question`: answers rows. `script`: run by a ' +
        'delivery step (a deletion). `words`: Markdown. `settings`: graincheck.yaml.',
    ),
  params: z.array(sqlName).default([]).describe('Names of its bound parameters, without the colon.'),
  about: text.describe('One line: what it is.'),
});
