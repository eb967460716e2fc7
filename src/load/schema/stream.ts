import * as z from 'zod';
import { name, whole } from '../../checks/schema.ts';

/** Events of a fixture; named, because scenarios that share a stream share work and can be compared. */
export const stream = z.strictObject({
  fixture: name.describe('Folder under `fixtures/`.'),
  stories: z
    .union([z.literal('all'), z.array(name).min(1)], { error: 'must be the word all, or a list of stories' })
    .optional()
    .describe('Hand-made stories: `all`, or a list of their names.'),
  generate: z
    .strictObject({
      users: whole.describe('Number of users.'),
      days: whole.describe('Number of days.'),
      salt: z.int().nonnegative().default(0).describe('Mixed with the seed: another salt, other events.'),
    })
    .optional()
    .describe('Generated events; they differ with the seed of the grading.'),
});
