import type { Mark } from '../../../domain/mark.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block, pad } from '../../../reporters/measure.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom, proseRoom } from '../../view/frame.ts';
import { split } from '../../view/styled.ts';
import type { Box } from '../../view/text-area.ts';
import type { State } from './answers.ts';

const besideFrom = 120;
/** Blanks before the text that is written. */
export const indent = 2;

export const markWords: Readonly<Record<Mark, { sign: string; words: string; paint: keyof Style }>> = {
  made: { sign: '✓', words: 'made', paint: 'good' },
  half: { sign: '~', words: 'half', paint: 'warn' },
  missed: { sign: '✗', words: 'missed', paint: 'bad' },
};

/** The question, as an interviewer asks it. */
export function questionLines(state: State, at: number, { columns }: Size, style: Style = plain): string[] {
  const question = state.followUps[at]?.question ?? '';
  return block([visible(question.trim())], proseRoom(columns), 0).map(style.strong);
}

/** The cells in which the answer is written: below the question and the line that says what to do. */
export function areaBox(state: State, at: number, size: Size): Box {
  const above = questionLines(state, at, size).length + 3;
  return { width: proseRoom(size.columns) - indent, height: Math.max(3, bodyRoom(size) - above) };
}

/** Where the area's first line stands on the screen. */
export function areaTop(state: State, at: number, size: Size): number {
  return 2 + questionLines(state, at, size).length + 3;
}

/** Your answer and the model's: beside each other where there is room, else one below the other. */
export function comparison(state: State, at: number, size: Size, style: Style = plain) {
  const beside = size.columns >= besideFrom;
  const { left, right } = split(Math.min(size.columns, 203), 0.5);
  const width = beside ? Math.min(left, 100) : proseRoom(size.columns);
  const answer = state.answers[at] ?? '';
  const model = state.followUps[at]?.modelAnswer ?? '';
  const yours = [
    style.strong('Yours'),
    '',
    ...(answer.trim() === '' ? ['Nothing was written.'] : markdown(answer, { width, style })),
  ];
  const theirs = [
    style.strong('A model answer'),
    '',
    ...markdown(untitled(model), { width: beside ? Math.min(right, 100) : width, style }),
  ];
  const room = bodyRoom(size) - questionLines(state, at, size).length - 3;
  return {
    yours,
    theirs,
    beside: beside ? width : null,
    total: beside ? Math.max(yours.length, theirs.length) : yours.length + theirs.length + 1,
    room,
  };
}

/** The question stands above already. */
function untitled(text: string): string {
  return text.trimStart().replace(/^#\s.*\n/, '');
}

/** What was asked, how it went, and what is worth reading again. */
export function summary(state: State, size: Size, style: Style = plain) {
  const width = proseRoom(size.columns);
  const lines = state.followUps.flatMap(({ question }, at) => {
    const mark = state.marks[at] ?? null;
    const { sign, words, paint } = mark
      ? markWords[mark]
      : { sign: '·', words: 'open', paint: 'muted' as const };
    const [first = '', ...more] = block([visible(question.trim())], width, 14);
    return [`  ${style[paint](`${sign} ${pad(words, 8)}`)}  ${first.trimStart()}`, ...more, ''];
  });
  return { lines, total: lines.length, room: bodyRoom(size) - 2 };
}

/** `2 made, 1 half, 1 missed` */
export function tallyWords(state: State): string {
  const count = (mark: Mark) => state.marks.filter((one) => one === mark).length;
  const open = state.marks.filter((one) => one === null).length;
  return [
    ...(['made', 'half', 'missed'] as const).map((mark) => `${count(mark)} ${markWords[mark].words}`),
    ...(open > 0 ? [`${open} open`] : []),
  ].join(', ');
}
