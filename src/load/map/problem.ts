import { join } from 'node:path';
import type { Problem } from '../../domain/problem.ts';
import type { PartFiles } from '../part-files.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { starterOf } from '../starter-of.ts';
import { toChoices } from './choices.ts';
import { toDeliverable, toModels } from './deliverable.ts';
import { toFacts } from './facts.ts';
import { toHandAnswer } from './by-hand.ts';
import { toRubrics } from './rubric.ts';
import { toScenarios } from './scenario.ts';
import { toBronzeTable, toQuestion } from './tables.ts';
import { toWorkload } from './workload.ts';

/** What a problem names outside of its problem.yaml. */
export type ProblemFiles = {
  /** Absolute path. */
  readonly folder: string;
  /** Text of a Markdown file by the path that names it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly parts: PartFiles;
};

/** Folder and page of a reference model, where its YAML leaves them out too. */
export const placesOf = ({ id, folder, page }: ProblemYaml['references'][number]) => ({
  folder: folder ?? `references/${id}`,
  page: page ?? `references/${id}.md`,
});

/** The problem, from YAML whose references are known to resolve. */
export function toProblem(yaml: ProblemYaml, { folder, texts, parts }: ProblemFiles): Problem {
  const partOf = new Map(yaml.tasks.map(({ id, part }) => [id, part]));
  const text = (file: string) => texts.get(file) ?? '';
  const models = toModels(yaml);
  const [{ id: firstModel }] = models;
  return {
    id: yaml.id,
    version: yaml.version,
    title: yaml.title,
    summary: yaml.summary.trim(),
    difficulty: yaml.difficulty,
    folder,
    statement: text(yaml.statement),
    lesson: yaml.lesson === undefined ? null : { file: yaml.lesson, text: text(yaml.lesson) },
    pass: yaml.pass_percent / 100,
    parts: yaml.parts.map(({ id, title, minutes }) => ({ id, title, minutes: minutes ?? null })),
    tasks: yaml.tasks.map(({ id, title, part, asks, deliverables }) => ({
      id,
      title,
      part,
      asks: asks.trim(),
      deliverables,
    })),
    models,
    deliverables: yaml.deliverables.map((deliverable) => toDeliverable(deliverable, firstModel, text)),
    bronze: yaml.bronze.map(toBronzeTable),
    questions: yaml.questions.map(toQuestion),
    scenarios: toScenarios(yaml),
    byHand: yaml.by_hand.map((answer) => toHandAnswer(answer, text(answer.rows))),
    checks: yaml.checks.map((check) => ({
      ...check,
      part: partOf.get(check.task) ?? '',
      model: check.model ?? firstModel,
    })),
    rubrics: parts.rubrics
      ? toRubrics(parts.rubrics, (id) => {
          const file = yaml.deliverables.find((deliverable) => deliverable.id === id)?.file;
          return file === undefined ? '' : text(starterOf(file));
        })
      : [],
    choices: parts.choices ? toChoices(parts.choices) : [],
    facts: parts.facts && toFacts(parts.facts),
    workload: parts.workload && toWorkload(parts.workload),
    hints: yaml.tasks
      .filter(({ hints }) => hints.length > 0)
      .map(({ id, hints }) => ({ task: id, steps: hints.map((hint) => hint.trim()) })),
    references: yaml.references.map((reference) => ({
      id: reference.id,
      title: reference.title,
      folder: join(folder, placesOf(reference).folder),
      page: text(placesOf(reference).page),
      tradeOffs: reference.trade_offs,
    })),
    followUps: yaml.follow_ups.map(({ id, question, model_answer }) => ({
      id,
      question: question.trim(),
      modelAnswer: text(model_answer),
    })),
    curveballs: yaml.curveballs.map(({ id, part, after_seconds, says, says_in, checks }) => ({
      id,
      part,
      afterSeconds: after_seconds,
      says: (says ?? text(says_in ?? '')).trim(),
      checks,
    })),
  };
}
