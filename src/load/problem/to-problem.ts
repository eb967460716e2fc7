import { join } from 'node:path';
import type {
  BronzeTable,
  Deliverable,
  DeliverSpec,
  HandAnswer,
  ModelSpec,
  Problem,
  Question,
  Scenario,
  StreamSpec,
} from '../../domain/problem.ts';
import { toChoices } from './choices.ts';
import { toFacts } from './facts.ts';
import { toLimits } from './limits.ts';
import { toRubrics } from './rubrics.ts';
import { toWorkload } from './workload.ts';
import { type PartFiles, placesOf, starterOf } from './files.ts';
import type { ProblemYaml } from './schema.ts';

/** What a problem names outside of its problem.yaml. */
export type ProblemFiles = {
  /** Absolute path. */
  readonly folder: string;
  /** Text of a Markdown file by the path that names it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly parts: PartFiles;
};

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
    limits: parts.limits ? toLimits(parts.limits) : {},
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

/** Files that are no SQL, and so belong to no model. */
const OF_NO_MODEL: readonly Deliverable['role'][] = ['words', 'choices', 'windows', 'settings'];

/** The model that there is where a problem names none. */
const ONLY: ModelSpec = { id: 'main', title: 'The model' };

/** The models of a problem: one, where it names none. */
function toModels({ models }: ProblemYaml): readonly [ModelSpec, ...(readonly ModelSpec[])] {
  const [first = ONLY, ...more] = models ?? [];
  return [first, ...more];
}

/** @param text of a file in the problem's folder. */
function toDeliverable(
  yaml: ProblemYaml['deliverables'][number],
  firstModel: string,
  text: (file: string) => string,
): Deliverable {
  const { id, file, part, role, params, about } = yaml;
  return {
    id,
    file,
    part,
    role,
    model: OF_NO_MODEL.includes(role) ? null : (yaml.model ?? firstModel),
    given: yaml.given ? text(file) : null,
    params,
    about,
  };
}

/** A bronze table from its YAML. */
const toBronzeTable = (yaml: ProblemYaml['bronze'][number]): BronzeTable => ({
  name: yaml.table,
  about: yaml.about,
  entityType: yaml.entity_type,
  holds: yaml.holds,
  columns: yaml.columns.map(({ name, kind, from, without, about }) => ({
    name,
    kind,
    path: from,
    omit: without,
    about,
  })),
});

/** A question from its YAML. */
const toQuestion = (yaml: ProblemYaml['questions'][number]): Question => ({
  deliverable: yaml.deliverable,
  ordered: yaml.ordered,
  columns: yaml.columns,
  params: yaml.params.map(({ name, entity_type, from, at_most }) => ({
    name,
    path: from,
    entityType: entity_type,
    atMost: at_most,
  })),
});

type StreamYaml = ProblemYaml['streams'][string];
type ScenarioYaml = ProblemYaml['scenarios'][number];

/** `stories` of a stream that takes all of them. */
const ALL_STORIES: readonly string[] = ['all'];

/** Scenarios from their YAML, each with its stream; one whose stream is unknown is left out. */
function toScenarios(yaml: ProblemYaml): readonly Scenario[] {
  return yaml.scenarios.flatMap((scenario) => {
    const stream = yaml.streams[scenario.stream];
    return stream === undefined ? [] : [toScenario(scenario, toStream(stream))];
  });
}

const toScenario = (yaml: ScenarioYaml, stream: StreamSpec): Scenario => ({
  id: yaml.id,
  title: yaml.title,
  visibility: yaml.visibility,
  stream,
  deliver: yaml.deliver.map(toDeliver),
});

function toStream({ fixture, stories, generate }: StreamYaml): StreamSpec {
  const named = stories === 'all' ? ALL_STORIES : (stories ?? []);
  return { fixture, stories: named, generate: generate ?? null };
}

function toDeliver(yaml: ScenarioYaml['deliver'][number]): DeliverSpec {
  switch (yaml.kind) {
    case 'late':
      return { kind: yaml.kind, share: yaml.share, maxDays: yaml.max_days };
    case 'retain': {
      const { kind, deliverable, param, keep_days } = yaml;
      return { kind, deliverable, param, keepDays: keep_days };
    }
    case 'evolve': {
      const { kind, event_type, like, keep, property } = yaml;
      return { kind, eventType: event_type, like, keep, property };
    }
    default:
      return yaml;
  }
}

/** An answer from its CSV text, whose shape is known to be right. */
function toHandAnswer(
  { scenario, question, params, rows: file }: ProblemYaml['by_hand'][number],
  text: string,
): HandAnswer {
  const [columns = [], ...rows] = csvRows(text);
  const relation = { columns: columns.map((name) => name ?? ''), rows };
  return { scenario, question, params, file, relation };
}

/**
 * The fields of a CSV text, line by line, quotes of RFC 4180 taken off; empty lines are left out. An empty field is
 * null, and in quotes an empty text. An answer worked out by hand has no line breaks in its fields.
 */
export function csvRows(text: string): (string | null)[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(fieldsOf);
}

function fieldsOf(line: string): (string | null)[] {
  // Each field has a comma before it, the first one too: so none is empty to the expression.
  const fields = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain || null));
}
