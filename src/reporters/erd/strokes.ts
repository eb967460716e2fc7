/** What boxes and lines are drawn with. */
export type Strokes = {
  readonly across: string;
  readonly down: string;
  /** Corners, clockwise from the upper left. */
  readonly corners: readonly [string, string, string, string];
  /** Of the line between columns and notes. */
  readonly joints: readonly [string, string];
  /** From the border to what is referred to: declared, and plain from names. */
  readonly declared: string;
  readonly named: string;
  readonly ellipsis: string;
};

export const UNICODE: Strokes = {
  across: '─',
  down: '│',
  corners: ['┌', '┐', '┘', '└'],
  joints: ['├', '┤'],
  declared: '├──▶ ',
  named: '├┄┄▷ ',
  ellipsis: '…',
};

/** For terminals without box characters. */
export const ASCII: Strokes = {
  across: '-',
  down: '|',
  corners: ['+', '+', '+', '+'],
  joints: ['+', '+'],
  declared: '+--> ',
  named: '+..> ',
  ellipsis: '...',
};
