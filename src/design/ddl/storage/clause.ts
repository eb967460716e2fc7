import { claim, past, type Span, symbol, textOf } from '../../../sql/source.ts';
import { unquoted } from '../../../sql/token.ts';
import { passOver, placeAt, type Reading } from '../reading.ts';
import type { TableDraft } from '../table.ts';

export type Clause = {
  readonly reading: Reading;
  readonly table: TableDraft;
  readonly at: number;
  readonly to: number;
};

export function option(reading: Reading, table: TableDraft, name: Span, value: Span): void {
  const token = reading.source.tokens[value.from];
  const quoted = token?.kind === 'string' || token?.text.startsWith('"');
  const text =
    value.to - value.from === 1 && token && quoted ? unquoted(token) : textOf(reading.source, value);
  const key = textOf(reading.source, name).replaceAll(/["'`]/g, '').toLowerCase().replaceAll(/\s+/g, ' ');
  claim(reading.source, value.from, value.to);
  table.options.push({ name: key, value: text, place: placeAt(reading, name.from) });
  if (key === 'partition_expiration_days' && Number(text) > 0) table.expiryDays = Number(text);
}

/** Where a list ends that stands in no parentheses: before a word that begins another clause. */
export function listEnd(clause: Clause, from: number): number {
  const { source } = clause.reading;
  if (symbol(source, from, '(')) return past(source, from, clause.to);
  let at = from;
  while (at < clause.to) {
    const token = source.tokens[at];
    const behindComma = at === from || symbol(source, at - 1, ',');
    if (
      !behindComma &&
      token?.kind === 'word' &&
      !symbol(source, at - 1, '.') &&
      !symbol(source, at - 1, '::')
    ) {
      if (token.word !== 'asc' && token.word !== 'desc' && !symbol(source, at + 1, '.')) break;
    }
    at = past(source, at, clause.to);
    if (symbol(source, at, '(') && at < clause.to) at = past(source, at, clause.to);
  }
  return at;
}

export const known = (table: TableDraft) => table.columns.map(({ name }) => name);

export const textKey = (reading: Reading, table: TableDraft, text: string, at: number) => ({
  ...reading.keyOf(text, known(table)),
  place: placeAt(reading, at),
});

/** Passes over so many tokens. */
export const skip =
  (count: number) =>
  ({ reading, at, to }: Clause): number => {
    passOver(reading, { from: at, to: Math.min(at + count, to) });
    return at + count;
  };

/** Up to the next word that begins a clause. */
export function upTo(clause: Clause, from: number, ends: ReadonlySet<string>): number {
  let at = from;
  while (at < clause.to && !ends.has(clause.reading.source.tokens[at]?.word ?? ''))
    at = past(clause.reading.source, at, clause.to);
  return at;
}
