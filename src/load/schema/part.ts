import * as z from 'zod';
import { partId, text } from '../../checks/schema.ts';

/** One stretch of the sitting. */
export const part = z.strictObject({
  id: partId.describe('A capital letter, or `+` for what is asked after the bell.'),
  title: text.describe('Shown in reports: `Core schema`.'),
  minutes: z
    .number()
    .positive()
    .optional()
    .describe('Minutes that the part is given; leave it out where nobody counts.'),
});
