import type { Part, Problem } from '../domain/problem.ts';
import type { PlannedCurveball, SittingMode, SittingPart, SittingPlan } from '../domain/sitting.ts';
import { UserError } from '../domain/user-error.ts';

export type SittingWish = {
  readonly mode: SittingMode;
  /** Ids of the parts that are sat; null: all that are timed, or all where nothing is timed. */
  readonly parts: readonly string[] | null;
  /** The whole time instead of the problem's own, shared out in proportion; null: the problem's own. */
  readonly minutes: number | null;
  readonly untimed: boolean;
  /** May the interviewer change requirements under way? */
  readonly curveballs: boolean;
};

const MINUTE = 60_000;
const MOST_MINUTES = 24 * 60;

/** Throws a UserError `E_SITTING` for parts or minutes that make no sitting. */
export function planSitting(problem: Problem, wish: SittingWish): SittingPlan {
  const chosen = chosenParts(problem, wish);
  const timed = !wish.untimed && (wish.minutes !== null || chosen.some(({ minutes }) => minutes !== null));
  const own = chosen.map(({ minutes }) => minutes ?? 0);
  const parts = timed ? withBudgets(chosen, wish.minutes) : chosen.map((part) => withBudget(part, null));
  const factor = timed && wish.minutes !== null && sum(own) > 0 ? wish.minutes / sum(own) : 1;
  return {
    problem: { id: problem.id, version: problem.version, title: problem.title },
    mode: wish.mode,
    parts,
    totalMs: timed ? sum(parts.map(({ budgetMs }) => budgetMs ?? 0)) : null,
    curveballs: wish.curveballs ? curveballs(problem, parts, factor) : [],
  };
}

function chosenParts({ parts, title }: Problem, wish: SittingWish): readonly Part[] {
  checkMinutes(wish);
  const hasTimes = !wish.untimed && parts.some(({ minutes }) => minutes !== null);
  if (wish.parts === null) return hasTimes ? parts.filter(({ minutes }) => minutes !== null) : parts;
  const named = wish.parts.map((id) => {
    const part = parts.find((one) => one.id === id);
    if (part === undefined) throw refused(`${title} has no part ${id}`, `its parts are ${list(parts)}`);
    if (!hasTimes || part.minutes !== null) return part;
    const timed = list(parts.filter(({ minutes }) => minutes !== null));
    const hint = `timed are ${timed}; with --untimed any part can be sat`;
    throw refused(`part ${id} (${part.title}) of ${title} has no minutes`, hint);
  });
  if (named.length === 0) throw refused('no part is named', `the parts of ${title} are ${list(parts)}`);
  return parts.filter((part) => named.includes(part));
}

function checkMinutes({ minutes, untimed }: SittingWish): void {
  if (minutes === null) return;
  if (untimed) throw refused('--minutes and --untimed exclude each other', 'leave one of them out');
  if (minutes >= 0.1 && minutes <= MOST_MINUTES) return;
  throw refused(
    `a sitting of ${minutes} minutes cannot be`,
    `--minutes takes a number from 0.1 to ${MOST_MINUTES}`,
  );
}

/** Budgets add up to the whole exactly: each ends where its share of the whole ends. */
function withBudgets(parts: readonly Part[], minutes: number | null): readonly SittingPart[] {
  const own = parts.map((part) => part.minutes ?? 0);
  const shares = sum(own) > 0 ? own : parts.map(() => 1);
  const whole = minutes ?? sum(own);
  const end = (count: number) => Math.round((whole * MINUTE * sum(shares.slice(0, count))) / sum(shares));
  return parts.map((part, at) => withBudget(part, end(at + 1) - end(at)));
}

const withBudget = ({ id, title }: Part, budgetMs: number | null): SittingPart => ({ id, title, budgetMs });

/** A sitting that is shorter has its interruptions sooner. */
const curveballs = (
  problem: Problem,
  parts: readonly SittingPart[],
  factor: number,
): readonly PlannedCurveball[] =>
  problem.curveballs
    .filter(({ part }) => parts.some(({ id }) => id === part))
    .map(({ id, part, afterSeconds }) => ({ id, part, afterMs: Math.round(afterSeconds * 1000 * factor) }));

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const list = (parts: readonly Part[]) => parts.map(({ id, title }) => `${id} (${title})`).join(', ');

const refused = (what: string, hint: string) => new UserError('E_SITTING', what, hint);
