import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDesign } from '../../src/design/ddl/read.ts';
import { holdsMatrix } from '../../src/design/facts/matrix.ts';
import type { Dialect } from '../../src/domain/dialect.ts';
import type { FactModel, HoldsMatrix, HoldsRow } from '../../src/domain/fact.ts';
import { loadProblem } from '../../src/load/problem.ts';

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

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/cases/facts');

/** All schemas of the corpus by the file that they stand in. */
export function factCases(): ReadonlyMap<string, readonly FactCase[]> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      // The files are our own; the test fails where one is not of this shape.
      .map((file) => [
        file.replace('.yaml', ''),
        parse(readFileSync(join(folder, file), 'utf8')) as FactCase[],
      ]),
  );
}

/** The facts of Reels, for which the corpus is written. */
export async function reelsFacts(): Promise<FactModel> {
  const { facts } = await loadProblem(join(root, 'problems/reels'));
  if (!facts) throw new Error('Reels does not say what a design has to hold.');
  return facts;
}

export function matrixOf(one: FactCase, model: FactModel): HoldsMatrix {
  return holdsMatrix(readDesign(one.schema, one.dialect), model, one.holds ?? {});
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
  // It asks, where nobody could tell (`open`) and where somebody could.
  if (row.status === 'unsure') return { mark: 'unsure', what };
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

/** How many rows of the matrices are read rightly, in each dialect; `of` counts rows. */
export async function factsCorpus(): Promise<
  readonly {
    readonly dialect: string;
    readonly right: number;
    readonly unsure: number;
    readonly wrong: number;
    readonly of: number;
  }[]
> {
  const model = await reelsFacts();
  const marks = new Map<string, Mark[]>();
  for (const one of [...factCases().values()].flat()) {
    const own = marksOf(one, matrixOf(one, model)).map(({ mark }) => mark);
    marks.set(one.dialect, [...(marks.get(one.dialect) ?? []), ...own]);
  }
  return [...marks].sort().map(([dialect, list]) => {
    const count = (mark: Mark) => list.filter((each) => each === mark).length;
    return {
      dialect,
      right: count('right'),
      unsure: count('unsure'),
      wrong: count('wrong'),
      of: list.length,
    };
  });
}
