import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { byName } from '../../domain/by-name.ts';
import type { Cell } from '../../domain/relation.ts';
import type { BronzeRows } from '../../domain/run.ts';
import { quoted } from '../../sql/token.ts';

const TYPES = byName<string>({
  text: 'VARCHAR',
  integer: 'BIGINT',
  real: 'DOUBLE',
  timestamp: 'TIMESTAMP',
  json: 'JSON',
});

/** Makes a bronze table and puts its rows into it. */
export async function fillTable(
  connection: DuckDBConnection,
  { table, columns, rows }: BronzeRows,
): Promise<void> {
  const types = columns.map((column) => typeOf(column));
  const list = columns.map(({ name }, at) => `${quoted(name)} ${types[at]}`).join(', ');
  await connection.run(`CREATE TABLE ${quoted(table)} (${list})`);
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const [at, cell] of row.entries()) append(appender, cell, types[at]);
    appender.endRow();
  }
  appender.closeSync();
}

/** What a column means, where that is said; else the type that SQLite gives it. */
function typeOf(column: BronzeRows['columns'][number]): string {
  const kind = 'kind' in column && column.kind !== undefined ? String(column.kind) : column.type;
  return TYPES.get(kind.toLowerCase()) ?? 'VARCHAR';
}

/** A text is read by the column's own type. */
function append(appender: DuckDBAppender, cell: Cell, type: string | undefined): void {
  if (cell === null) appender.appendNull();
  else if (cell instanceof Uint8Array) appender.appendBlob(cell);
  else if (typeof cell === 'number' && type === 'BIGINT' && Number.isInteger(cell))
    appender.appendBigInt(BigInt(cell));
  else if (typeof cell === 'number' && type === 'DOUBLE') appender.appendDouble(cell);
  else appender.appendVarchar(String(cell));
}
