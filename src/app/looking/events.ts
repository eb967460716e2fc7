import { join } from 'node:path';
import { bronzeOf, cellOf } from '../../delivery/bronze.ts';
import { documents } from '../../delivery/stream.ts';
import type { EventDoc } from '../../domain/event.ts';
import type { BronzeTable, Problem } from '../../domain/problem.ts';
import type { Cell } from '../../domain/relation.ts';
import type { BronzeRows } from '../../domain/run.ts';
import { ProblemError, UserError } from '../../domain/user-error.ts';
import { loadFixture } from '../../load/fixture.ts';
import { packageRoot } from '../../load/problems.ts';
import { readProblem } from '../kit/problems.ts';

/** What is made: equal values make equal events. */
export type EventsWanted = {
  readonly problem: string;
  readonly users: number;
  readonly days: number;
  readonly seed: number;
};

/** Rows of one bronze table; they can be read once. */
export type TableRows = Omit<BronzeRows, 'rows'> & { readonly rows: Iterable<readonly Cell[]> };

/** Events of the problem's fixture as documents, one after the other: they need not fit into memory. */
export async function eventDocuments(wanted: EventsWanted): Promise<Iterable<EventDoc>> {
  return documentsOf(await readProblem(wanted.problem), wanted);
}

/** The same events as rows of the bronze tables, or of the one that is named. */
export async function eventTables(wanted: EventsWanted, only?: string): Promise<readonly TableRows[]> {
  const problem = await readProblem(wanted.problem);
  const tables = problem.bronze.filter(({ name }) => only === undefined || name === only);
  if (tables.length === 0) {
    const known = problem.bronze.map(({ name }) => name).join(', ');
    throw new UserError('E_NO_SUCH_TABLE', `there is no bronze table \`${only}\``, `there are ${known}`);
  }
  const docs = await documentsOf(problem, wanted);
  // A batch without documents tells how the tables look.
  const { tables: shapes } = bronzeOf(tables, []);
  return tables.flatMap((table, at) => {
    const shape = shapes[at];
    return shape ? [{ table: table.name, columns: shape.columns, rows: rowsOf(docs, table) }] : [];
  });
}

async function documentsOf(
  problem: Problem,
  { users, days, seed }: EventsWanted,
): Promise<Iterable<EventDoc>> {
  const name = problem.scenarios[0]?.stream.fixture;
  if (name === undefined) throw new ProblemError('E_PROBLEM', `${problem.id} has no scenario with events`);
  const fixture = await loadFixture(join(packageRoot(), 'fixtures', name));
  // Begins anew whenever it is read: each table goes through all documents once.
  return { [Symbol.iterator]: () => documents(fixture, { users, days, seed }) };
}

function* rowsOf(docs: Iterable<EventDoc>, table: BronzeTable): Generator<readonly Cell[]> {
  for (const doc of docs) {
    if (doc.entity_type === table.entityType) yield table.columns.map((column) => cellOf(doc, column));
  }
}
