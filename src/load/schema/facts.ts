import * as z from 'zod';
import { word } from './common.ts';

/** `facts.yaml`: what a model must be able to hold. */
export const facts = z.strictObject({
  event_types: z.array(word).min(1).describe('Types of events, each of which needs a home.'),
});

export type FactsYaml = z.output<typeof facts>;
