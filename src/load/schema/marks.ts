import * as z from 'zod';
import { MARKS } from '../../domain/mark.ts';
import { name, text } from '../../checks/schema.ts';

const mark = z.enum(MARKS);

/** A mark, with a word to the candidate or without; nothing: the point is not marked yet. */
const pointMark = z.union([
  mark,
  z.null(),
  z.strictObject({
    mark: mark.describe('`made`, `half` or `missed`.'),
    comment: text.optional().describe('For the candidate: why, or what is missing.'),
  }),
]);

export const marks = z
  .record(
    name,
    z.union([mark, z.record(name, pointMark)], {
      error: `must be ${MARKS.join(', ')}, or points, each with one of these or with \`mark:\` and \`comment:\``,
    }),
  )
  .describe('By the id of the deliverable: a mark for each point, or one for all of them.');

/** What `--marks` names: an instructor's marks of one submission. */
export const marksFile = z.strictObject({
  by: text.optional().describe('Who marked it.'),
  marks,
});

export type MarksYaml = z.output<typeof marks>;
