import * as z from 'zod';
import { CHECKS } from '../../checks/index.ts';
import {
  docPath,
  file,
  name,
  partId,
  refTo,
  sqlName,
  tablePattern,
  text,
  whole,
  word,
} from '../../checks/schema.ts';

/** One stretch of the sitting. */
const part = z.strictObject({
  id: partId.describe('A capital letter, or `+` for what is asked after the bell.'),
  title: text.describe('Shown in reports: `Core schema`.'),
  minutes: z
    .number()
    .positive()
    .max(24 * 60)
    .optional()
    .describe('Minutes that the part is given; leave it out where nobody counts.'),
});

/** The smallest thing that is asked. */
const task = z.strictObject({
  id: name.describe('Name of the task; checks refer to it.'),
  title: text.describe('A few words.'),
  part: refTo('part', 'Id of the part that it belongs to; its checks count there.', { of: partId }),
  asks: text.describe('What the candidate is asked to do, in Markdown.'),
  deliverables: z.array(refTo('deliverable')).min(1).describe('Ids of the files that it asks for.'),
  hints: z
    .array(text)
    .default([])
    .describe('Hints in steps, from a nudge to nearly the answer; a candidate takes one at a time.'),
});

/** One of several models in a submission. */
const model = z.strictObject({
  id: name.describe('Name of the model; deliverables and checks refer to it.'),
  title: text.describe('As reports name it: `One big table`.'),
});

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
const deliverable = z.strictObject({
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

const bronzeColumn = z.strictObject({
  name: sqlName.describe('Name of the column.'),
  kind: z
    .enum(['text', 'integer', 'timestamp', 'date', 'number', 'json'])
    .describe('`timestamp` is written `YYYY-MM-DD HH:MM:SS`, `date` is written `YYYY-MM-DD`.'),
  from: docPath('Where in an event document it stands: `entity_id`, `properties.video_id`.'),
  without: z
    .array(word)
    .default([])
    .describe('For `json`: keys that are left out, because columns of their own hold them.'),
  about: text.describe('One line: what it means.'),
});

/** A table that the grader fills for the candidate's load. */
const bronzeTable = z.strictObject({
  table: sqlName.describe('Name of the table.'),
  about: text.describe('What a row is.'),
  entity_type: word.describe('Event documents of this `entity_type` fill the table.'),
  holds: z
    .enum(['batch', 'all'])
    .default('batch')
    .describe('`batch`: what is new in the batch. `all`: everything received so far.'),
  columns: z.array(bronzeColumn).min(1).describe('Its columns, in order.'),
});

const answerColumn = z.strictObject({
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
const question = z.strictObject({
  deliverable: refTo(
    '`question` deliverable',
    'Id of the deliverable that answers it; checks refer to the question by it.',
  ),
  ordered: z.boolean().default(false).describe('The order of the rows counts.'),
  columns: z.array(answerColumn).min(1).describe('The columns of the answer.'),
  params: z.array(param).default([]).describe('Where the values of its parameters come from.'),
});

/** Events of a fixture; named, because scenarios that share a stream share work and can be compared. */
const stream = z.strictObject({
  fixture: name.describe('Folder under `fixtures/`.'),
  stories: z
    .union([z.literal('all'), z.array(name).min(1)], { error: 'must be the word all, or a list of stories' })
    .optional()
    .describe('Hand-made stories: `all`, or a list of their names.'),
  generate: z
    .strictObject({
      users: whole.max(10_000).describe('Number of users.'),
      days: whole.max(366).describe('Number of days.'),
      salt: z.int().nonnegative().default(0).describe('Mixed with the seed: another salt, other events.'),
    })
    .refine(
      ({ users, days }) => users * days <= 100_000,
      'makes too many events: users times days may be 100,000',
    )
    .optional()
    .describe('Generated events; they differ with the seed of the grading.'),
});

const kind = <K extends string>(value: K, about: string) => z.literal(value).describe(about);
const share = z.number().positive().max(1);

/** One step in how a stream is delivered. */
const deliver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('on-time', 'A batch a day, each event in the batch of its day, once.') }),
  z.strictObject({ kind: kind('as-received', 'A batch a day, by `received_at` as the stories tell it.') }),
  z.strictObject({
    kind: kind('late', 'Some events arrive hours or days after their day.'),
    share: share.describe('Share of the events that are late, 0 to 1.'),
    max_days: whole.max(366).describe('Days that the latest is late.'),
  }),
  z.strictObject({
    kind: kind(
      'twice',
      'Some events are delivered again, in the same batch or a later one, a few of them a third time.',
    ),
    share: share.describe('Share of the events that come again, 0 to 1.'),
  }),
  z.strictObject({ kind: kind('again', 'Every batch is run twice in a row.') }),
  z.strictObject({
    kind: kind('shuffled', 'All events are shuffled and cut anew.'),
    batches: whole.max(1_000).describe('Number of batches that they are cut into.'),
  }),
  z.strictObject({
    kind: kind('erase', 'A script of the candidate removes one user; late events of theirs follow.'),
    deliverable: refTo('`script` deliverable', 'Id of the script.'),
    param: sqlName.describe('Its parameter that takes the user.'),
  }),
  z.strictObject({
    kind: kind('retain', 'After the last batch a script of the candidate drops what is old.'),
    deliverable: refTo('`script` deliverable', 'Id of the script.'),
    param: sqlName.describe('Its parameter that takes the cut-off date.'),
    keep_days: whole.max(3_660).describe('Days that are kept, counted from the last one.'),
  }),
  z.strictObject({
    kind: kind('change', 'The `change` scripts run, and `load-after` is the load from then on.'),
    before: word.describe('Type of event before whose first batch they run.'),
  }),
  z.strictObject({
    kind: kind('rebuild', 'At the end tables are emptied by the grader, and a script fills them again.'),
    deliverable: refTo('`script` deliverable', 'Id of the script.'),
    keep: z
      .array(tablePattern)
      .min(1)
      .describe('Names of the tables that are kept; `bronze_*` is all that begin so.'),
  }),
  z.strictObject({
    kind: kind('evolve', 'Events of an unknown type come, and an unknown property on known ones.'),
    event_type: word.describe('The type nobody has seen.'),
    like: word.describe('Events of this type are the pattern of the new ones.'),
    keep: z.array(word).describe('Properties that a new event takes over from its pattern.'),
    property: word.describe('The property nobody has seen.'),
  }),
]);

/** Events, and how they are delivered. */
const scenario = z.strictObject({
  id: name.describe('Name of the scenario; findings show it, checks refer to it.'),
  title: text.describe('A few words for reports: `Events hours and days late`.'),
  visibility: z
    .enum(['sample', 'secret'])
    .describe('`sample`: a candidate may look at it. `secret`: seen in findings alone.'),
  stream: refTo('stream', 'Name of one of the `streams`.'),
  deliver: z.array(deliver).min(1).describe('Steps that make the delivery, one after the other.'),
});

/** An answer that was worked out by hand. */
const handAnswer = z.strictObject({
  scenario: refTo('scenario', 'Id of the scenario, at whose end it is asked.'),
  question: refTo('question', 'Name of the question.'),
  params: z.record(sqlName, z.string()).default({}).describe('Values of its parameters.'),
  rows: file.describe(
    'CSV file with the columns of the answer in its first line; an empty field is null, `""` an empty text.',
  ),
});

const [first, ...others] = CHECKS;

/** What is judged, for how many points; the kind says how. */
export const checkSpec = z.discriminatedUnion('kind', [first.schema, ...others.map(({ schema }) => schema)]);

/** A question for the talk after the bell. */
const followUp = z.strictObject({
  id: name.describe('Name of the follow-up.'),
  question: text.describe('As an interviewer would ask it.'),
  model_answer: file.describe('Markdown file with an answer worth full marks.'),
});

/** A requirement that the interviewer changes in the middle of a part; either `says` or `says_in`. */
const curveball = z.strictObject({
  id: name.describe('Name of the curveball.'),
  part: refTo('part', 'Id of the part that it comes in; the part needs `minutes`.', { of: partId }),
  after_seconds: z
    .int()
    .positive()
    .describe("Seconds of the part's own time before it comes; fewer than the part has."),
  says: text.optional().describe('What the interviewer says, in Markdown.'),
  says_in: file.optional().describe('Markdown file with what the interviewer says, in place of `says`.'),
  checks: z.array(refTo('check')).min(1).describe('Ids of the checks that tell how the design takes it.'),
});

/** A model answer: a whole submission, and the page on when to choose it. */
const reference = z.strictObject({
  id: name.describe('Name of the model.'),
  title: text.describe('As reports name it.'),
  folder: file.optional().describe('Its folder; `references/<id>` if left out.'),
  page: file
    .optional()
    .describe(
      'Its page on when to choose it, in Markdown; `references/<id>.md`, where there is one, if left out.',
    ),
  trade_offs: z.array(text).min(1).describe('What one gains and pays with it, a sentence each.'),
});

/** The format that this version reads. */
export const FORMAT = 1;

/** `problem.yaml`, as it is written. */
export const problem = z.strictObject({
  format: z.literal(FORMAT).describe('Version of this format: 1.'),
  id: name.describe("Name of the problem, and of its folder among graincheck's own."),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, like `1.0.0`')
    .describe('Version of the problem; raise it when scores can change.'),
  title: text.describe('As a list of problems shows it.'),
  summary: text.describe('A sentence or two for the list.'),
  difficulty: z.enum(['easy', 'medium', 'hard']).describe('For the list.'),
  pass_percent: z.number().min(0).max(100).default(60).describe('Percent of the points that passes.'),
  statement: file.describe('Markdown file with everything that the candidate is told.'),
  parts: z.array(part).min(1).describe('The stretches of a sitting.'),
  tasks: z.array(task).min(1).describe('What is asked.'),
  models: z
    .array(model)
    .min(1)
    .optional()
    .describe('Where a submission holds several models, or one whose schema and load are given.'),
  deliverables: z.array(deliverable).min(1).describe('The files of a submission.'),
  bronze: z.array(bronzeTable).min(1).describe('The tables that the grader fills from the events.'),
  questions: z.array(question).default([]).describe('What the `question` deliverables must answer.'),
  streams: z.record(name, stream).describe('Events, by a name that scenarios refer to.'),
  scenarios: z.array(scenario).min(1).describe('How events are delivered.'),
  by_hand: z
    .array(handAnswer)
    .default([])
    .describe('Answers worked out by hand, which every reference model must give.'),
  checks: z.array(checkSpec).min(1).describe('What is judged.'),
  lesson: file
    .optional()
    .describe('Markdown file with the lesson: the idea, a worked example that is run, the traps.'),
  limits: file.optional().describe('YAML file with the limits that this problem sets itself.'),
  rubrics: file.optional().describe('YAML file with the points to make in answers in words.'),
  choices: file.optional().describe('YAML file with what is to be chosen, and why.'),
  facts: file.optional().describe('YAML file with what a model must be able to hold.'),
  workload: file.optional().describe('YAML file with access patterns and scale.'),
  follow_ups: z.array(followUp).default([]).describe('Questions for after the bell.'),
  curveballs: z
    .array(curveball)
    .default([])
    .describe('Requirements that the interviewer changes while the clock runs.'),
  references: z.array(reference).min(1).describe('Model answers; they say what is right.'),
});

/** A `problem.yaml` whose shape is right. */
export type ProblemYaml = z.output<typeof problem>;
