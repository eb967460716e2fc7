import { widthOf, wrap } from './measure.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

type Options = { readonly width: number; readonly style: Style };

/** Markdown as plain lines for a terminal: headings, paragraphs, lists, tables and code; nothing else. */
export function markdown(text: string, options: Options): string[] {
  const lines = blocks(text).flatMap((block) => [...render(block, options), '']);
  return lines.slice(0, -1);
}

type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly { readonly mark: string; readonly text: string }[] }
  | { readonly kind: 'table' | 'code'; readonly lines: readonly string[] };

const itemStart = /^\s*([-*]|\d+\.)\s+(.*)$/;

function blocks(text: string): Block[] {
  // Code is taken out whole before blank lines separate the rest.
  return text.split(/^(```[\s\S]*?^```.*)$/m).flatMap((piece): Block[] =>
    piece.startsWith('```')
      ? [{ kind: 'code', lines: piece.split('\n').slice(1, -1) }]
      : piece
          .split(/\n\s*\n/)
          .filter((paragraph) => paragraph.trim() !== '')
          .flatMap((paragraph) => blocksOf(paragraph.split('\n').filter((line) => line.trim() !== ''))),
  );
}

/** A heading may stand right above what it heads. */
function blocksOf(lines: readonly string[]): Block[] {
  const [first = '', ...more] = lines;
  const heading = /^#{1,6}\s+(.*)$/.exec(first);
  if (heading)
    return [{ kind: 'heading', text: heading[1] ?? '' }, ...(more.length > 0 ? blocksOf(more) : [])];
  if (lines.every((line) => line.startsWith('    ')))
    return [{ kind: 'code', lines: lines.map((line) => line.slice(4)) }];
  if (first.trimStart().startsWith('|')) return [{ kind: 'table', lines }];
  if (itemStart.test(first)) return [{ kind: 'items', items: itemsOf(lines) }];
  return [{ kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') }];
}

function itemsOf(lines: readonly string[]): { mark: string; text: string }[] {
  const items: { mark: string; text: string }[] = [];
  for (const line of lines) {
    const start = itemStart.exec(line);
    const open = items.at(-1);
    if (start) items.push({ mark: start[1] === '*' ? '-' : (start[1] ?? '-'), text: start[2] ?? '' });
    else if (open) open.text += ` ${line.trim()}`;
  }
  return items;
}

function render(block: Block, { width, style }: Options): string[] {
  switch (block.kind) {
    case 'heading':
      return [style.strong(inline(block.text))];
    case 'paragraph':
      return wrap(inline(block.text), width);
    case 'items':
      return block.items.flatMap(({ mark, text }) =>
        wrap(inline(text), width - 5).map(
          (line, at) => `  ${at === 0 ? mark : ' '.repeat(widthOf(mark))} ${line}`,
        ),
      );
    case 'code':
      return block.lines.map((line) => `    ${visible(line)}`);
    case 'table':
      return renderTable(block.lines, width);
  }
}

function renderTable(lines: readonly string[], width: number): string[] {
  const rows = lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => inline(cell.trim().replaceAll('\\|', '|'))),
  );
  const isRule = (row: readonly string[]) => row.every((cell) => /^:?-+:?$/.test(cell));
  const shown = rows.filter((row) => !isRule(row) && row.some((cell) => cell !== ''));
  return table(
    shown,
    (rows[0] ?? []).map(() => ({})),
    width - 2,
  ).map((line) => `  ${line}`);
}

/** Marks of emphasis and of code go; a link keeps its text. */
function inline(text: string): string {
  return visible(text)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1');
}
