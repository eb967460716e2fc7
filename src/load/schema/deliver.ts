import * as z from 'zod';
import { refTo, sqlName, tablePattern, whole, word } from '../../checks/schema.ts';

const kind = <K extends string>(value: K, about: string) => z.literal(value).describe(about);
const share = z.number().positive().max(1);

/** One step in how a stream is delivered. */
export const deliver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('on-time', 'A batch a day, each event in the batch of its day, once.') }),
  z.strictObject({ kind: kind('as-received', 'A batch a day, by `received_at` as the stories tell it.') }),
  z.strictObject({
    kind: kind('late', 'Some events arrive hours or days after their day.'),
    share: share.describe('Share of the events that are late, 0 to 1.'),
    max_days: whole.describe('Days that the latest is late.'),
  }),
  z.strictObject({
    kind: kind('twice', 'Some events are delivered again, in the same batch or a later one.'),
    share: share.describe('Share of the events that come again, 0 to 1.'),
  }),
  z.strictObject({ kind: kind('again', 'Every batch is run twice in a row.') }),
  z.strictObject({
    kind: kind('shuffled', 'All events are shuffled and cut anew.'),
    batches: whole.describe('Number of batches that they are cut into.'),
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
    keep_days: whole.describe('Days that are kept, counted from the last one.'),
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
