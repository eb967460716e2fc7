import { placeAt } from '../draft.ts';
import { past, type Span, symbol, textOf } from '../../../sql/source.ts';
import { type Clause, upTo } from './clause.ts';

const CLICKHOUSE = new Set([
  'order',
  'partition',
  'primary',
  'ttl',
  'settings',
  'sample',
  'comment',
  'engine',
  'as',
]);

export function expression(clause: Clause, from: number): Span {
  const { source } = clause.reading;
  return {
    from,
    to:
      symbol(source, from, '(') && CLICKHOUSE.has(source.tokens[past(source, from, clause.to)]?.word ?? '')
        ? past(source, from, clause.to)
        : upTo(clause, from, CLICKHOUSE),
  };
}

export function ttl(clause: Clause): number {
  const { reading, table, at } = clause;
  const span = expression(clause, at + 1);
  const text = textOf(reading.source, span);
  table.options.push({ name: 'ttl', value: text, place: placeAt(reading, at) });
  const found =
    /interval\s+'?(\d+)'?\s+'?(day|week|month|year)|tointerval(day|week|month|year)\s*\(\s*(\d+)/i.exec(text);
  const days = { day: 1, week: 7, month: 30, year: 365 }[(found?.[2] ?? found?.[3] ?? '').toLowerCase()];
  if (days && found) table.expiryDays = Number(found[1] ?? found[4]) * days;
  return span.to;
}
