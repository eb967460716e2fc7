import type { ScreenCell, ScreenCursor } from '../../test/support/screen.ts';
import { backgroundOf, colourOf, mixed, palette } from './palette.ts';
import { shapesOf } from './shapes.ts';

/** A screen, as an emulator has it. */
export type Picture = {
  /** Stands in the window's bar, and is what the picture is called where it cannot be seen. */
  readonly title: string;
  readonly cells: readonly (readonly ScreenCell[])[];
  readonly cursor: ScreenCursor;
};

/** Pixels. */
const cell = { width: 8, height: 17 };
const margin = 12;
const bar = 30;
const fontSize = 13;
const baseline = 13;
const font =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** Cells of one look beside each other. `x` counts cells from the left. */
type Run = { readonly x: number; readonly text: string; readonly width: number; readonly look: Look };
type Look = { readonly fill: string; readonly back: string; readonly attributes: string };

/** Draws a screen in a plain window. Text is placed by cells, whatever the width of the font that a page has. */
export function svgOf({ title, cells, cursor }: Picture): string {
  const width = (cells[0]?.length ?? 0) * cell.width + 2 * margin;
  const height = cells.length * cell.height + bar + 2 * margin;
  const runs = cells.map(runsOf);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<g font-family="${font}" font-size="${fontSize}">`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="${palette.page}" stroke="${palette.frame}"/>`,
    `<path d="M1 ${bar}V8.5A7.5 7.5 0 0 1 8.5 1H${width - 8.5}A7.5 7.5 0 0 1 ${width - 1} 8.5V${bar}Z" fill="${palette.bar}"/>`,
    `<text x="${width / 2}" y="20" text-anchor="middle" fill="${palette.title}">${escaped(title)}</text>`,
    ...runs.flatMap((row, y) => row.flatMap((run) => backOf(run, y))),
    ...cursorOf(cursor),
    ...runs.flatMap((row, y) => row.flatMap((run) => [...shapesIn(run, y), ...textOf(run, y)])),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function runsOf(row: readonly ScreenCell[]): Run[] {
  const runs: Run[] = [];
  for (const [x, one] of row.entries()) {
    // The second half of a wide character.
    if (one.width === 0) continue;
    const look = lookOf(one);
    const last = runs.at(-1);
    const joins = last && sameLook(last.look, look) && last.x + last.width === x;
    if (joins && one.width === 1 && isPlain(last) && isDrawn(last) === isDrawn(one))
      runs[runs.length - 1] = { ...last, text: last.text + one.text, width: last.width + 1 };
    else runs.push({ x, text: one.text, width: one.width, look });
  }
  return runs;
}

/** A wide character is a run by itself: it alone keeps its place then. */
const isPlain = ({ text, width }: Run) => text.length === width;

const isDrawn = ({ text }: { readonly text: string }) => shapesOf(text.charAt(0)) !== null;

function sameLook(one: Look, other: Look): boolean {
  return one.fill === other.fill && one.back === other.back && one.attributes === other.attributes;
}

function lookOf({ foreground, background, style }: ScreenCell): Look {
  const has = (name: string) => style.split(' ').includes(name);
  const [front, behind] = [colourOf(foreground, palette.text), backgroundOf(background)];
  const [text, back] = has('inverse') ? [behind, front] : [front, behind];
  const attributes = [
    has('bold') ? ' font-weight="bold"' : '',
    has('italic') ? ' font-style="italic"' : '',
    has('underline')
      ? ' text-decoration="underline"'
      : has('strike')
        ? ' text-decoration="line-through"'
        : '',
  ];
  const fill = has('hidden') ? back : has('dim') ? mixed(text, back, 0.68) : text;
  return { fill, back, attributes: attributes.join('') };
}

function backOf({ x, width, look }: Run, y: number): string[] {
  if (look.back === palette.page) return [];
  return [rect(left(x), top(y), width * cell.width, cell.height, look.back)];
}

function shapesIn({ x, text, look }: Run, y: number): string[] {
  return runsOfSame(text).flatMap(({ at, character, count }) =>
    (shapesOf(character) ?? []).flatMap((shape) => {
      // Across a whole cell they are one.
      const wide = shape.width === 1 ? [[at, count] as const] : places(at, count);
      return wide.map(([from, cells]) =>
        rect(
          left(x + from) + shape.x * cell.width,
          top(y) + shape.y * cell.height,
          cells === 1 ? shape.width * cell.width : cells * cell.width,
          shape.height * cell.height,
          look.fill,
          shape.opacity,
        ),
      );
    }),
  );
}

function places(at: number, count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, index) => [at + index, 1] as const);
}

function runsOfSame(text: string): { at: number; character: string; count: number }[] {
  return [...text.matchAll(/(.)\1*/gsu)].map((found) => ({
    at: found.index,
    character: found[1] ?? '',
    count: found[0].length,
  }));
}

/** Blanks at the ends draw nothing, and long ones inside are skipped, so that the pieces stay in their places. */
function textOf(run: Run, y: number): string[] {
  if (isDrawn(run)) return [];
  const { x, look } = run;
  if (!isPlain(run)) return [piece(x, run.text, run.width, y, look)];
  const spaced = look.attributes.includes('text-decoration');
  const words = spaced ? run.text.matchAll(/.+/gs) : run.text.matchAll(/\S+(?: \S+)*/g);
  return [...words].map((found) => piece(x + found.index, found[0], found[0].length, y, look));
}

function piece(x: number, text: string, width: number, y: number, { fill, attributes }: Look): string {
  const at = `x="${left(x)}" y="${top(y) + baseline}" textLength="${width * cell.width}"`;
  return `<text ${at} lengthAdjust="spacingAndGlyphs" fill="${fill}"${attributes} xml:space="preserve">${escaped(text)}</text>`;
}

/** A bar before the character, so that what it stands on can be read. */
function cursorOf({ x, y, visible }: ScreenCursor): string[] {
  return visible ? [rect(left(x) - 1, top(y), 2, cell.height, palette.cursor)] : [];
}

function left(x: number): number {
  return margin + x * cell.width;
}

function top(y: number): number {
  return bar + margin + y * cell.height;
}

function rect(x: number, y: number, width: number, height: number, fill: string, opacity?: number): string {
  const [a, b, c, d] = [x, y, width, height].map((one) => String(Math.round(one * 100) / 100));
  const through = opacity === undefined ? '' : ` fill-opacity="${opacity}"`;
  return `<rect x="${a}" y="${b}" width="${c}" height="${d}" fill="${fill}"${through}/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
