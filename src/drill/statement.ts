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
    ...givenText(given, reference),
    ...followUps(problem, asked),
    `## The whole problem`,
    'From here on it is the statement of the whole problem, to look things up in. Its parts, its minutes and its points are those of a whole sitting.',
    withoutTitle(problem),
  ].join('\n\n');
}

function givenText(given: readonly Deliverable[], { title }: ReferenceModel): readonly string[] {
  const schemas = given.filter(({ role }) => role === 'schema');
  if (given.length === 0) return [];
  return [
    '## What is given',
    `The rest is there, in SQLite: ${given.map(({ file }) => `\`${file}\``).join(', ')}. It is the reference model "${title}"; it has tabs of its own and cannot be changed. Write for it, in SQLite too.`,
    ...schemas.map(({ file, given: text }) => `\`${file}\`:\n\n\`\`\`sql\n${(text ?? '').trim()}\n\`\`\``),
  ];
}

/** The discussions that an answer in words is about. */
function followUps({ followUps: questions }: Problem, asked: readonly Deliverable[]): readonly string[] {
  if (questions.length === 0 || asked.some(({ role }) => role !== 'words')) return [];
  return [
    ['The follow-up questions:', '', ...questions.map(({ question }) => `- ${question.trim()}`)].join('\n'),
  ];
}

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
