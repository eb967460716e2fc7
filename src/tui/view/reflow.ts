import { widthOf, wrap } from '../../reporters/measure.ts';

/** Lines that are longer than `width` are wrapped; the others stay as they are. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= width ? [line] : wrap(line, width)))
    .join('\n');
}

// Items, headings, tables, quotes, code: their lines mean something.
const formed = /^(\s*([-*+|>#]|\d+\.|```)|\s{4})/;

/** Markdown whose paragraphs are set anew to `width` cells; all else keeps its form. */
export function reflow(text: string, width: number): string {
  if (text.includes('```')) return text;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      if (lines.some((line) => formed.test(line))) return paragraph;
      return wrap(lines.map((line) => line.trim()).join(' '), width).join('\n');
    })
    .join('\n\n');
}
