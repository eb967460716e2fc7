import type { DuckDBConnection, Json } from '@duckdb/node-api';
import type {
  CatalogueColumn,
  CatalogueKey,
  CatalogueReference,
  CatalogueTable,
  StoredCatalogue,
} from '../../domain/run.ts';
import { quoted } from '../../sql/token.ts';
import type { Listed } from '../database.ts';

type Row = readonly Json[];

/** A table of the model, and DuckDB's number for it. */
type Numbered = Listed & { readonly id: string };

/** The rows of a query of our own; whole numbers beyond 32 bits come as texts. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

/** Tables in the order of their creation; temporary ones are gone after their script. */
export async function listTables(connection: DuckDBConnection): Promise<readonly Numbered[]> {
  const rows = await rowsOf(
    connection,
    `SELECT table_oid, schema_name, table_name FROM duckdb_tables()
     WHERE NOT internal AND NOT temporary ORDER BY table_oid`,
  );
  return rows.map(([id, schema, table]) => ({
    id: String(id),
    name: String(table),
    sql: `${quoted(String(schema))}.${quoted(String(table))}`,
  }));
}

/** Describes the model as DuckDB itself understood it. */
export async function readCatalogue(connection: DuckDBConnection): Promise<StoredCatalogue> {
  const views = await rowsOf(
    connection,
    'SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY view_oid',
  );
  const tables: CatalogueTable[] = [];
  for (const table of await listTables(connection)) tables.push(await readTable(connection, table));
  return { tables, views: views.map(([name]) => String(name)) };
}

async function readTable(
  connection: DuckDBConnection,
  { id, name, sql: spelt }: Numbered,
): Promise<CatalogueTable> {
  const own = (sql: string) => rowsOf(connection, sql);
  const [[ddl, rows] = []] = await own(
    `SELECT sql, (SELECT count(*) FROM ${spelt}) FROM duckdb_tables() WHERE table_oid = ${id}`,
  );
  const columns = await own(
    `SELECT column_name, data_type, is_nullable, column_default FROM duckdb_columns()
     WHERE table_oid = ${id} ORDER BY column_index`,
  );
  const constraints = await own(
    `SELECT constraint_type, constraint_column_names, referenced_table, referenced_column_names
     FROM duckdb_constraints() WHERE table_oid = ${id} ORDER BY constraint_type <> 'PRIMARY KEY', constraint_index`,
  );
  const indexes = await own(
    `SELECT expressions FROM duckdb_indexes() WHERE table_oid = ${id} AND is_unique AND NOT is_primary`,
  );
  return {
    name,
    columns: columns.map(columnOf),
    keys: [...constraints.flatMap(keyOf), ...indexes.map(([list]) => indexKey(String(list)))],
    references: constraints.flatMap(referenceOf),
    rows: Number(rows),
    sql: String(ddl ?? ''),
  };
}

function columnOf([name, type, nullable, value]: Row): CatalogueColumn {
  return {
    name: String(name),
    type: String(type),
    notNull: nullable === false,
    default: value === null || value === undefined ? null : String(value),
  };
}

function keyOf([type, columns]: Row): CatalogueKey[] {
  if (type !== 'PRIMARY KEY' && type !== 'UNIQUE') return [];
  return [{ columns: names(columns), primary: type === 'PRIMARY KEY' }];
}

function referenceOf([type, columns, table, targetColumns]: Row): CatalogueReference[] {
  if (type !== 'FOREIGN KEY') return [];
  return [{ columns: names(columns), table: String(table), targetColumns: names(targetColumns) }];
}

function names(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** `[user_id, '"like"', '(lower(x))']`: what is no name is an expression. */
function indexKey(list: string): CatalogueKey {
  const parts = list.slice(1, -1).match(/'(?:[^']|'')*'|[^,\s][^,]*/g) ?? [];
  const columns = parts.map((part) => {
    const bare = part.replace(/^'([\s\S]*)'$/, '$1').replaceAll("''", "'");
    if (/^"(?:[^"]|"")+"$/.test(bare)) return bare.slice(1, -1).replaceAll('""', '"');
    return /^[A-Za-z_]\w*$/.test(bare) ? bare : null;
  });
  return { columns, primary: false };
}

/** Drops what is temporary: it lives no longer than its script. */
export async function dropTemporary(connection: DuckDBConnection): Promise<void> {
  const found = await rowsOf(
    connection,
    `SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary AND NOT internal
     UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary`,
  );
  for (const [kind, name] of found)
    await connection.run(`DROP ${kind} IF EXISTS temp.${quoted(String(name))}`);
}
