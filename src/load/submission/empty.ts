/** A text that says nothing: SQL or YAML of comments alone, Markdown of headings and comments alone. */
export const isEmpty = (file: string, text: string): boolean => {
  if (file.endsWith('.md')) return isEmptyMarkdown(text);
  return /\.ya?ml$/.test(file) ? isEmptyYaml(text) : isEmptySql(text);
};

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

const isEmptyYaml = (text: string): boolean =>
  text.split('\n').every((line) => /^(?:\s*(?:#.*)?|---\s*)$/.test(line.trimEnd()));
