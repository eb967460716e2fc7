import type { DiagramColumn, DiagramReference, DiagramTable } from '../../domain/diagram.ts';
import { cut, pad, widthOf } from '../measure.ts';
import type { Style } from '../style.ts';
import { visible } from '../visible.ts';

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

export type BoxOptions = {
  /** Cells that the box and its lines may take. */
  readonly width: number;
  readonly style: Style;
  readonly strokes: Strokes;
  /** Columns shown at most. */
  readonly most: number;
};

/** A line of a block with the cells that it takes, colours aside. */
export type Line = { readonly text: string; readonly cells: number };

type Row = {
  readonly marks: string;
  readonly name: string;
  readonly type: string;
  readonly target: { readonly stroke: string; readonly text: string } | null;
};

const MARKS = 5;
/** Below these a column of the box is not cut. */
const LEAST_NAME = 10;
const LEAST_TYPE = 4;
const LEAST_TARGET = 12;
const MOST_NAME = 34;
const MOST_TYPE = 24;

/** A table as a box: keys, columns, types, and a line to each table that it refers to. */
export function box(
  table: DiagramTable,
  references: readonly DiagramReference[],
  options: BoxOptions,
): readonly Line[] {
  const { style, strokes } = options;
  const { rows, more } = rowsOf(table, references, options);
  const title = shown(table.name, strokes);
  const notes = table.notes.map((note) => shown(note, strokes));
  const sizes = sizesOf(rows, [title, ...notes, ...more], options);
  const inner = MARKS + 1 + sizes.name + 1 + sizes.type;
  const fitted = (text: string, size: number) => pad(trim(text, size, strokes), size);
  const side = strokes.down;
  const line = (text: string, tail = side, tailCells = 1): Line => ({
    text: `${side} ${text} ${tail}`,
    cells: inner + 3 + tailCells,
  });
  const name = trim(title, inner - 1, strokes);
  const [upLeft, upRight, downRight, downLeft] = strokes.corners;
  const rest = strokes.across.repeat(inner - widthOf(name) - 1);
  const rule = strokes.across.repeat(inner + 2);
  const whole = inner + 4;
  return [
    { text: `${upLeft}${strokes.across} ${style.strong(name)} ${rest}${upRight}`, cells: whole },
    ...rows.map(({ marks, name: column, type, target }) => {
      const cells = `${style.warn(pad(marks, MARKS))} ${fitted(column, sizes.name)} ${style.muted(fitted(type, sizes.type))}`;
      if (!target) return line(cells);
      const text = trim(target.text, sizes.target, strokes);
      return line(cells, target.stroke + text, widthOf(target.stroke) + widthOf(text));
    }),
    ...more.map((text) => line(style.muted(fitted(text, inner)))),
    ...(notes.length === 0
      ? []
      : [{ text: `${strokes.joints[0]}${rule}${strokes.joints[1]}`, cells: whole }]),
    ...notes.map((note) => line(style.muted(fitted(note, inner)))),
    { text: `${downLeft}${rule}${downRight}`, cells: whole },
  ];
}

function rowsOf(
  table: DiagramTable,
  references: readonly DiagramReference[],
  { strokes, most }: BoxOptions,
): { rows: Row[]; more: string[] } {
  const kept = keptOf(table.columns, most);
  const left = table.columns.length - kept.length;
  const rows = kept.map(({ name, type, primary, unique, foreign }): Row => {
    const reference = references.find((each) => each.columns.some((column) => same(column, name)));
    const at = reference?.columns.findIndex((column) => same(column, name)) ?? 0;
    const column = reference?.targetColumns[at];
    return {
      marks: `${primary ? 'PK' : unique ? 'UK' : '  '} ${foreign ? 'FK' : '  '}`,
      name: shown(name, strokes),
      type: shown(type, strokes),
      target: reference
        ? {
            stroke: reference.declared ? strokes.declared : strokes.named,
            text: shown(
              column === undefined || same(column, name) ? reference.to : `${reference.to}.${column}`,
              strokes,
            ),
          }
        : null,
    };
  });
  const more = [
    ...(left > 0 ? [`${strokes.ellipsis} ${left} more ${left === 1 ? 'column' : 'columns'}`] : []),
    ...(table.elided ? [strokes.ellipsis] : []),
    ...(table.columns.length === 0 && !table.elided ? ['no columns'] : []),
  ];
  return { rows, more };
}

/** Of a wide table keys and references stay, and of the others those that come first; in their order. */
function keptOf(columns: readonly DiagramColumn[], most: number): readonly DiagramColumn[] {
  if (columns.length <= most + 1) return columns;
  const ranked = columns.toSorted((a, b) => weight(b) - weight(a)).slice(0, most);
  return columns.filter((column) => ranked.includes(column));
}

const weight = ({ primary, unique, foreign }: DiagramColumn) => (primary ? 2 : unique || foreign ? 1 : 0);

/** What each column of the box may take: the types give way first, then what is referred to, then the names. */
function sizesOf(rows: readonly Row[], lines: readonly string[], { width }: BoxOptions) {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
  const targets = rows.flatMap(({ target }) => (target ? [target] : []));
  const stroke = widest(targets.map((target) => target.stroke));
  const frame = MARKS + 2 + 4 - (stroke > 0 ? 1 : 0) + stroke;
  const most = width - frame;
  let target = widest(targets.map(({ text }) => text));
  let type = Math.min(MOST_TYPE, widest(rows.map((row) => row.type)));
  let name = Math.min(MOST_NAME, widest(rows.map((row) => row.name)));
  const over = () => Math.max(0, name + type + target - most);
  type -= Math.min(over(), Math.max(0, type - LEAST_TYPE));
  target -= Math.min(over(), Math.max(0, target - LEAST_TARGET));
  name -= Math.min(over(), Math.max(0, name - LEAST_NAME));
  type -= Math.min(over(), type);
  // A long title or note makes the box wider as far as there is room.
  const wanted = Math.max(...lines.map((text) => widthOf(text) + 2)) - (MARKS + 2 + name + type);
  type += Math.max(0, Math.min(wanted, most - name - type - target));
  return { name: Math.max(1, name), type, target };
}

function shown(text: string, strokes: Strokes): string {
  const clean = visible(text).replaceAll(/\s+/g, ' ').trim();
  return strokes === UNICODE ? clean : clean.replaceAll(/[^\x20-\x7e]/gu, '?');
}

function trim(text: string, size: number, strokes: Strokes): string {
  const short = cut(text, Math.max(1, size));
  // An ellipsis of one cell in ASCII as well, so that the width stays.
  return strokes === UNICODE ? short : short.replaceAll('…', '~');
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
