import type { Text } from '@codemirror/state';

/** One stretch to replace, offsets in the old text, all changes of a list at once. */
export type TextChange = { readonly from: number; readonly to: number; readonly insert: string };

/** Lines `from` to `to` of the old text become lines `start` to `end` of the new; the ends are not included. */
type Hunk = { readonly from: number; readonly to: number; readonly start: number; readonly end: number };

// A change never begins or ends within a pair.
const highSurrogate = /[\ud800-\udbff]/;
const lowSurrogate = /[\udc00-\udfff]/;

/** The changes that make one text of another: line by line, then character by character within what differs. */
export function changesBetween(old: Text, next: Text): TextChange[] {
  if (old.eq(next)) return [];
  const [before, after] = [linesIn(old), linesIn(next)];
  return hunksOf(before, after).map((hunk) => changeOf(old, hunk, before, after));
}

function linesIn(doc: Text): string[] {
  return [...doc.iterLines()];
}

function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, start] = [0, 0];
  for (const anchor of [...anchorsOf(before, after), { old: before.length, next: after.length }]) {
    const hunk = trimmed({ from, to: anchor.old, start, end: anchor.next }, before, after);
    if (hunk.to > hunk.from || hunk.end > hunk.start) hunks.push(hunk);
    [from, start] = [anchor.old + 1, anchor.next + 1];
  }
  return hunks;
}

function trimmed(hunk: Hunk, before: readonly string[], after: readonly string[]): Hunk {
  let { from, to, start, end } = hunk;
  while (from < to && start < end && before[from] === after[start]) {
    from++;
    start++;
  }
  while (from < to && start < end && before[to - 1] === after[end - 1]) {
    to--;
    end--;
  }
  return { from, to, start, end };
}

type Anchor = { readonly old: number; readonly next: number };

/** Lines that both texts have exactly once, as many as stand in the same order in both. */
function anchorsOf(before: readonly string[], after: readonly string[]): Anchor[] {
  const once = uniqueLines(after);
  const pairs: Anchor[] = [];
  for (const [line, old] of uniqueLines(before)) {
    const next = once.get(line) ?? -1;
    if (old >= 0 && next >= 0) pairs.push({ old, next });
  }
  return longestRising(pairs.sort((one, other) => one.old - other.old));
}

/** Where each line stands; -1: at several places. */
function uniqueLines(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, line] of lines.entries()) places.set(line, places.has(line) ? -1 : at);
  return places;
}

/** The longest part of the list in which `next` rises too. */
function longestRising(pairs: readonly Anchor[]): Anchor[] {
  type Link = { readonly pair: Anchor; readonly before: Link | undefined };
  const ends: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair.next ?? 0) < pair.next) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, before: ends[low - 1] };
  }
  const chain: Anchor[] = [];
  for (let link = ends.at(-1); link; link = link.before) chain.push(link.pair);
  return chain.reverse();
}

/** Every line is taken with a newline behind it; the last one has none, so a change there moves one place back. */
function changeOf(doc: Text, hunk: Hunk, before: readonly string[], after: readonly string[]): TextChange {
  const old = withNewlines(before.slice(hunk.from, hunk.to));
  const next = withNewlines(after.slice(hunk.start, hunk.end));
  const at = hunk.from < doc.lines ? doc.line(hunk.from + 1).from : doc.length + 1;
  if (at + old.length > doc.length && (old === '' || next === ''))
    return { from: at - 1, to: at - 1 + old.length, insert: next === '' ? '' : `\n${next.slice(0, -1)}` };
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head++;
  if (highSurrogate.test(old.charAt(head - 1))) head--;
  let tail = 0;
  const most = Math.min(old.length, next.length) - head;
  while (tail < most && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  if (tail > 0 && lowSurrogate.test(old.charAt(old.length - tail))) tail--;
  return { from: at + head, to: at + old.length - tail, insert: next.slice(head, next.length - tail) };
}

function withNewlines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
