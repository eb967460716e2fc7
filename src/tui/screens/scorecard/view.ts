import { passWords, verdicts, worth } from '../../../reporters/overview.ts';
import { tally } from '../../../reporters/points.ts';
import { plain } from '../../../reporters/style.ts';
import { findingLines } from '../../../reporters/text.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Binding } from '../../keys.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { position, seen } from '../../view/scroll.ts';
import { sideBySide } from '../../view/styled.ts';
import { counted } from '../../view/words.ts';
import { layout } from './document.ts';
import { type Action, active, bindings, update } from './state.ts';
import {
  cardOf,
  checksOf,
  curveballLines,
  drillLines,
  overviewLines,
  type State,
  timeWords,
} from './summary.ts';

function paint(props: ViewProps<State>): string[] {
  const { state, size, style, screenReader } = props;
  const card = cardOf(state);
  const { plan, number } = state.attempt;
  const about = `${visible(plan.problem.title)}, attempt ${number}`;
  if (!card) return frame({ ...props, title: 'Scorecard', about, body: ungraded(props.bindings) });
  if (screenReader) return frame({ ...props, title: 'Scorecard', about, body: aloud(props) });
  const { lines, room, beside, width } = layout(state, size, style);
  const texts = seen(
    lines.map(({ text }) => text),
    state.top,
    room,
  );
  return frame({
    ...props,
    title: 'Scorecard',
    about,
    hint: position(state.top, lines.length, room),
    body: beside === null ? texts : sideBySide(texts, overviewLines(state, beside, style), width),
  });
}

function ungraded(bindings: readonly Binding[]): string[] {
  return [
    '  This attempt is not graded yet.',
    '',
    `  ${keyFor(bindings, 'grade')} grades it now; what you wrote is kept as it is.`,
  ];
}

/** The score, then the selected check with what it found. */
function aloud({ state, size, bindings }: ViewProps<State>): string[] {
  const card = cardOf(state);
  const checks = checksOf(state);
  const check = checks[state.selected];
  if (!card) return [];
  const when = state.shows === 'at-bell' ? 'At the bell' : 'With overtime';
  return [
    `${when}: design ${tally(card.scales.design)}, proof ${tally(card.scales.proof)}, all ${tally(card.total)}, ${passWords(card, plain)}.`,
    ...card.parts.map(
      (part) =>
        `Part ${part.id}, ${visible(part.title)}: ${part.maxScore === 0 ? 'not counted' : tally(part)}.`,
    ),
    `Time: ${timeWords(state.attempt.time)}.`,
    ...drillLines(state, size.columns, plain).map((line) => line.trim()),
    ...curveballLines(state, 1000, plain).map((line) => line.trim()),
    ...(check
      ? [
          `${state.selected + 1} of ${checks.length}, selected: ${check.id}, ${visible(check.title)}, ${verdicts[check.verdict].words}, ${worth(check)}, ${check.scale}.`,
          ...(state.opened.includes(check.id)
            ? findingLines(
                // A table of rows is no use aloud; the message counts them.
                check.findings.map(({ rows: _, ...finding }) => finding),
                { width: 100, style: plain },
              ).map((line) => line.trim())
            : [
                check.findings.length === 0
                  ? 'Nothing to remark.'
                  : `${counted(check.findings.length, 'finding')}; ${keyFor(bindings, 'open')} reads them.`,
              ]),
        ]
      : []),
  ];
}

/** What an attempt earned, and why not more. */
export const scorecard: Screen<State, Action> = {
  title: 'Scorecard',
  bindings,
  update,
  View: linesView(paint),
  active,
};
