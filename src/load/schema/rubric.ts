import * as z from 'zod';
import { name, refTo, text } from '../../checks/schema.ts';

/** Phrases of which any one counts, with `|` between: `drop | expire`. */
const term = z
  .string()
  .regex(/^[^|]*[\p{L}\p{N}][^|]*(\|[^|]*[\p{L}\p{N}][^|]*)*$/u, 'must be phrases, with | between two')
  .transform((all) => all.split('|').map((phrase) => phrase.trim()));

const terms = z.array(term).default([]);

const pattern = {
  says: terms.describe(
    'Terms that stand in one sentence and are not denied. A term is phrases with `|` between: any counts.',
  ),
  denies: terms.describe('Terms that stand in it and are denied, as by never, without, instead of.'),
  with: terms.describe('Terms that stand in it, denied or not.'),
  near: terms.describe(
    'Terms in it, in the sentence before or behind it, or in its heading or introduction.',
  ),
  unless: terms.describe('Terms that void it where they stand in the same sentence.'),
};

/** The nearest sentence is found by the words that it shares with these too; more of them are a list of synonyms again. */
const MOST_EXAMPLES = 5;
const examples = z.array(text).max(MOST_EXAMPLES).default([]);

export const pointName = {
  id: name.describe('Name of the point.'),
  title: text.describe('The point, in a few words.'),
};

export const pointWays = {
  ways: z
    .array(
      z.strictObject({
        ...pattern,
        worth: z
          .enum(['half', 'whole'])
          .default('whole')
          .describe('Share of the point; two halves are a whole.'),
      }),
    )
    .min(1)
    .describe('Each way to make the point.'),
  contradictions: z.array(z.strictObject(pattern)).default([]).describe('What says the opposite.'),
};

export const synonyms = z
  .array(z.array(text).min(2))
  .default([])
  .describe('Words that mean the same: where a point has the first, the others count too.');

/** Points to make in an answer in words. */
const rubric = z.strictObject({
  deliverable: refTo('`words` deliverable', 'Id of a deliverable in words.'),
  points: z
    .array(
      z.strictObject({
        ...pointName,
        model: text.describe('How a good answer makes it, in Markdown.'),
        makes: examples.describe('Sentences that make it, as candidates write them.'),
        misses: examples.describe('Sentences that miss it or say the opposite.'),
        section: term.optional().describe('Phrases of which one is in the heading that it belongs below.'),
        follow_up: refTo('follow-up')
          .optional()
          .describe('Id of the follow-up question that is about the same.'),
        ...pointWays,
      }),
    )
    .min(1)
    .describe('The points.'),
});

/** `rubrics.yaml`: a rubric for each answer in words. */
export const rubrics = z.strictObject({
  synonyms,
  rubrics: z.array(rubric).min(1).describe('Points to make in answers in words.'),
});

export type RubricsYaml = z.output<typeof rubrics>;
