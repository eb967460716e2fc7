import type { Place } from '../../domain/design.ts';
import {
  inside,
  nameAt,
  parts,
  past,
  qualifiedName,
  type Source,
  type Span,
  standsAt,
  symbol,
  words,
} from '../../sql/source.ts';
import { readItem } from './items.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { relate, type Side } from './relations.ts';
import { newTable, type TableDraft } from './table.ts';

const BLOCKS = new Set(['project', 'enum', 'tablegroup', 'note', 'records', 'diagramview', 'tablepartial']);

/** Blocks of DBML that are no tables; an enum is a type of texts. The index behind it, or the same. */
export function readDbmlBlock(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  const word = source.tokens[from]?.word ?? '';
  if (!source.isFirst[from] || !BLOCKS.has(word)) return from;
  const named = qualifiedName(source, from + 1, to);
  let at = named?.next ?? from + 1;
  // `records users(id, name) {`
  if (symbol(source, at, '(')) at = past(source, at, to);
  while (source.tokens[at]?.text.startsWith('[')) at = past(source, at, to);
  if (!symbol(source, at, '{') || (source.pairs[at] ?? -1) < 0) return from;
  const end = past(source, at, to);
  const group = inside(source, at, to);
  if (word === 'tablepartial' && named && group) {
    const partial = { ...newTable(named.name, null, placeAt(reading, from)), shorthand: true };
    for (const line of linesIn(source, group)) readItem(reading, partial, line);
    reading.partials.set(named.name.toLowerCase(), partial);
    words(source, from, 'tablepartial');
    return end;
  }
  if (word === 'enum' && named) reading.types.set(named.name.toLowerCase(), { kind: 'text' });
  passOver(reading, { from, to: end });
  return end;
}

/** Lines of a block, of which each is an item. */
function* linesIn(source: Source, { from, to }: Span): Generator<Span> {
  let start = from;
  for (let at = from; at < to; at = past(source, at, to)) {
    if (at === start || !source.isFirst[at] || symbol(source, at, '{')) continue;
    yield { from: start, to: at };
    start = at;
  }
  if (to > start) yield { from: start, to };
}

/** Puts the columns of `~name` where it stands in a table; its keys are the table's. */
export function injectPartials(reading: Reading, table: TableDraft): void {
  // From the last on, so that places stay true.
  for (const { name, at, place } of table.injected.toReversed()) {
    const partial = reading.partials.get(name.toLowerCase());
    if (!partial) {
      reading.unread.push({ place, what: `a partial that is not in this file: ~${name}`, names: [name] });
      continue;
    }
    const own = new Set(table.columns.map((column) => column.name.toLowerCase()));
    const added = partial.columns.filter((column) => !own.has(column.name.toLowerCase()));
    table.columns.splice(at, 0, ...added);
    const primary = table.keys.some((key) => key.primary);
    table.keys.push(...partial.keys.filter((key) => !key.primary || !primary));
    table.references.push(...partial.references);
    table.indexes.push(...partial.indexes);
  }
}

/** `Ref: fact.user_id > dim_user.user_id` of DBML; the index behind it, or the same where none is. */
export function readDbmlRef(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  if (!standsAt(source, from, 'ref')) return from;
  const colon = symbol(source, from + 1, ':') || symbol(source, from + 1, '{') ? from + 1 : from + 2;
  const isBlock = symbol(source, colon, '{');
  if (!isBlock && !symbol(source, colon, ':')) return from;
  if (isBlock) {
    words(source, from, 'ref');
    passOver(reading, { from: from + 1, to: colon });
    const group = inside(source, colon, to);
    for (let at = group?.from ?? to; group && at < group.to; ) {
      const next = refLine(reading, from, at, group.to);
      if (next > at) at = next;
      else {
        unread(reading, { from: at, to: group.to }, 'a reference that is not read');
        break;
      }
    }
    return past(source, colon, to);
  }
  const next = refLine(reading, from, colon + 1, to);
  if (next === colon + 1) return from;
  words(source, from, 'ref');
  passOver(reading, { from: from + 1, to: colon });
  return next;
}

/** `t.a > u.b`, `t.(a, b) > u.(a, b)`; the index behind it, or the same where it is none. */
function refLine(reading: Reading, from: number, at: number, to: number): number {
  const { source } = reading;
  const left = refSide(source, at, to);
  if (!left) return at;
  const both = symbol(source, left.next, '<>');
  const right = refSide(source, left.next + 1, to);
  if (!right) return at;
  const place = placeAt(reading, from);
  if (both) passOver(reading, { from: at, to: right.next });
  else refer(reading, place, symbol(source, left.next, '<') ? [right, left] : [left, right]);
  if (!source.tokens[right.next]?.text.startsWith('[')) return right.next;
  const end = past(source, right.next, to);
  passOver(reading, { from: right.next, to: end });
  return end;
}

function refer(reading: Reading, place: Place, [one, other]: readonly [Side, Side]): void {
  // The tables may come later.
  reading.later.push(() => relate(reading, place, one, other));
}

function refSide(source: Source, at: number, to: number): (Side & { readonly next: number }) | null {
  const named = qualifiedName(source, at, to);
  if (!named) return null;
  // `t.(a, b)`: the dot is the last that was read.
  const dot = symbol(source, named.next, '.') ? named.next + 1 : named.next;
  const group = symbol(source, dot, '(') && symbol(source, dot - 1, '.') ? inside(source, dot, to) : null;
  if (group) {
    const columns = parts(source, group).map(({ from }) => nameAt(source, from));
    return { table: named.name, qualifier: named.qualifier, columns, next: past(source, dot, to) };
  }
  const owner = named.qualifier?.split('.') ?? [];
  const table = owner.pop();
  const qualifier = owner.length > 0 ? owner.join('.') : null;
  return table ? { table, qualifier, columns: [named.name], next: named.next } : null;
}
