import type { Problem } from '../../../domain/problem.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { untitled } from '../../../reporters/statement.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom, proseRoom } from '../../view/frame.ts';
import { counted } from '../../view/words.ts';

/** Lines of what is chosen below the statement: always as many, so that the text stays where it is. */
export const formHeight = 6;

/** From here on the parts stand beside the statement. */
export const wide = 150;

/** The lines of the statement at this size, and how many are seen at once. */
export function layout(problem: Problem, size: Size, style: Style = plain) {
  const text = briefingText(problem, {
    width: proseRoom(size.columns),
    style,
    beside: size.columns >= wide,
  });
  return { text, room: bodyRoom(size) - formHeight - 1 };
}

type Options = { readonly width: number; readonly style: Style };

/**
 * All there is to read before the start: what is told first, what each part asks (unless that stands `beside`), then
 * all to look up.
 */
function briefingText(problem: Problem, { width, style, beside }: Options & { beside: boolean }): string[] {
  const { first, rest } = apart(untitled(problem));
  return [
    ...markdown(first, { width, style }),
    '',
    ...(beside ? [] : [style.strong('What each part asks'), ...partLines(problem, { width, style })]),
    style.strong('What is judged'),
    ...block([judged(problem)], width, 2),
    ...(rest === '' ? [] : ['', ...markdown(rest, { width, style })]),
  ];
}

/** The statement up to its section about files, which begins what is for looking up. */
function apart(statement: string): { first: string; rest: string } {
  const at = statement.search(/^##\s+Files\s*$/m);
  if (at < 0) return { first: statement.trim(), rest: '' };
  return { first: statement.slice(0, at).trim(), rest: statement.slice(at).trim() };
}

export function partLines(problem: Problem, { width, style }: Options): string[] {
  return problem.parts.flatMap(({ id, title, minutes }) => [
    `  ${style.strong(`${id}  ${visible(title)}`)}  ${style.muted(minutes === null ? 'after the bell, untimed' : counted(minutes, 'minute'))}`,
    ...problem.tasks
      .filter(({ part }) => part === id)
      .flatMap(({ title: task, asks }) => markdown(`${task}: ${asks.trim()}`, { width: width - 5, style }))
      .map((line) => `     ${line}`),
    '',
  ]);
}

function judged(problem: Problem): string {
  const { checks, pass } = problem;
  const sum = (scale: 'design' | 'proof') =>
    checks.filter((check) => check.scale === scale).reduce((total, check) => total + check.points, 0);
  const [design, proof] = [sum('design'), sum('proof')];
  const parts = [
    ...(design > 0 ? [`${design} points for the design, which is read and not run`] : []),
    ...(proof > 0 ? [`${proof} for the proof, ${proofOf(problem)}`] : []),
  ];
  return `${checks.length} checks: ${parts.join(', and ')}. ${Math.round(pass * 100)} percent pass. What stands at the bell is the mark; going on is overtime, graded apart.`;
}

/** What happens to a delivery, in the order in which it is told. */
const HARDER: readonly (readonly [string, readonly string[]])[] = [
  ['late', ['late', 'as-received']],
  ['twice', ['twice', 'again']],
  ['in any order', ['shuffled']],
];

/** `what your model answers when events come late, twice and in any order` */
function proofOf({ deliverables, scenarios }: Problem): string {
  const own = deliverables.some(({ role, given }) => role === 'schema' && given === null);
  const kinds = new Set(scenarios.flatMap(({ deliver }) => deliver.map(({ kind }) => kind as string)));
  const ways = HARDER.flatMap(([name, by]) => (by.some((kind) => kinds.has(kind)) ? name : []));
  const when = ways.length === 0 ? '' : ` when events come ${listed(ways)}`;
  return `what your ${own ? 'model answers' : 'queries answer'}${when}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
