import { bar } from '../../../reporters/points.ts';
import type { Run, StyledLine } from '../../../reporters/style.ts';
import type { Kind, Looks } from '../../../editor/style.ts';
import type { ClockView, PartClock } from '../../../sitting/view.ts';
import { cellsIn, cutRuns, spread } from '../../view/styled.ts';
import { clockOf, leftOf } from '../../view/words.ts';

/** How pressing the time that is left is, its look, and words for it: colour is never alone. */
type Urgency = { readonly kind: Kind; readonly words: string };

function urgencyOf(leftMs: number): Urgency {
  if (leftMs > 60_000) return { kind: 'strong', words: '' };
  if (leftMs > 10_000) return { kind: 'warn', words: ' last minute' };
  return { kind: 'bad', words: leftMs > 0 ? ' last seconds' : ' time is up' };
}

/** The two lines on top: whose time runs, and how much of it and of the whole is left. */
export function headerLines(title: string, clock: ClockView, width: number, looks: Looks): StyledLine[] {
  const name = [
    { text: title, look: looks.strong },
    { text: ` ${clock.mode}`, look: looks.muted },
  ];
  const lines = [spread(name, wholeRuns(clock, width, looks), width), partsLine(clock, width, looks)];
  return lines.map((line) => cutRuns(line, width));
}

function wholeRuns(clock: ClockView, width: number, looks: Looks): StyledLine {
  if (clock.paused) return [{ text: `paused at ${leftOf(clock.totalLeftMs ?? 0)}`, look: looks.warn }];
  if (clock.totalMs === null || clock.totalLeftMs === null) return [{ text: 'untimed', look: looks.muted }];
  if (clock.phase === 'overtime')
    return [{ text: `overtime +${clockOf(clock.overtimeMs)}`, look: looks.bad }];
  const length = Math.max(8, Math.min(30, Math.floor(width / 6)));
  return [{ text: 'whole ', look: '' }, timeRun(clock.totalLeftMs, clock.totalMs, length, looks)];
}

/** The current part with its bar, the others with what they have left; the others shorten where there is no room. */
function partsLine(clock: ClockView, width: number, looks: Looks): StyledLine {
  const lines = [true, false].map((titled) => {
    const current = clock.parts.findIndex(({ id }) => id === clock.part);
    const others = clock.parts.map((part) => otherRun(part, titled, looks));
    const fixed = others.reduce((sum, run, at) => sum + (at === current ? 0 : cellsIn([run]) + 3), 0);
    const length = Math.max(6, Math.min(30, width - fixed - 44));
    return others.flatMap((run, at): StyledLine => {
      const part = clock.parts[at];
      const own = part && at === current ? currentRuns(part, clock, length, looks) : [run];
      return at === 0 ? own : [{ text: '   ', look: '' }, ...own];
    });
  });
  return lines.find((line) => cellsIn(line) <= width) ?? lines.at(-1) ?? [];
}

function otherRun({ id, title, leftMs, rung }: PartClock, titled: boolean, looks: Looks): Run {
  const left = leftMs === null ? '' : rung ? ' ✓' : ` ${leftOf(leftMs)}`;
  return { text: `${id}${titled ? ` ${title}` : ''}${left}`, look: looks.muted };
}

function currentRuns(part: PartClock, clock: ClockView, length: number, looks: Looks): StyledLine {
  const name = { text: `▸ ${part.id} ${part.title}`, look: looks.strong };
  if (part.leftMs === null || part.budgetMs === null || clock.phase !== 'running') return [name];
  return [name, { text: ' ', look: '' }, timeRun(part.leftMs, part.budgetMs, length, looks)];
}

/** A bar, full while nothing is spent, and the time; it moves in steps of its length, so that most ticks change digits alone. */
function timeRun(leftMs: number, ofMs: number, length: number, looks: Looks): Run {
  const { kind, words } = urgencyOf(leftMs);
  const text = `${bar({ score: leftMs, maxScore: ofMs }, length)} ${leftOf(leftMs)}${words}`;
  return { text, look: looks[kind] };
}
