import { drillId } from '../domain/drill.ts';
import type { Deliverable, Problem, ReferenceModel, Task } from '../domain/problem.ts';
import type { FileTexts } from '../domain/submission.ts';
import type { DrillFiles } from './files.ts';

/** A reference model and its files. */
type ReferenceFiles = { readonly reference: ReferenceModel; readonly files: FileTexts };

const DRILL_MINUTES = 5;

/**
 * A problem of one task: one part of five minutes, the checks of the task alone, and what else they rest on given as
 * the reference model has it.
 */
export function drillProblem(
  problem: Problem,
  task: Task,
  { checks, asked, given }: DrillFiles,
  { reference, files }: ReferenceFiles,
): Problem {
  const deliverables = problem.deliverables.flatMap((one): readonly Deliverable[] => {
    if (asked.includes(one)) return [one];
    if (!given.includes(one)) return [];
    const text = one.given ?? files[one.id]?.text;
    // What may be missing, as a change script, may be missing in the reference too.
    return text === undefined ? [] : [{ ...one, given: text }];
  });
  const ids = new Set(deliverables.map(({ id }) => id));
  const title = `${problem.title}: ${task.title}`;
  return {
    ...problem,
    id: drillId({ problem: problem.id, task: task.id }),
    title,
    summary: `A drill of ${problem.title}. ${task.asks.trim()}`,
    statement: drillStatement(problem, task, {
      title,
      asked,
      given: deliverables.filter((one) => one.given !== null),
      reference,
    }),
    parts: [{ id: task.part, title: task.title, minutes: DRILL_MINUTES }],
    tasks: [{ ...task, deliverables: deliverables.flatMap((one) => (one.given === null ? one.id : [])) }],
    deliverables,
    questions: problem.questions.filter(({ deliverable }) => ids.has(deliverable)),
    checks,
    rubrics: problem.rubrics.filter(({ deliverable }) => ids.has(deliverable)),
    byHand: [],
    hints: problem.hints.filter((one) => one.task === task.id),
    references: [reference],
    curveballs: [],
  };
}

/**
 * The reference whose load is shortest, the first of equals: where the load does little, what a drill asks is to be
 * worked out in its query, and a load that is asked for is written in minutes.
 */
export function simplest(
  problem: Problem,
  [first, ...more]: readonly ReferenceFiles[],
): ReferenceFiles | null {
  if (!first) return null;
  const loads = problem.deliverables.filter(({ role }) => role === 'load');
  const length = ({ files }: ReferenceFiles) =>
    loads.reduce((sum, { id }) => sum + (files[id]?.text.length ?? 0), 0);
  return more.reduce((best, one) => (length(one) < length(best) ? one : best), first);
}

type Drilled = {
  readonly title: string;
  readonly asked: readonly Deliverable[];
  readonly given: readonly Deliverable[];
  readonly reference: ReferenceModel;
};

/** What a drill tells its candidate, in Markdown: the task and what is given, then the whole problem to look things up. */
function drillStatement(
  problem: Problem,
  { asks }: Task,
  { title, asked, given, reference }: Drilled,
): string {
  return [
    `# ${title}`,
    `One task of ${problem.title}, by itself. ${asks.trim()}`,
    rows(asked),
    ...givenText(given, problem, reference),
    `## The whole problem`,
    'From here on it is the statement of the whole problem, to look things up in. Its parts, its minutes and its points are those of a whole sitting.',
    withoutTitle(problem),
  ].join('\n\n');
}

function givenText(
  given: readonly Deliverable[],
  problem: Problem,
  { title }: ReferenceModel,
): readonly string[] {
  const own = given.filter(({ id }) =>
    problem.deliverables.some((one) => one.id === id && one.given !== null),
  );
  const lent = given.filter((one) => !own.includes(one));
  const schemas = given.filter(({ role }) => role === 'schema');
  if (given.length === 0) return [];
  return [
    '## What is given',
    [
      ...(own.length > 0 ? [`The problem gives ${names(own)}.`] : []),
      ...(lent.length > 0
        ? [`The drill gives ${names(lent)}, as the reference model "${title}" has them.`]
        : []),
      'What is given has tabs of its own, and cannot be changed. It is in SQLite; write for it in SQLite too.',
    ].join(' '),
    ...schemas.map(({ file, given: text }) => `\`${file}\`:\n\n\`\`\`sql\n${(text ?? '').trim()}\n\`\`\``),
  ];
}

const names = (files: readonly Deliverable[]) => files.map(({ file }) => `\`${file}\``).join(', ');

const rows = (asked: readonly Deliverable[]) =>
  [
    '| You write | What it is |',
    '| --- | --- |',
    ...asked.map(({ file, params, about }) => {
      const bound = params.map((name) => `\`:${name}\``).join(', ');
      return `| \`${file}\` | ${about}${bound === '' ? '' : `; parameters: ${bound}`} |`;
    }),
  ].join('\n');

function withoutTitle({ statement }: Problem): string {
  return statement
    .trimStart()
    .replace(/^#\s.*\n/, '')
    .trim();
}
