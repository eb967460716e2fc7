/** A part of a cell, in shares of its width and height. */
export type Shape = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity?: number;
};

const line = 0.06;
const middle = 0.5 - line / 2;
const across: Shape = { x: 0, y: middle, width: 1, height: line };
const down: Shape = { x: 0.44, y: 0, width: 0.12, height: 1 };

/**
 * Lines and bars as shapes, so that they meet whatever font a page has; null: the character is for the font.
 */
export function shapesOf(character: string): readonly Shape[] | null {
  if (character === '─') return [across];
  if (character === '│') return [down];
  if (character === '└')
    return [
      { ...down, height: 0.5 },
      { ...across, x: 0.44, width: 0.56 },
    ];
  if (character === '░') return [{ ...bar(8), opacity: 0.25 }];
  const eighths = '▁▂▃▄▅▆▇█'.indexOf(character) + 1;
  return eighths > 0 ? [bar(eighths)] : null;
}

/** Lower than its line, so that bars on lines below each other are not one block. */
function bar(eighths: number): Shape {
  const height = (0.6 * eighths) / 8;
  return { x: 0, y: 0.8 - height, width: 1, height };
}
