const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const narrow = /^[\u0020-\u02ff]*$/;
const combining = /^\p{M}$/u;

/** Cells of a terminal that a text takes. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += cells(char);
  return width;
}

function cells(char: string): number {
  if (combining.test(char)) return 0;
  return wide.test(char) || (char.codePointAt(0) ?? 0) >= 0x1f300 ? 2 : 1;
}

/** At most `width` cells; what is cut off shows as `…`. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const char of text) {
    used += cells(char);
    if (used > width - 1) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Filled up with blanks on the right; `padLeft` on the left. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Lines of whole words; a word that is too long for a line stands on one of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = word;
    else if (widthOf(line) + 1 + widthOf(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/**
 * Prose is wrapped; a line that begins with a blank (SQL, a caret) keeps its form and is cut.
 * Every line is indented by `indent` blanks.
 */
export function block(lines: readonly string[], width: number, indent: number): string[] {
  const room = Math.max(20, width - indent);
  const fitted = lines.flatMap((line) => (line.startsWith(' ') ? [cut(line, room)] : wrap(line, room)));
  return fitted.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
}
