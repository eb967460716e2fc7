import * as z from 'zod';
import { docPath, name, sqlName, tablePattern, text, whole, word } from './common.ts';

const scenario = name.describe('Id of the scenario.');
const scenarios = z.array(name).min(1).describe('Ids of the scenarios; it has to be right in each.');
const questions = z.array(name).min(1).describe('Names of the questions; the points are split among them.');
const baseline = z.array(name).default([]).describe('Scenarios; a question wrong there earns nothing here.');
const traces = z.array(docPath).min(1).describe("Paths of what may not be left of the erased user's.");
const grain = z.array(docPath).min(1).describe('Paths of ids that tell a table with a row per event.');
const events = word.default('user').describe('`entity_type` of the documents that are events.');
const alone = z
  .boolean()
  .default(false)
  .describe('It stands by itself: it counts where there is no schema, too.');
const columnNames = z.array(sqlName).min(1);

const check = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, about: string, args: S) =>
  z.strictObject({
    id: name.describe('Stable name: reports carry it.'),
    kind: z.literal(kind).describe(about),
    title: text.describe('What is accepted, in a few words.'),
    task: name.describe('Id of the task; its part is where the points count.'),
    scale: z
      .enum(['design', 'proof'])
      .describe('`design`: judged on the model. `proof`: on what it answers.'),
    points: z.number().positive().describe('Points that it is worth.'),
    model: name.optional().describe('Id of the model that is looked at; the first where it is not said.'),
    ...args,
  });

const described = z.strictObject({
  attribute: sqlName.describe('The attribute: `category`.'),
  names: columnNames.describe('Names that a column of it may have.'),
  entity_type: word.describe('Documents of this `entity_type` carry it.'),
  from: docPath.describe('Where in them.'),
  kind: z.enum(['text', 'integer']).describe('Kind of its values.'),
});

const sparedQuestion = z.strictObject({
  question: name.describe('Name of the question.'),
  about: sqlName.describe('Answer column that tells whom or what a row is about.'),
  from: docPath.describe('Rows are compared when no document of the erased user has their value here.'),
});

/** What is judged, for how many points; the kind says how. */
export const checkSpec = z.discriminatedUnion('kind', [
  check('ddl-runs', 'The schema runs on an empty database and creates a table.', { scenario }),
  check('keys', 'Every table has a key that enforces its grain.', { scenario }),
  check('references', 'References exist, fit their keys, and none dangles after the load.', {
    scenario,
    exempt: z.array(sqlName).default([]).describe('Columns that look like references and are none.'),
    grain,
    entity_type: events,
  }),
  check('attributes-apart', 'What describes a thing stands in no table with a row per event.', {
    scenario,
    attributes: z.array(described).min(1).describe('The attributes.'),
    grain,
    entity_type: events,
  }),
  check('clocks', 'When an event happened and when it arrived are both kept.', {
    scenario,
    event_types: z.array(word).min(1).describe('Events of these types must carry both.'),
    happened: columnNames.describe('Names that a column of the first may have.'),
    arrived: columnNames.describe('Names that a column of the second may have.'),
    grain,
    entity_type: events,
  }),
  check('answers', "Answers equal the reference models'.", {
    scenarios,
    questions,
    baseline,
    midway: z
      .array(name)
      .default([])
      .describe('Scenarios in which the questions are asked after every batch but the last.'),
    shapes: z
      .array(name)
      .default([])
      .describe('Ids of `shape` checks: right answers from a model that has not its shape earn nothing.'),
  }),
  check('no-trace', 'After the erasure no cell holds anything of the user.', {
    scenarios,
    traces,
    entity_type: events,
  }),
  check('spared', 'The erasure leaves the answers about others as they were.', {
    scenarios,
    baseline: name.describe('Id of a scenario with the same events and no erasure.'),
    questions: z.array(sparedQuestion).min(1).describe('The questions, and which rows are about others.'),
    as_reference: z
      .array(sparedQuestion)
      .default([])
      .describe("Questions that an erasure changes in a fixed way: their keys must be the reference's."),
    as_reference_in: z.array(name).default([]).describe('The scenarios in which those are asked.'),
    entity_type: events,
  }),
  check('stays-erased', 'Late events of an erased user do not come back.', {
    scenarios,
    traces,
    entity_type: events,
  }),
  check('retention', 'Old event rows go; newer ones and the aggregates stay.', {
    scenarios,
    gone: z.array(docPath).min(1).describe('Paths of ids that must be gone, of events before the cut-off.'),
    kept: z.array(docPath).min(1).describe('Paths of ids that must stay, of events from the cut-off on.'),
    questions: z.array(name).min(1).describe('Questions whose answers may not change.'),
    entity_type: events,
  }),
  check('index-search', 'The question finds its rows by index.', {
    question: name.describe('Name of the question.'),
    small: name.describe('Id of a scenario with few users.'),
    large: name.describe('Id of a scenario with many, and the same users among them.'),
    max_growth: z.number().min(1).describe('Cost at `large` over cost at `small`, at most.'),
  }),
  check('evolution', 'A type and a property nobody has seen do no harm and are kept.', {
    scenario,
    counts: z.array(name).describe('Questions in which the new type counts.'),
    unchanged: z.array(name).describe('Questions in which it does not.'),
    baseline,
    kept: z
      .array(docPath)
      .min(1)
      .describe('Paths of what must be kept of a new event; the values of the new property must be, too.'),
  }),
  check('facts', 'Every type of event and every fact of `facts.yaml` has its place in the design.', {
    scenario,
    grain,
    entity_type: events,
  }),
  check('partitions', 'The partitions suit the access patterns and the scale of `workload.yaml`.', {
    scenario,
    grain,
    entity_type: events,
  }),
  check('rubric', 'An answer in words makes the points of its rubric in `rubrics.yaml`.', {
    deliverable: name.describe('Id of the deliverable in words.'),
    alone,
  }),
  check('choices', 'The right option is chosen for each item of `choices.yaml`, with its reason.', {
    deliverable: name.describe('Id of the deliverable of the role `choices`.'),
    alone,
  }),
  check(
    'windows',
    'Event-time session windows give the right sessions; equal parts: key, gap, sessions, limits.',
    {
      deliverable: name.describe('Id of the deliverable of the role `windows`.'),
      alone,
      scenarios,
      entity_type: events,
      event_types: z.array(word).min(1).optional().describe('Events of these types count; all if left out.'),
      time: docPath.default('timestamp').describe('Where in a document the time of the event stands.'),
      keys: z
        .record(sqlName, docPath)
        .describe('What a key may be made of, by the names that candidates use.'),
      right: z.array(sqlName).min(1).describe('The key that sessions need.'),
      gap: whole.describe('Seconds; events of a key that are so far apart still belong together.'),
      promised_lateness: z
        .int()
        .min(0)
        .describe('Seconds; what arrives no later after it happened has to be in its session at the end.'),
      limits: z
        .strictObject({
          first_emission_within: whole
            .optional()
            .describe(
              'Seconds by arrival that a complete session waits for its first emission, the middle one of all.',
            ),
          corrected_at_most: z.number().min(0).max(100).optional().describe('Percent of the sessions.'),
          dropped_at_most: z.int().min(0).optional().describe('Events that are dropped, however late.'),
          windows_at_most: whole.optional().describe('Windows in memory at once.'),
          events_at_most: whole.optional().describe('Events in memory at once.'),
        })
        .default({})
        .describe('What it may take; each that is given is one more part.'),
    },
  ),
  check('rebuilt', 'What the grader emptied is filled again by a script as it was.', {
    scenarios,
    layers: z
      .array(tablePattern)
      .min(1)
      .describe('Tables that are emptied; each pattern must have a table or a view, and one of them rows.'),
    questions: z.array(name).default([]).describe('Questions whose answers may not change.'),
  }),
  check('agree', 'One answer, counted up, is another one.', {
    scenarios,
    detail: name.describe('Question with the single rows.'),
    totals: name.describe('Question with the figures over them.'),
    by: z
      .record(sqlName, z.union([sqlName, z.strictObject({ date_of: sqlName })]))
      .describe('For each key column of the totals the column of the single rows, or the date of it.'),
    count: sqlName.optional().describe('Column of the totals that counts the single rows.'),
    sums: z
      .record(sqlName, sqlName)
      .default({})
      .describe('For each column of the totals that is a sum the column that is summed.'),
  }),
  check('shape', 'Events lie in the tables of a pattern; half of the points are for their properties.', {
    scenario,
    tables: z
      .enum(['one', 'one-a-type'])
      .describe('`one`: one table has all events. `one-a-type`: each type of event has a table of its own.'),
    columns_at_most: z.int().positive().optional().describe('Columns that such a table has, at most.'),
    own_columns: z
      .array(docPath)
      .default([])
      .describe('Properties that have a column of their own, null for events without them.'),
    kept: z.array(docPath).default([]).describe("Properties that stand somewhere in their event's row."),
    named: z
      .array(tablePattern)
      .default([])
      .describe('Names of the tables that are looked at; all tables where it is left out.'),
    types: z.array(word).default([]).describe('Types of events that are asked about; all if left out.'),
    having: z.array(docPath).default([]).describe('Events that lack one of these are not asked about.'),
    event_id: docPath.default('event_id').describe('Where the id is that tells a row of an event.'),
    event_type: docPath.default('event_type').describe('Where the type of an event is.'),
    entity_type: events,
  }),
  check('costs', 'Models take a change at a bounded cost; what each costs is shown.', {
    before: name.describe('Id of the scenario without the change.'),
    after: name.describe('Id of the scenario with a `change` step.'),
    models: z
      .array(
        z.strictObject({
          model: name.describe('Id of the model.'),
          question: name.describe('Question that is asked before and after.'),
          changed: name.describe('Question that is right only where the change was taken in.'),
          statements: z
            .int()
            .min(0)
            .optional()
            .describe('Statements of its `change` script, at most; without it there is no limit.'),
        }),
      )
      .min(1)
      .describe('The models that are compared.'),
  }),
]);
