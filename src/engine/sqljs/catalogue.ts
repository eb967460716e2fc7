import type { CatalogueKey, CatalogueReference, CatalogueTable, StoredCatalogue } from '../../domain/run.ts';
import { literal, quoted } from '../../sql/token.ts';
import { rowsOf, tableNames } from './names.ts';
import type { Database } from './sql.ts';

/** Describes the model as SQLite itself understood it. */
export function readCatalogue(db: Database): StoredCatalogue {
  const views = rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'view'").map(([name]) =>
    String(name),
  );
  return { tables: tableNames(db).map((name) => readTable(db, name)), views };
}

function readTable(db: Database, name: string): CatalogueTable {
  const info = rowsOf(
    db,
    `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(${literal(name)})`,
  );
  const columns = info.map(([column, type, notNull, value]) => ({
    name: String(column),
    type: String(type ?? ''),
    notNull: notNull === 1,
    default: value === null ? null : String(value),
  }));
  const primary = info
    .filter(([, , , , pk]) => Number(pk) > 0)
    .sort((a, b) => Number(a[4]) - Number(b[4]))
    .map(([column]) => String(column));
  const keys: CatalogueKey[] = primary.length > 0 ? [{ columns: primary, primary: true }] : [];
  keys.push(...uniqueKeys(db, name));
  const rows = Number(rowsOf(db, `SELECT count(*) FROM ${quoted(name)}`)[0]?.[0] ?? 0);
  const sql = String(
    rowsOf(db, `SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ${literal(name)}`)[0]?.[0] ??
      '',
  );
  return { name, columns, keys, references: references(db, name), rows, sql };
}

/** Unique indexes that hold for the whole table: a partial one enforces no grain. */
function uniqueKeys(db: Database, table: string): CatalogueKey[] {
  const indexes = rowsOf(
    db,
    `SELECT name FROM pragma_index_list(${literal(table)}) WHERE "unique" = 1 AND partial = 0 AND origin <> 'pk'`,
  );
  return indexes.map(([index]) => ({
    columns: rowsOf(db, `SELECT name FROM pragma_index_info(${literal(String(index))}) ORDER BY seqno`).map(
      ([column]) => (column === null ? null : String(column)),
    ),
    primary: false,
  }));
}

function references(db: Database, table: string): CatalogueReference[] {
  const rows = rowsOf(
    db,
    `SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(${literal(table)}) ORDER BY id, seq`,
  );
  const byId = new Map<unknown, { columns: string[]; table: string; targetColumns: string[] }>();
  for (const [id, target, from, to] of rows) {
    const reference = byId.get(id) ?? { columns: [], table: String(target), targetColumns: [] };
    reference.columns.push(String(from));
    if (to !== null) reference.targetColumns.push(String(to));
    byId.set(id, reference);
  }
  return [...byId.values()];
}
