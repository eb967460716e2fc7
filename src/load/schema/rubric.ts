import * as z from 'zod';
import { name, text } from './common.ts';

/** Points to make in an answer in words. */
const rubric = z.strictObject({
  deliverable: name.describe('Id of a deliverable in words.'),
  points: z
    .array(
      z.strictObject({
        id: name.describe('Name of the point.'),
        title: text.describe('The point, in a few words.'),
        model: text.describe('How a good answer makes it, in Markdown.'),
      }),
    )
    .min(1)
    .describe('The points.'),
});

/** `rubrics.yaml`: a rubric for each answer in words. */
export const rubrics = z.strictObject({
  rubrics: z.array(rubric).min(1).describe('Points to make in answers in words.'),
});

export type RubricsYaml = z.output<typeof rubrics>;
