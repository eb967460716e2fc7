import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { canonical } from '../../src/checks/cells.ts';
import { DIALECTS, type Dialect } from '../../src/domain/dialect.ts';
import type { Cell } from '../../src/domain/relation.ts';
import { openEngines } from '../../src/app/kit/engine.ts';
import { type Bench, type Came, openBench, type Setup } from './bench.ts';
import { askNative, type NativeDialect } from './native.ts';

export type QueryCase = {
  readonly name: string;
  readonly sql: string;
  /** What comes out; without it, what is said. */
  readonly rows?: readonly (readonly Cell[])[];
  /** Whether the order of the rows counts. */
  readonly ordered?: boolean;
  readonly unsupported?: string;
  readonly error?: string;
};

export type Verdict = 'right' | 'unsupported' | 'wrong';

/** `difference`: what came in place of what was expected; null where that was it. */
export type Judged = { readonly verdict: Verdict; readonly difference: string | null };

const folder = join(import.meta.dirname, '../../test/cases/queries');

function read<T>(file: string): T {
  return parse(readFileSync(join(folder, file), 'utf8')) as T; // a file of ours, whose shape the types say
}

/** Dialects that run on an engine of their own. */
const NATIVE_DIALECTS: readonly NativeDialect[] = ['postgres', 'duckdb'];

/** Dialects that are run by SQLite, and have a file of queries. */
export const QUERY_DIALECTS: readonly Dialect[] = DIALECTS.filter(
  (dialect) =>
    !NATIVE_DIALECTS.some((native) => native === dialect) && existsSync(join(folder, `${dialect}.yaml`)),
);

/** A query that is asked in several dialects, and gives the same in each. */
type SharedCase = QueryCase & { readonly dialects: readonly Dialect[] };

/** Files of such queries, by what they are about. */
const shared: readonly SharedCase[] = readdirSync(join(folder, 'shared'))
  .toSorted()
  .flatMap((file) => read<SharedCase[]>(`shared/${file}`));

export const casesOf = (dialect: Dialect): readonly QueryCase[] => [
  ...read<QueryCase[]>(`${dialect}.yaml`),
  ...(existsSync(join(folder, 'unseen', `${dialect}.yaml`))
    ? read<QueryCase[]>(`unseen/${dialect}.yaml`)
    : []),
  ...shared.filter(({ dialects }) => dialects.includes(dialect)),
];

export const querySetup = (): Setup => read<Setup>('setup.yaml');

export function queryBench(): Promise<Bench> {
  return openBench(querySetup());
}

/** Rows that are not the expected ones are wrong, and so is an answer where none can be right. */
export function judge(query: QueryCase, came: Came): Judged {
  const shown = came.kind === 'rows' ? JSON.stringify(came.rows) : `${came.kind}: ${came.message}`;
  if (came.kind === 'rows') {
    if (query.rows && same(query.rows, came.rows, query.ordered ?? false))
      return { verdict: 'right', difference: null };
    return { verdict: 'wrong', difference: shown };
  }
  const expected = came.kind === 'unsupported' ? query.unsupported : query.error;
  const told = expected !== undefined && came.message.includes(expected);
  if (came.kind === 'unsupported') return { verdict: 'unsupported', difference: told ? null : shown };
  return told ? { verdict: 'right', difference: null } : { verdict: 'wrong', difference: shown };
}

function same(
  expected: readonly (readonly Cell[])[],
  got: readonly (readonly Cell[])[],
  ordered: boolean,
): boolean {
  const lines = [expected, got].map((rows) =>
    rows.map((row) =>
      JSON.stringify(row.map((cell) => canonical(cell, typeof cell === 'number' ? 'number' : 'text'))),
    ),
  );
  const [first = [], second = []] = ordered ? lines : lines.map((each) => each.toSorted());
  return first.length === second.length && first.every((line, at) => line === second[at]);
}

export type Counts = Readonly<Record<Verdict, number>>;

/** Every query, by dialect. */
export async function queriesCorpus(): Promise<
  ReadonlyMap<string, { counts: Counts; differences: readonly string[] }>
> {
  const bench = await queryBench();
  const result = new Map<string, { counts: Counts; differences: readonly string[] }>();
  for (const dialect of QUERY_DIALECTS) {
    const cases = casesOf(dialect);
    const came: Came[] = [];
    for (const { sql } of cases) came.push(await bench(sql, dialect));
    result.set(dialect, counted(cases, came));
  }
  const engines = openEngines();
  try {
    for (const dialect of NATIVE_DIALECTS) {
      const cases = casesOf(dialect);
      const engine = await engines.of(dialect);
      result.set(dialect, counted(cases, await askNative(engine, dialect, querySetup(), cases)));
    }
  } finally {
    await engines.close();
  }
  return result;
}

function counted(cases: readonly QueryCase[], came: readonly Came[]) {
  const counts = { right: 0, unsupported: 0, wrong: 0 };
  const differences: string[] = [];
  for (const [at, query] of cases.entries()) {
    const { verdict, difference } = judge(query, came[at] ?? { kind: 'error', message: 'it was not asked' });
    counts[verdict]++;
    if (difference !== null) differences.push(`${query.name}: ${difference}`);
  }
  return { counts, differences };
}
