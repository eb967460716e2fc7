import type { DrillOutcome } from '../../../app/sitting/drills/schedule.ts';
import type { Attempt, TimeTaken } from '../../../domain/attempt.ts';
import type { CheckResult, Scorecard } from '../../../domain/scorecard.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import {
  barLines,
  openWords,
  partBars,
  passWords,
  scaleBars,
  verdicts,
  worth,
} from '../../../reporters/overview.ts';
import { points, tally } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { clockOf, movedWords, reviewWords } from '../../view/words.ts';
import { cellsOf, sideBySide } from '../../view/styled.ts';

/** What the interviewer changed under way, and how the design took it. */
type CurveballOutcome = {
  /** Markdown. */
  readonly says: string;
  readonly results: readonly CheckResult[];
};

export type Data = {
  readonly attempt: Attempt;
  readonly curveballs?: readonly CurveballOutcome[];
  /** Null, or not there: it was no drill. */
  readonly drill?: DrillOutcome | null;
};

export type State = {
  readonly attempt: Attempt;
  readonly curveballs: readonly CurveballOutcome[];
  readonly drill: DrillOutcome | null;
  readonly shows: 'at-bell' | 'after-overtime';
  /** Index in `checksOf`. */
  readonly selected: number;
  /** Ids of the checks whose findings are open. */
  readonly opened: readonly string[];
  /** First line that is shown. */
  readonly top: number;
};

/** The scorecard that is shown; null: nothing is graded. */
export function cardOf({ attempt, shows }: State): Scorecard | null {
  return shows === 'after-overtime' ? (attempt.afterOvertime ?? attempt.atBell) : attempt.atBell;
}

/** The checks in the order in which they stand on the screen: part by part. */
export function checksOf(state: State): readonly CheckResult[] {
  const card = cardOf(state);
  if (!card) return [];
  return card.parts.flatMap(({ id }) => card.checks.filter(({ part }) => part === id));
}

/** The score, its bars and the time; what stands beside the checks also has how curveballs were taken. */
export function overviewLines(state: State, width: number, style: Style): string[] {
  const card = cardOf(state);
  if (!card) return [];
  const scales = scaleBars(card);
  const bars = barLines([...scales, ...partBars(card)], style, width < 56 ? 12 : 24);
  return [
    ...scoreLines(state, width, style),
    '',
    ...bars.slice(0, scales.length),
    '',
    ...bars.slice(scales.length),
    '',
    ...timeLines(state, width),
    ...drillLines(state, width, style),
    ...curveballLines(state, width, style),
  ];
}

/** The same above the checks, in as few lines as can be. */
export function shortOverview(state: State, width: number, style: Style): string[] {
  const card = cardOf(state);
  if (!card) return [];
  return [
    ...scoreLines(state, width, style),
    '',
    ...barsBeside(card, width, style),
    '',
    ...timeLines(state, width),
    ...drillLines(state, width, style),
  ];
}

/** Scales beside parts; the bars are the shorter, the more their numbers need. */
function barsBeside(card: Scorecard, width: number, style: Style): string[] {
  const of = (cells: number) => {
    const scales = barLines(scaleBars(card), style, cells);
    return sideBySide(scales, barLines(partBars(card), style, cells), Math.max(...scales.map(cellsOf)));
  };
  const fits = [12, 10, 8, 6].map(of).find((lines) => lines.every((line) => cellsOf(line) <= width));
  return fits ?? of(4);
}

function timeLines({ attempt }: State, width: number): string[] {
  return block([`Time: ${timeWords(attempt.time)}`], width, 2);
}

/** The mark at the bell is the design first; the whole stands beside it, and the overtime below. */
function scoreLines(state: State, width: number, style: Style): string[] {
  const { atBell, afterOvertime, plan } = state.attempt;
  // Where nobody counts, no bell rings.
  const first = plan.totalMs === null ? 'Handed in' : 'At the bell  ';
  const line = (name: string, card: Scorecard, shown: boolean) => {
    const mark = shown ? style.strong('>') : ' ';
    // A single task may have nothing to judge on paper.
    const design =
      card.scales.design.maxScore > 0 ? `${style.strong(`design ${tally(card.scales.design)}`)}, ` : '';
    const score = `${design}all ${tally(card.total)}`;
    return width < 60
      ? [`${mark} ${name}  ${passWords(card, style)}`, `    ${score}`]
      : [`${mark} ${name}  ${score}, ${passWords(card, style)}`];
  };
  const last = afterOvertime ?? atBell;
  const shown = cardOf(state);
  return [
    ...(atBell ? line(first, atBell, afterOvertime !== null && state.shows === 'at-bell') : []),
    ...(afterOvertime ? line('With overtime', afterOvertime, state.shows === 'after-overtime') : []),
    ...(last ? [style.muted(`  The pass mark is ${points(last.passScore)}.`)] : []),
    ...(shown ? openWords(shown).flatMap((words) => block([style.warn(`${words}.`)], width, 2)) : []),
  ];
}

/** `6:40 (A 4:00, B 1:30, C 1:10), overtime 2:05, paused 0:30`; what was none is left out. */
export function timeWords(time: TimeTaken): string {
  const parts = Object.entries(time.byPart).map(([part, ms]) => `${part} ${clockOf(ms)}`);
  const others = (['overtime', 'paused', 'away', 'suspended'] as const).flatMap((name) =>
    time[name] > 0 ? [`${name} ${clockOf(time[name])}`] : [],
  );
  const shift =
    Math.abs(time.wallShift) >= 1000
      ? [`the wall clock was changed by ${clockOf(Math.abs(time.wallShift))}`]
      : [];
  return [
    `${clockOf(time.total)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
    ...others,
    ...shift,
  ].join(', ');
}

/** What a drill was worth, when its task comes again, and what comes next. */
export function drillLines(state: State, width: number, style: Style): string[] {
  const { drill } = state;
  if (!drill) return [];
  const { now, drill: ended, next } = drill;
  const card = ended?.card ?? null;
  const words = card
    ? `${reviewWords(card, now)} ${movedWords(card, now)}`
    : (cardOf(state)?.causes.words ?? 0) > 0
      ? 'It moves nothing before you have marked your answer in words.'
      : 'It moved nothing: nothing of it was judged.';
  return [
    '',
    style.strong('Drill'),
    ...block([words], width, 2),
    ...(next ? block([`Next: ${visible(next.title)}, of ${visible(next.problemTitle)}.`], width, 2) : []),
  ];
}

/** What the interviewer changed, and how the design took it. */
export function curveballLines({ curveballs }: State, width: number, style: Style): string[] {
  return curveballs.flatMap(({ says, results }) => [
    '',
    style.strong('Curveball'),
    ...markdown(says, { width: width - 2, style }).map((line) => `  ${line}`),
    ...results.map((result) => {
      const { sign, paint, words } = verdicts[result.verdict];
      return `  ${style[paint](sign)} ${visible(result.id)}: ${words}, ${worth(result)}`;
    }),
    ...(results.length === 0 ? [style.muted('  Nothing of it is measured.')] : []),
  ]);
}
