import { bar } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import type { ClockView, PartClock } from '../../../sitting/view.ts';
import { cellsOf, cutStyled } from '../../view/ansi.ts';
import { clockOf, leftOf } from '../../view/time.ts';
import { type Urgency, urgencyOf, urgencyWords } from './time.ts';

const paints = {
  calm: 'strong',
  'last-minute': 'warn',
  'last-seconds': 'bad',
  over: 'bad',
} as const satisfies Record<Urgency, keyof Style>;

/** The two lines on top: whose time runs, and how much of it and of the whole is left. */
export function headerLines(
  title: string,
  mode: string,
  clock: ClockView,
  width: number,
  style: Style,
): string[] {
  return [
    spread(`${style.strong(title)} ${style.muted(mode)}`, wholeText(clock, width, style), width),
    partsLine(clock, width, style),
  ].map((line) => cutStyled(line, width));
}

function wholeText(clock: ClockView, width: number, style: Style): string {
  if (clock.paused) return style.warn(`paused at ${leftOf(clock.totalLeftMs ?? 0)}`);
  if (clock.totalMs === null || clock.totalLeftMs === null) return style.muted('untimed');
  if (clock.phase === 'overtime') return style.bad(`overtime +${clockOf(clock.overtimeMs)}`);
  const urgency = urgencyOf(clock.totalLeftMs);
  const words = urgencyWords[urgency];
  const paint = style[paints[urgency]];
  const length = Math.max(8, Math.min(30, Math.floor(width / 6)));
  return `whole ${timeBar(clock.totalLeftMs, clock.totalMs, length, paint)} ${paint(`${leftOf(clock.totalLeftMs)}${words && ` ${words}`}`)}`;
}

/** The current part with its bar, the others with what they have left; the others shorten where there is no room. */
function partsLine(clock: ClockView, width: number, style: Style): string {
  const lines = [true, false].map((titled) => {
    const current = clock.parts.findIndex(({ id }) => id === clock.part);
    const others = clock.parts.map((part) => otherText(part, titled, style));
    const fixed = others.reduce((sum, text, at) => sum + (at === current ? 0 : cellsOf(text) + 3), 0);
    const length = Math.max(6, Math.min(30, width - fixed - 44));
    return clock.parts
      .map((part, at) => (at === current ? currentText(part, clock, length, style) : (others[at] ?? '')))
      .join('   ');
  });
  return lines.find((line) => cellsOf(line) <= width) ?? lines.at(-1) ?? '';
}

function otherText({ id, title, leftMs, rung }: PartClock, titled: boolean, style: Style): string {
  const left = leftMs === null ? '' : rung ? ' ✓' : ` ${leftOf(leftMs)}`;
  return style.muted(`${id}${titled ? ` ${title}` : ''}${left}`);
}

function currentText(part: PartClock, clock: ClockView, length: number, style: Style): string {
  const name = style.strong(`▸ ${part.id} ${part.title}`);
  if (part.leftMs === null || part.budgetMs === null || clock.phase !== 'running') return name;
  const urgency = urgencyOf(part.leftMs);
  const words = urgencyWords[urgency];
  const paint = style[paints[urgency]];
  return `${name} ${timeBar(part.leftMs, part.budgetMs, length, paint)} ${paint(`${leftOf(part.leftMs)}${words && ` ${words}`}`)}`;
}

/** Full while nothing is spent. It moves in steps of its length, so that most ticks change digits alone. */
function timeBar(leftMs: number, ofMs: number, length: number, paint: (text: string) => string): string {
  return paint(bar({ score: leftMs, maxScore: ofMs }, length));
}

function spread(left: string, right: string, width: number): string {
  const room = width - cellsOf(right) - 2;
  const shown = cutStyled(left, room);
  return `${shown}${' '.repeat(Math.max(2, width - cellsOf(shown) - cellsOf(right)))}${right}`;
}
