import * as z from 'zod';
import { name, refTo, text } from '../../checks/schema.ts';
import type { Rubric } from '../../domain/rubric.ts';
import { filesOf, mustDiffer, namesExist, type PartRule } from './rule.ts';

/** The nearest sentence is found by the words that it shares with these too; more of them would be a list of synonyms. */
const MOST_EXAMPLES = 5;

const examples = z.array(text).max(MOST_EXAMPLES).default([]);

/** Points to make in an answer in words. */
const rubric = z.strictObject({
  deliverable: refTo('`words` deliverable', 'Id of a deliverable in words.'),
  points: z
    .array(
      z.strictObject({
        id: name.describe('Name of the point.'),
        title: text.describe('The point, in a few words.'),
        model: text.describe('How a good answer makes it, in Markdown.'),
        makes: examples.describe('A few sentences that make it, as candidates write them.'),
        misses: examples.describe('A few that miss it or say the opposite.'),
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

/** Rubrics are for files in words, one each. */
export const rubricRule: PartRule<RubricsYaml> = (problem, part) => [
  ...namesExist(rubrics, part, { '`words` deliverable': filesOf(problem, 'words') }),
  ...mustDiffer(['rubrics'], 'deliverable', part.rubrics),
  ...part.rubrics.flatMap(({ points }, at) => mustDiffer(['rubrics', at, 'points'], 'id', points)),
];

/** @param given what the starter has for a deliverable. */
export function toRubrics(
  { rubrics }: RubricsYaml,
  given: (deliverable: string) => string,
): readonly Rubric[] {
  return rubrics.map(({ deliverable, points }) => ({
    deliverable,
    given: given(deliverable),
    points: points.map((point) => ({ ...point, model: point.model.trim() })),
  }));
}
