import { plainOf } from './plain.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** Sentences that stand together: a paragraph; or a list or table, with the line that introduces it. */
export type Block = {
  /** Headings above it, the outermost first. */
  readonly headings: readonly string[];
  /** Whether the first sentence introduces all the others. */
  readonly introduced: boolean;
  readonly sentences: readonly Sentence[];
};

type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'item' | 'row' | 'text'; readonly text: string };

const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const BOLD_ALONE = /^\s*(?:\*\*|__)([^*_]{1,80}?)[.:]?(?:\*\*|__)\s*:?\s*$/;
const LABEL = /^\s*(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
const QUOTE = /^\s*(?:>(?!\s*\d)\s?)+/;
const RULE = /^[\s|:=*_+-]+$/;

/** A Markdown text as blocks, in order. A heading in bold alone on its line is one too. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const headings: string[] = [];
  let lines: Line[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push(blockOf(lines, headings));
    lines = [];
  };
  for (const raw of plainOf(markdown).split('\n')) {
    const line = lineOf(raw);
    const last = lines.at(-1)?.kind;
    if (line.kind === 'heading') {
      close();
      headings.length = Math.min(headings.length, line.level - 1);
      headings.push(line.text);
    } else if (line.kind === 'blank') {
      // A line that introduces a list may stand apart from it.
      if (last !== 'text' || !introduces(lines)) close();
    } else {
      if (line.kind === 'row' ? last === 'item' : line.kind === 'item' && last === 'row') close();
      lines.push(line);
    }
  }
  close();
  return blocks.filter(({ sentences }) => sentences.length > 0);
}

function lineOf(raw: string): Line {
  const line = raw.replace(QUOTE, '').trimEnd();
  if (line.trim() === '') return { kind: 'blank' };
  if (RULE.test(line)) return line.includes('|') ? { kind: 'row', text: '' } : { kind: 'blank' };
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const bold = BOLD_ALONE.exec(line)?.[1];
  if (bold !== undefined) return { kind: 'heading', level: 6, text: bold };
  if (/^\s*\|/.test(line)) return { kind: 'row', text: line };
  return ITEM.test(line) ? { kind: 'item', text: line.replace(ITEM, '') } : { kind: 'text', text: line };
}

function introduces(lines: readonly Line[]): boolean {
  const last = lines.at(-1);
  return last?.kind === 'text' && /:[*_]*$/.test(last.text);
}

function blockOf(lines: readonly Line[], headings: readonly string[]): Block {
  const units: string[] = [];
  let paragraph: string[] = [];
  let head: readonly string[] = [];
  const flush = () => {
    units.push(...unwrapped(paragraph));
    paragraph = [];
  };
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'row') {
      flush();
      const next = lines[at + 1];
      const cells = cellsOf(line.text);
      if (next?.kind === 'row' && next.text === '') head = cells;
      else if (cells.length > 0) units.push(rowText(head, cells));
    } else if (line.kind === 'item') {
      flush();
      paragraph.push(line.text);
    } else if (line.kind === 'text') {
      // "**Indexes**: none." begins something new, whatever stands above it.
      if (LABEL.test(line.text)) flush();
      paragraph.push(line.text.trim());
    }
  }
  flush();
  const introduced = lines.some(
    ({ kind }, at) => kind !== 'text' && introduces(lines.slice(Math.max(0, at - 1), at)),
  );
  return { headings: [...headings], introduced, sentences: units.flatMap(sentencesOf) };
}

function cellsOf(row: string): string[] {
  return row === ''
    ? []
    : row
        .trim()
        .replace(/^\|/, '')
        .replace(/\|$/, '')
        .split('|')
        .map((cell) => cell.trim());
}

/** A cell stands for what its column is called. */
function rowText(head: readonly string[], cells: readonly string[]): string {
  if (head.length === 0) return cells.filter((cell) => cell !== '').join(': ');
  return cells
    .flatMap((cell, at) => (cell === '' ? [] : head[at] ? `${head[at]}: ${cell}` : cell))
    .join('; ');
}

/** Prose that somebody wrapped by hand: so many of its lines are nearly full. */
const MOSTLY_FULL = 0.75;
const NEARLY = 8;
/** Nobody wraps prose at fewer cells. */
const NARROWEST = 60;

/**
 * Lines that are wrapped are joined; lines that somebody ended on purpose stay apart. Wrapped lines are as full as they
 * can be: the next word would not have fitted. Lines without a full stop have to be so throughout.
 */
function unwrapped(lines: readonly string[]): string[] {
  const widest = Math.max(...lines.map(({ length }) => length), 0);
  const isProse = lines.some((line) => /[.!?](?:\s|$)/.test(line));
  const least = isProse ? widest - NEARLY : widest;
  const isFull = (line: string, next: string) =>
    line.length + 1 + (/^\S*/.exec(next)?.[0].length ?? 0) > least;
  const full = lines.slice(1).filter((next, at) => isFull(lines[at] ?? '', next)).length;
  const wrapped = widest >= NARROWEST && full >= (lines.length - 1) * (isProse ? MOSTLY_FULL : 1);
  const units: string[] = [];
  for (const line of lines) {
    const last = units.at(-1);
    const goesOn = wrapped || /^(?:[-=]+>|[→⇒])/.test(line);
    if (last !== undefined && goesOn && last.length < 2000) units[units.length - 1] = `${last} ${line}`;
    else units.push(line);
  }
  return units;
}
