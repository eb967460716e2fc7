import type { HoldsNote, LayoutKey } from '../../domain/design.ts';
import { type Source, type Span, shorthandOf, symbol, words } from '../../sql/source.ts';
import type { Token } from '../../sql/token.ts';
import { columnsIn, layoutKey } from './layout-key.ts';
import type { TableDraft } from './table.ts';
import { unitOf } from './transform.ts';

/** A line of a comment without its marks. */
export type CommentLine = { readonly text: string; readonly start: number };

export function commentLines({ text, start }: Token): CommentLine[] {
  const block = text.startsWith('/*');
  const found: CommentLine[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const lead = /^\s*(?:--+|\/\*+|\*+(?!\/)|#+|\/\/+)?\s*/.exec(line)?.[0].length ?? 0;
    const rest = line.slice(lead).replace(block ? /\s*\**\/\s*$|\s+$/ : /[\s-]+$/, '');
    if (rest !== '') found.push({ text: rest, start: start + at + lead });
    at += line.length + 1;
  }
  return found;
}

/** What a comment's line says that one can count on. */
export function holdsIn({ text }: CommentLine): readonly string[] | null {
  const list = /^holds\s*:\s*(.*)$/i.exec(text)?.[1];
  if (list === undefined) return null;
  return list
    .split(/[\s,;]+/)
    .map((name) => name.replaceAll(/^["'`]+|["'`.]+$/g, ''))
    .filter((name) => name !== '' && !/^(?:and|und|&|\+)$/i.test(name));
}

export const grainIn = ({ text }: CommentLine): string | null =>
  /^grain\s*[:=]\s*(.+)$/i.exec(text)?.[1]?.trim() ?? null;

export function addHolds(draft: TableDraft, source: Source, line: CommentLine, column: string | null): void {
  const names = holdsIn(line);
  if (names && names.length > 0) {
    const note: HoldsNote = { names, column, place: source.place(line.start) };
    draft.holds.push(note);
  }
}

const CLAUSES: readonly (readonly [RegExp, 'partition' | 'cluster' | 'distribution'])[] = [
  [/^partition(?:ed)?$/, 'partition'],
  [/^(?:cluster|sort|order|zorder)(?:ed)?$/, 'cluster'],
  [/^(?:distribut(?:e|ed)|hashed|sharded?)$/, 'distribution'],
];
const NEGATIONS = /^(?:not|never|no|without|instead|than|avoid)$/;

export type CommentLayout = {
  readonly partition: LayoutKey[];
  readonly cluster: LayoutKey[];
  readonly distribution: LayoutKey[];
  /** Names in a layout comment that are no columns, with their offset. */
  readonly strange: { readonly name: string; readonly start: number }[];
};

/** What comments say of a table's layout: `-- partition by event_date, cluster by user_id`. */
export function layoutIn(
  { place }: Source,
  lines: readonly CommentLine[],
  columns: readonly string[],
): CommentLayout {
  const found: CommentLayout = { partition: [], cluster: [], distribution: [], strange: [] };
  const known = new Set(columns.map((name) => name.toLowerCase()));
  // A clause may go on in the next line of a comment. Offsets within the joined text lead back to the file.
  let text = '';
  const starts: { at: number; start: number }[] = [];
  for (const line of lines) {
    starts.push({ at: text.length, start: line.start });
    text += `${line.text}\n`;
  }
  if (!/\bby\b/i.test(text)) return found;
  const offset = (at: number) => {
    const line = starts.findLast((each) => each.at <= at);
    return line ? line.start + at - line.at : at;
  };
  const inner = shorthandOf(text);
  const source: Source = { ...inner, place: (at) => place(offset(at)) };
  for (let at = 0; at < source.tokens.length; at++) {
    const clause = clauseAt(source, at);
    if (!clause) continue;
    const sure = source.isFirst[at] ?? false;
    at = readList(source, at + 2, clause, { found, known, columns, sure, offset }) - 1;
  }
  return found;
}

function clauseAt(source: Source, at: number): 'partition' | 'cluster' | 'distribution' | null {
  const word = source.tokens[at]?.word ?? '';
  if (!words(source, at + 1, 'by') && !(words(source, at + 1, 'on') && word.startsWith('partition')))
    return null;
  if (NEGATIONS.test(source.tokens[at - 1]?.word ?? '')) return null;
  return CLAUSES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

type Context = {
  readonly found: CommentLayout;
  readonly known: ReadonlySet<string>;
  readonly columns: readonly string[];
  /** The comment begins with the clause: what it names has to be columns. */
  readonly sure: boolean;
  readonly offset: (at: number) => number;
};

/** Reads keys as far as they go; the index behind them. */
function readList(
  source: Source,
  from: number,
  clause: 'partition' | 'cluster' | 'distribution',
  context: Context,
): number {
  let at = from;
  if (symbol(source, at, '(') && (source.pairs[at] ?? -1) > 0) {
    const close = source.pairs[at] ?? at;
    readKeys(source, at + 1, close, clause, context);
    return close + 1;
  }
  at = readKeys(source, at, source.tokens.length, clause, context);
  return at;
}

function readKeys(
  source: Source,
  from: number,
  to: number,
  clause: 'partition' | 'cluster' | 'distribution',
  context: Context,
): number {
  let at = from;
  while (at < to && !clauseAt(source, at)) {
    const span = keySpan(source, at, to);
    if (!span) break;
    const key = layoutKey(source, span, context.columns, 'comment');
    const ours = key.columns.length > 0 && key.columns.every((name) => context.known.has(name.toLowerCase()));
    const pseudo = /^_partition(?:date|time)$/i.test(key.text);
    if (!ours && !pseudo) {
      const begins = at === from && context.sure;
      const list = source.tokens[span.to]?.text === ',' || symbol(source, at - 1, ',');
      if (begins || (context.sure && list && /_/.test(key.text)))
        context.found.strange.push({
          name: key.text,
          start: context.offset(source.tokens[span.from]?.start ?? 0),
        });
      if (!begins) break;
    } else context.found[clause].push(key);
    at = span.to;
    const unit = adverbAt(source, at, to);
    if (unit) {
      const last = context.found[clause].at(-1);
      if (last?.transform.kind === 'value' && ours)
        context.found[clause][context.found[clause].length - 1] = {
          ...last,
          transform: { kind: 'time', unit: unit.unit },
        };
      at = unit.next;
    }
    const token = source.tokens[at];
    if (
      token &&
      (token.text === ',' ||
        token.text === '+' ||
        token.text === '/' ||
        token.text === '&' ||
        ['and', 'then'].includes(token.word))
    )
      at++;
    else break;
    if (words(source, at, 'then') || words(source, at, 'and')) at++;
  }
  return Math.max(at, from);
}

/** `user_id`, `DATE(event_ts)`, `event_ts::date`, `hash(user_id) into 256 buckets`, `day of event_ts`. */
function keySpan(source: Source, at: number, to: number): Span | null {
  const token = source.tokens[at];
  if (!token || at >= to || !['word', 'name'].includes(token.kind)) return null;
  if (words(source, at + 1, 'of') && unitOf(token.word)) return { from: at, to: at + 3 };
  let end = at + 1;
  if (
    symbol(source, end, '(') &&
    (source.pairs[end] ?? -1) > 0 &&
    unitOf(source.tokens[end + 1]?.word ?? '') === null &&
    columnsIn(source, { from: at, to: (source.pairs[end] ?? 0) + 1 }, []).length > 0
  )
    end = Math.min((source.pairs[end] ?? 0) + 1, to);
  while (end + 1 < to && (symbol(source, end, '.') || symbol(source, end, '::'))) end += 2;
  if (symbol(source, end, '%')) end += 2;
  if (words(source, end, 'into') && source.tokens[end + 1]?.kind === 'number')
    end += words(source, end + 2, 'buckets') ? 3 : 2;
  return { from: at, to: Math.min(end, to) };
}

/** `(daily)`, `monthly`, `by month` behind a column. */
function adverbAt(
  source: Source,
  at: number,
  to: number,
): { unit: NonNullable<ReturnType<typeof unitOf>>; next: number } | null {
  if (at >= to) return null;
  const open = symbol(source, at, '(') ? 1 : 0;
  const by = words(source, at + open, 'by') || words(source, at + open, 'per') ? 1 : 0;
  const word = source.tokens[at + open + by]?.word ?? '';
  const unit = unitOf(word);
  if (!unit || !(open || by || word.endsWith('ly'))) return null;
  return { unit, next: at + open + by + 1 + open };
}
