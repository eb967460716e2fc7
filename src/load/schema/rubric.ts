import * as z from 'zod';
import { name, text } from './common.ts';

/** Points to make in an answer in words. */
export const rubric = z.strictObject({
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
