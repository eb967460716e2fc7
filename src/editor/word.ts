const blank = /^\s$/u;
const inWord = /^[\p{L}\p{N}\p{M}_]$/u;

type Kind = 'blank' | 'word' | 'other';

function kindOf(char: string): Kind {
  if (blank.test(char)) return 'blank';
  return inWord.test(char) ? 'word' : 'other';
}

function charAt(line: string, offset: number): string {
  const code = line.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function charBefore(line: string, offset: number): string {
  const pair = charAt(line, offset - 2);
  return offset >= 2 && pair.length === 2 ? pair : line.charAt(offset - 1);
}

/** Over blanks, then to the end of the word or of the signs that follow. Offsets within the line. */
export function wordEnd(line: string, offset: number): number {
  let at = offset;
  while (at < line.length && kindOf(charAt(line, at)) === 'blank') at++;
  const kind = kindOf(charAt(line, at));
  while (at < line.length && kindOf(charAt(line, at)) === kind) at += charAt(line, at).length;
  return at;
}

/** Back over blanks, then to the start of the word or of the signs before. */
export function wordStart(line: string, offset: number): number {
  let at = offset;
  while (at > 0 && kindOf(charBefore(line, at)) === 'blank') at--;
  const kind = kindOf(charBefore(line, at));
  while (at > 0 && kindOf(charBefore(line, at)) === kind) at -= charBefore(line, at).length;
  return at;
}

/** The word, the signs or the blanks around an offset: what begins there goes before what ends there. */
export function wordAround(line: string, offset: number): { readonly from: number; readonly to: number } {
  const [after, before] = [charAt(line, offset), charBefore(line, offset)];
  const left = before !== '' && (after === '' || (kindOf(after) !== 'word' && kindOf(before) === 'word'));
  const kind = kindOf(left ? before : after);
  let [from, to] = [offset, offset];
  while (from > 0 && kindOf(charBefore(line, from)) === kind) from -= charBefore(line, from).length;
  while (to < line.length && kindOf(charAt(line, to)) === kind) to += charAt(line, to).length;
  return { from, to };
}
