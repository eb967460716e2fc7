import * as z from 'zod';
import { name, text } from '../../checks/schema.ts';

/** One of several models in a submission. */
export const model = z.strictObject({
  id: name.describe('Name of the model; deliverables and checks refer to it.'),
  title: text.describe('As reports name it: `One big table`.'),
});
