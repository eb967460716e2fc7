import type { Place } from '../../domain/design.ts';
import { inside, nameAt, parts, past, qualifiedName, type Source, symbol } from '../../sql/source.ts';
import { isName } from './names.ts';
import { lineEnd } from './passed.ts';
import { passOver, placeAt, type Reading } from './reading.ts';
import { sameName, type TableDraft } from './table.ts';

/** One end of a reference. */
export type Side = {
  readonly table: string;
  readonly qualifier: string | null;
  /** Empty where none are named. */
  readonly columns: readonly string[];
};

const TO = new Set(['->', '→', '=>', '>', '➜', '⟶']);
const FROM = new Set(['<-', '←', '<']);

/**
 * Reads an arrow between tables on a line of its own, `fact_views.user_id -> dim_users.user_id`, `fact_views → dim_users`;
 * the index behind it, or the same where none stands here.
 */
export function readArrow(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  if (!source.isFirst[from]) return from;
  const start = source.tokens[from]?.text === '-' ? from + 1 : from;
  const left = sideAt(source, start, to);
  if (!left || source.isFirst[left.next]) return from;
  const sign = source.tokens[left.next]?.text ?? '';
  const two = sign === '<' && symbol(source, left.next + 1, '-') ? 2 : 1;
  if (!TO.has(sign) && !FROM.has(sign) && sign !== '↔') return from;
  const right = sideAt(source, left.next + two, to);
  const end = lineEnd(source, from, to);
  if (!right || right.next > end) return from;
  // `: watches` says what the relation is called.
  if (right.next < end && !symbol(source, right.next, ':')) return from;
  passOver(reading, { from: right.next, to: end });
  const place = placeAt(reading, from);
  reading.later.push(() => {
    if (FROM.has(sign)) relate(reading, place, right, left);
    else if (sign === '↔') relateEither(reading, place, left, right);
    else relate(reading, place, left, right);
  });
  return end;
}

function sideAt(source: Source, at: number, to: number): (Side & { readonly next: number }) | null {
  if (!isName(source, at)) return null;
  const named = qualifiedName(source, at, to);
  if (!named) return null;
  const group = symbol(source, named.next, '(') ? inside(source, named.next, to) : null;
  if (group) {
    const columns = parts(source, group).map(({ from }) => nameAt(source, from));
    return { table: named.name, qualifier: named.qualifier, columns, next: past(source, named.next, to) };
  }
  const owner = named.qualifier?.split('.').at(-1);
  return owner
    ? { table: owner, qualifier: null, columns: [named.name], next: named.next }
    : { table: named.name, qualifier: null, columns: [], next: named.next };
}

function find(reading: Reading, { table, qualifier }: Side): TableDraft | undefined {
  return reading.tables.find(reading.aliases.get(table.toLowerCase()) ?? table, qualifier);
}

function tell(reading: Reading, place: Place, what: string, names: readonly string[]): void {
  reading.unread.push({ place, what, names: [...names] });
}

/** Adds the reference of one table to another; where no column is named, the one that is called as the other's key. */
export function relate(reading: Reading, place: Place, one: Side, other: Side): void {
  const [from, to] = [find(reading, one), find(reading, other)];
  const target = to?.name ?? reading.aliases.get(other.table.toLowerCase()) ?? other.table;
  if (!from || (!to && one.columns.length === 0)) {
    tell(reading, place, `a reference of a table that is not in this file: ${one.table} to ${other.table}`, [
      one.table,
      other.table,
    ]);
    return;
  }
  const known = from.references.findIndex(
    (each) =>
      sameName(each.table, target) &&
      (one.columns.length === 0 || each.columns.join().toLowerCase() === one.columns.join().toLowerCase()),
  );
  const columns = one.columns.length > 0 ? one.columns : known >= 0 ? [] : meant(from, to);
  if (known >= 0) return;
  if (columns === null || columns.length === 0) {
    tell(
      reading,
      place,
      `which column of ${from.name} leads to ${target}? Write ${from.name}.… -> ${target}.…`,
      [from.name, target],
    );
    return;
  }
  from.references.push({ columns, table: target, targetColumns: other.columns, place });
}

/** Of two tables with a row of each the one that has the other's key refers to it. */
function relateEither(reading: Reading, place: Place, left: Side, right: Side): void {
  const [one, other] = [find(reading, left), find(reading, right)];
  const isLeft = one !== undefined && other !== undefined && meant(one, other) !== null;
  const isRight = one !== undefined && other !== undefined && meant(other, one) !== null;
  if (isLeft && isRight)
    tell(reading, place, `which of ${one.name} and ${other.name} refers to the other? Write an arrow`, [
      one.name,
      other.name,
    ]);
  else if (isLeft) relate(reading, place, left, right);
  else relate(reading, place, right, left);
}

/** The columns of a table that are called as the key of another, or after it; null: none are. */
function meant(from: TableDraft, to: TableDraft | undefined): readonly string[] | null {
  const key = to?.keys.find(({ primary }) => primary)?.columns ?? [to?.columns[0]?.name ?? null];
  const own = (name: string) => from.columns.find((column) => sameName(column.name, name))?.name;
  const named = key.flatMap((column) => (column === null ? [] : (own(column) ?? [])));
  const [first] = key;
  if (named.length > 0 && named.length === key.length && !isOwnId(from, first ?? null)) return named;
  const stem = (to?.name ?? '').toLowerCase().replace(/^(?:dim|fact|fct|d|f)_|_(?:dim|fact)$/g, '');
  const stems = [stem, stem.replace(/ies$/, 'y'), stem.replace(/s$/, ''), stem.replace(/es$/, '')];
  const after = from.columns.filter(({ name }) =>
    stems.some((each) =>
      [`${each}_id`, `${each}id`, `${each}_key`, `${each}_sk`].includes(name.toLowerCase()),
    ),
  );
  return after.length === 1 ? after.map(({ name }) => name) : null;
}

/** `id` is a key of every table and leads nowhere. */
const isOwnId = (table: TableDraft, column: string | null): boolean =>
  column?.toLowerCase() === 'id' && table.columns.some(({ name }) => name.toLowerCase() === 'id');
