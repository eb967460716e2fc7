import * as z from 'zod';
import { bronzeTable } from './bronze.ts';
import { handAnswer } from './by-hand.ts';
import { checkSpec } from './check.ts';
import { file, name, text } from '../../checks/schema.ts';
import { curveball } from './curveball.ts';
import { deliverable } from './deliverable.ts';
import { followUp } from './follow-up.ts';
import { model } from './model.ts';
import { part } from './part.ts';
import { question } from './question.ts';
import { reference } from './reference.ts';
import { scenario } from './scenario.ts';
import { stream } from './stream.ts';
import { task } from './task.ts';

/** The format that this version reads. */
export const FORMAT = 1;

/** `problem.yaml`, as it is written. */
export const problem = z.strictObject({
  format: z.literal(FORMAT).describe('Version of this format: 1.'),
  id: name.describe("Name of the problem, and of its folder among graincheck's own."),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, like `1.0.0`')
    .describe('Version of the problem; raise it when scores can change.'),
  title: text.describe('As a list of problems shows it.'),
  summary: text.describe('A sentence or two for the list.'),
  difficulty: z.enum(['easy', 'medium', 'hard']).describe('For the list.'),
  pass_percent: z.number().min(0).max(100).default(60).describe('Percent of the points that passes.'),
  statement: file.describe('Markdown file with everything that the candidate is told.'),
  parts: z.array(part).min(1).describe('The stretches of a sitting.'),
  tasks: z.array(task).min(1).describe('What is asked.'),
  models: z
    .array(model)
    .min(1)
    .optional()
    .describe('Where a submission holds several models, or one whose schema and load are given.'),
  deliverables: z.array(deliverable).min(1).describe('The files of a submission.'),
  bronze: z.array(bronzeTable).min(1).describe('The tables that the grader fills from the events.'),
  questions: z.array(question).default([]).describe('What the `question` deliverables must answer.'),
  streams: z.record(name, stream).describe('Events, by a name that scenarios refer to.'),
  scenarios: z.array(scenario).min(1).describe('How events are delivered.'),
  by_hand: z
    .array(handAnswer)
    .default([])
    .describe('Answers worked out by hand, which every reference model must give.'),
  checks: z.array(checkSpec).min(1).describe('What is judged.'),
  lesson: file
    .optional()
    .describe('Markdown file with the lesson: the idea, a worked example that is run, the traps.'),
  rubrics: file.optional().describe('YAML file with the points to make in answers in words.'),
  choices: file.optional().describe('YAML file with what is to be chosen, and why.'),
  facts: file.optional().describe('YAML file with what a model must be able to hold.'),
  workload: file.optional().describe('YAML file with access patterns and scale.'),
  follow_ups: z.array(followUp).default([]).describe('Questions for after the bell.'),
  curveballs: z
    .array(curveball)
    .default([])
    .describe('Requirements that the interviewer changes while the clock runs.'),
  references: z.array(reference).min(1).describe('Model answers; they say what is right.'),
});

/** A `problem.yaml` whose shape is right. */
export type ProblemYaml = z.output<typeof problem>;
