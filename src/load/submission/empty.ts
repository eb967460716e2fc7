/** A text that says nothing: SQL of comments alone, Markdown of headings and comments alone. */
export const isEmpty = (file: string, text: string): boolean =>
  file.endsWith('.md') ? isEmptyMarkdown(text) : isEmptySql(text);

function isEmptySql(text: string): boolean {
  // One piece at a time: a single pattern for the whole file could exhaust the stack.
  const piece = /\s+|;|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
  let end = 0;
  while (end < text.length && piece.test(text)) end = piece.lastIndex;
  return end === text.length;
}

const isEmptyMarkdown = (text: string): boolean =>
  text
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/^\s{0,3}#.*$/gm, '')
    .trim() === '';
