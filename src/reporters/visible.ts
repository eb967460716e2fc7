const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Controls, format characters (they reorder or hide what follows), line separators and lone surrogates.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text of a candidate's, fit for a terminal: what would move the cursor, colour, reorder or hide shows as an
 * escape (`\n`, `\x1b`, `\u{202e}`) and does nothing.
 */
export function visible(text: string): string {
  return text.replace(unseen, (found) => names[found] ?? escaped(found.codePointAt(0) ?? 0));
}

/** The same for text of several lines, which stay lines; a tab is a blank, so that a caret below still points. */
export function visibleLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => visible(line.replaceAll('\t', ' ')));
}

function escaped(code: number): string {
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * Text as it is printed where a runner of CI reads along: no line of it is one of the runner's commands (`::error::…` at
 * its beginning, `##[error]…` or `##vso[…]` at any place), whoever wrote it.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replace(/#(?=#\w*\[)/g, '# ');
}
