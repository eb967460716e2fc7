import type { Size, ViewProps } from '../screen.ts';
import { footerLine } from './key-label.ts';
import { cellsOf, cutStyled } from './styled.ts';

/** Below this no screen is shown. */
export const smallest: Size = { columns: 70, rows: 20 };

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

/** Longer lines of prose are hard to read, however wide the screen. */
export const proseWidth = 100;

export function proseRoom(columns: number): number {
  return Math.min(columns, proseWidth);
}

type FrameProps = Omit<ViewProps<unknown>, 'state'> & {
  readonly title: string;
  /** Behind the title, quieter. */
  readonly about?: string;
  /** At the right end of the first line: where one is. */
  readonly hint?: string;
  readonly body: readonly string[];
  readonly typing?: boolean;
};

/** Lines that are not the body's: the title, the footer, and a blank one at each. */
const around = 4;

/** Lines that a body has. */
export function bodyRoom({ rows }: Size): number {
  return Math.max(1, rows - around);
}

/** A whole screen: title, body, keys, always of the same height, so that nothing jumps. */
export function frame(props: FrameProps): string[] {
  const { size, style, bindings, screenReader, body, typing } = props;
  const room = bodyRoom(size);
  const footer = footerLine({
    bindings,
    columns: size.columns,
    style,
    screenReader,
    typing: typing ?? false,
  });
  if (screenReader)
    return [
      ...headAloud(props),
      ...body
        .slice(0, room)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      footer,
    ];
  const filled = Array.from({ length: room }, (_, at) => cutStyled(body[at] ?? '', size.columns));
  return [head(props), '', ...filled, '', cutStyled(footer, size.columns)];
}

function head({ title, about, hint, size, style }: FrameProps): string {
  const right = hint ?? '';
  const room = size.columns - (right === '' ? 0 : cellsOf(right) + 2);
  const left = cutStyled(
    style.strong(title) + (about === undefined || about === '' ? '' : `  ${style.muted(about)}`),
    room,
  );
  if (right === '') return left;
  return left + ' '.repeat(Math.max(2, size.columns - cellsOf(left) - cellsOf(right))) + style.muted(right);
}

function headAloud({ title, about, hint }: FrameProps): string[] {
  return [[title, about, hint].filter((part) => part !== undefined && part !== '').join(', ')];
}
