import type { TimeTaken } from '../../../domain/attempt.ts';
import type { Scorecard } from '../../../domain/scorecard.ts';
import { block } from '../../../reporters/measure.ts';
import { barGroups, verdicts, worth } from '../../../reporters/overview.ts';
import { points, tally } from '../../../reporters/points.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import { clockOf } from '../../view/time.ts';
import { cardOf, type CurveballOutcome, type State } from './card.ts';

/** The score, its bars, the time, and how curveballs were taken. */
export function overviewLines(state: State, width: number, style: Style): string[] {
  const card = cardOf(state);
  if (!card) return [];
  const { scales, parts } = barGroups(card, style);
  return [
    ...scoreLines(state, style),
    '',
    ...scales,
    '',
    ...parts,
    '',
    ...block([`Time: ${timeWords(state.attempt.time)}`], width, 2),
    ...state.curveballs.flatMap((one) => ['', ...curveballLines(one, width, style)]),
  ];
}

/** The mark at the bell is the design first; the whole stands beside it, and the overtime below. */
function scoreLines(state: State, style: Style): string[] {
  const { atBell, afterOvertime } = state.attempt;
  const line = (name: string, card: Scorecard, shown: boolean) =>
    `${shown ? style.strong('>') : ' '} ${name}  ${style.strong(`design ${tally(card.scales.design)}`)}, all ${tally(card.total)}, ${verdictOf(card, style)}`;
  if (!afterOvertime) {
    return atBell ? [line('At the bell', atBell, false), passMark(atBell, style)] : [];
  }
  return [
    ...(atBell ? [line('At the bell  ', atBell, state.shows === 'at-bell')] : []),
    line('With overtime', afterOvertime, state.shows === 'after-overtime'),
    passMark(afterOvertime, style),
  ];
}

function passMark({ passScore }: Scorecard, style: Style): string {
  return style.muted(`  The pass mark is ${points(passScore)}.`);
}

function verdictOf({ passed }: Scorecard, style: Style): string {
  return passed ? style.good('passed') : style.bad('not passed');
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

function curveballLines({ says, results }: CurveballOutcome, width: number, style: Style): string[] {
  return [
    style.strong('  Curveball'),
    ...block(
      visibleLines(says.trim()).filter((line) => line !== ''),
      width,
      2,
    ),
    ...results.map((result) => {
      const { sign, paint, words } = verdicts[result.verdict];
      return `  ${style[paint](sign)} ${visible(result.id)}: ${words}, ${worth(result)}`;
    }),
    ...(results.length === 0 ? [style.muted('  It came, and nothing of it is measured.')] : []),
  ];
}
