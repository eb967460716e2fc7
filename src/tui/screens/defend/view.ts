import { visible } from '../../../reporters/visible.ts';
import type { Screen, Size, ViewProps } from '../../screen.ts';
import { frame } from '../../view/frame.ts';
import { keyFor } from '../../view/key-label.ts';
import { linesView } from '../../view/lines.tsx';
import { position, seen } from '../../view/scroll.ts';
import { sideBySide } from '../../view/styled.ts';
import { areaCursor, areaLines } from '../../view/text-area.ts';
import type { State, Step } from './answers.ts';
import { areaBox, areaTop, comparison, indent, questionLines, summary, tallyWords } from './layout.ts';
import { type Action, active, bindings, update } from './state.ts';

/** Where the terminal's cursor stands while an answer is written. */
function cursor(state: State, size: Size): { x: number; y: number } | null {
  const { step } = state;
  if (step.kind !== 'asking') return null;
  const { x, y } = areaCursor(step.area, areaBox(state, step.at, size));
  return { x: x + indent, y: y + areaTop(state, step.at, size) };
}

function paint(props: ViewProps<State>): string[] {
  const { state } = props;
  const { step } = state;
  const { body, hint } = bodyOf(props, step);
  const which =
    step.kind === 'summary' ? 'all questions' : `question ${step.at + 1} of ${state.followUps.length}`;
  return frame({
    ...props,
    title: 'Defend',
    about: `${visible(state.attempt.plan.problem.title)}, attempt ${state.attempt.number}, ${which}`,
    hint,
    body,
    // Help is behind the same key at every step.
    typing: true,
  });
}

type Body = { readonly body: readonly string[]; readonly hint: string };

function bodyOf(props: ViewProps<State>, step: Step): Body {
  switch (step.kind) {
    case 'asking':
      return askingBody(props, step);
    case 'marking':
      return markingBody(props, step);
    case 'summary':
      return summaryBody(props, step);
  }
}

function askingBody(
  { state, size, style, screenReader, bindings }: ViewProps<State>,
  step: Extract<Step, { kind: 'asking' }>,
): Body {
  const lines = areaLines(step.area, areaBox(state, step.at, size), style);
  const written = screenReader ? lines : lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  const label =
    step.area.state.doc.length === 0
      ? `Your answer, as you would say it. ${keyFor(bindings, 'done')} when it is done.`
      : 'Your answer:';
  return {
    body: [...questionLines(state, step.at, size, style), '', style.muted(label), '', ...written],
    hint: '',
  };
}

const askWords = { made: 'made its points', half: 'about half', missed: 'missed them' } as const;

function markingBody(
  { state, size, style, screenReader, bindings }: ViewProps<State>,
  step: Extract<Step, { kind: 'marking' }>,
): Body {
  const at = screenReader ? { ...size, columns: Math.min(size.columns, 100) } : size;
  const { yours, theirs, beside, total, room } = comparison(state, step.at, at, style);
  const shown =
    beside === null
      ? seen([...yours, '', ...theirs], step.top, room)
      : sideBySide(
          seen(filled(yours, total), step.top, room),
          seen(filled(theirs, total), step.top, room),
          beside,
        );
  const ask = `How did you do?  ${(['made', 'half', 'missed'] as const).map((mark) => `${keyFor(bindings, mark)} ${askWords[mark]}`).join('  ')}`;
  return {
    body: [...questionLines(state, step.at, at, style), '', ...filled(shown, room), '', ask],
    hint: position(step.top, total, room, screenReader),
  };
}

/** Both columns scroll together, so that they are as long as each other. */
function filled(lines: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, at) => lines[at] ?? '');
}

function summaryBody(
  { state, size, style, screenReader }: ViewProps<State>,
  step: Extract<Step, { kind: 'summary' }>,
): Body {
  const { lines, total, room } = summary(state, size, style);
  const head =
    state.followUps.length === 0
      ? 'This problem has no follow-up questions.'
      : `By your own marks: ${tallyWords(state)}.`;
  return {
    body: [`  ${head}`, '', ...seen(lines, step.top, room)],
    hint: position(step.top, total, room, screenReader),
  };
}

/** The follow-up questions, one at a time, then the model answer beside one's own. */
export const defend: Screen<State, Action> = {
  title: 'Defend',
  typing: true,
  writesUnseen: ({ step }) => step.kind === 'asking',
  bindings,
  update,
  View: linesView(paint),
  active,
  cursor,
};
