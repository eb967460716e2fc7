import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { holdsMatrix } from '../../../src/design/facts/matrix.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import type { FactModel, HoldsMatrix, HoldsRow } from '../../../src/domain/fact.ts';
import { casesIn } from '../../cases/read.ts';

/**
 * A schema with its right matrix, worked out by hand. `homes`: types of events by the table that takes them. `facts`:
 * where each stands, patterns in which `*` is any table. What is in neither list, nor in `against` or `open`, is missing.
 */
export type FactCase = {
  readonly name: string;
  readonly dialect: Dialect;
  readonly schema: string;
  readonly holds?: Readonly<Record<string, string>>;
  readonly homes?: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, string>>;
  /** What a contradiction leaves no room for. */
  readonly against?: string;
  /** What nobody could tell without asking. */
  readonly open?: string;
};

/** How one row of a matrix was read. */
export type Mark = 'right' | 'unsure' | 'wrong';

export const CASES: readonly { readonly file: string; readonly cases: readonly FactCase[] }[] = readdirSync(
  join(import.meta.dirname, '../../cases/facts'),
)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, cases: casesIn<FactCase>(`facts/${file}`) }));

export async function matrixOf(one: FactCase, model: FactModel): Promise<HoldsMatrix> {
  return holdsMatrix(await readDesign(one.schema, one.dialect), model, one.holds ?? {});
}

/** Each row's mark, with what is wrong about it. */
export function marksOf(
  one: FactCase,
  { rows }: HoldsMatrix,
): readonly { readonly id: string; readonly mark: Mark; readonly what: string }[] {
  return rows.map((row) => ({ id: row.id, ...markOf(one, row) }));
}

function markOf(one: FactCase, row: HoldsRow): { mark: Mark; what: string } {
  const patterns = [
    ...Object.entries(one.homes ?? {}).flatMap(([table, types]) =>
      names(types).includes(row.id) ? [table] : [],
    ),
    ...names(one.facts?.[row.id] ?? ''),
  ];
  const at = row.places.map(({ table, column }) => (column === null ? table : `${table}.${column}`));
  const got = `${row.status} ${at.join(', ')}`;
  const open = names(one.open ?? '').includes(row.id);
  const against = names(one.against ?? '').includes(row.id);
  const wanted = open ? 'unsure' : against ? 'contradicted' : patterns.length > 0 ? 'held' : 'missing';
  const what = `${got}; wanted ${wanted} ${patterns.join(', ')}`;
  if (row.status === 'unsure') return { mark: open ? 'right' : 'unsure', what };
  if (row.status !== wanted) return { mark: 'wrong', what };
  if (wanted !== 'held') return { mark: 'right', what };
  // A column of the home that tells an end or an undoing stands for the home.
  const fits = at.every((place) =>
    patterns.some((pattern) => matches(pattern, place, row.of === 'event-type')),
  );
  return { mark: fits ? 'right' : 'wrong', what };
}

const names = (text: string) =>
  text
    .split(/[\s,]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

function matches(pattern: string, place: string, home: boolean): boolean {
  if (pattern === '*') return !place.includes('.');
  if (pattern.startsWith('*.')) return place.endsWith(pattern.slice(1));
  return pattern === place || (home && place.startsWith(`${pattern}.`));
}
