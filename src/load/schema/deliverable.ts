import * as z from 'zod';
import { file, name, partId, refTo, sqlName, text } from '../../checks/schema.ts';

const roles = [
  'schema',
  'load',
  'question',
  'script',
  'change',
  'load-after',
  'words',
  'choices',
  'windows',
  'settings',
] as const;

/** A file of a submission. */
export const deliverable = z.strictObject({
  id: name.describe('Name of the file in this problem; tasks, questions and deliveries refer to it.'),
  file: file.describe('Its path in the submission: `queries/sessions.sql`.'),
  part: refTo('part', 'Id of the part in which it is first asked for.', { of: partId }),
  role: z
    .enum(roles)
    .describe(
      '`schema`: the DDL, run once. `load`: run for each batch. `question`: answers rows. `script`: run by a ' +
        'delivery step (a deletion). `change`: run when something new is to come, may be missing. `load-after`: the ' +
        'load from then on, may be missing. `words`: Markdown. `choices`: options chosen, with reasons, in YAML. ' +
        '`windows`: settings of an event-time session window, in YAML. `settings`: graincheck.yaml.',
    ),
  model: refTo('model')
    .optional()
    .describe('Id of the model that it belongs to; the first where it is not said.'),
  given: z
    .boolean()
    .default(false)
    .describe("The file is the problem's own: the candidate reads it and does not write it."),
  params: z.array(sqlName).default([]).describe('Names of its bound parameters, without the colon.'),
  about: text.describe('One line: what it is.'),
});
