import { fitStyled } from './ansi.ts';

const gap = 3;

/** Two columns of lines side by side; the left one takes `leftWidth` cells. */
export function sideBySide(left: readonly string[], right: readonly string[], leftWidth: number): string[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, at) =>
    `${fitStyled(left[at] ?? '', leftWidth)}${' '.repeat(gap)}${right[at] ?? ''}`.trimEnd(),
  );
}

/** How a width is shared by two columns, the left one taking `share` of it. */
export function split(width: number, share: number): { left: number; right: number } {
  const left = Math.floor((width - gap) * share);
  return { left, right: width - gap - left };
}
