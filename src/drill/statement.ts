import type { Deliverable, Problem, ReferenceModel, Task } from '../domain/problem.ts';

type Drilled = {
  readonly title: string;
  readonly asked: readonly Deliverable[];
  readonly given: readonly Deliverable[];
  readonly reference: ReferenceModel;
};

/** What a drill tells its candidate, in Markdown: the task and what is given, then the whole problem to look things up. */
export function drillStatement(
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
