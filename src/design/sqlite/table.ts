import type { DesignColumn, DesignKey, DesignTable, Place } from '../../domain/design.ts';
import { generatedExpression, plainExpression, sqliteDefault } from './expression.ts';
import { quoted } from './quote.ts';
import { sqliteType } from './types.ts';

/** DDL for SQLite, or what SQLite cannot do and where it stands. */
export type SqliteTable =
  | { readonly ok: true; readonly sql: string }
  | { readonly ok: false; readonly what: string; readonly place: Place };

type Part = SqliteTable;

const part = (sql: string): Part => ({ ok: true, sql });
const unsupported = (what: string, place: Place): Part => ({ ok: false, what, place });

/**
 * A CREATE TABLE for SQLite, made from what is known of a table and never from its text: columns with the affinity
 * that their types mean, keys, references, conditions and defaults. Indexes are not in it. Keys that the dialect
 * takes and does not check are checked here.
 */
export function sqliteTable(table: DesignTable): SqliteTable {
  if (table.elided) return unsupported(`the columns of ${table.name} that … stands for`, table.place);
  if (table.columns.length === 0)
    return unsupported(`${table.name}, whose columns are not written`, table.place);
  const names = table.columns.map(({ name }) => name);
  const numbered = numberedKey(table);
  const parts = [
    ...table.columns.map((column) => columnPart(column, names, numbered === column)),
    ...table.keys.flatMap((key) => keyPart(key, numbered)),
    ...table.references.map(({ columns, table: target, targetColumns }) =>
      part(
        `FOREIGN KEY ${list(columns)} REFERENCES ${quoted(target)}${targetColumns.length > 0 ? ` ${list(targetColumns)}` : ''}`,
      ),
    ),
    ...table.conditions.map((text) => {
      const plain = plainExpression(text, names);
      return plain ? part(`CHECK (${plain})`) : unsupported(`CHECK (${text}) of ${table.name}`, table.place);
    }),
  ];
  const failed = parts.find((each) => !each.ok);
  if (failed) return failed;
  const lines = parts.flatMap((each) => (each.ok ? [`  ${each.sql}`] : []));
  return part(`CREATE TABLE ${quoted(table.name)} (\n${lines.join(',\n')}\n)`);
}

/** The identity column that can be SQLite's own: the whole primary key, or in a table without one. */
function numberedKey({ columns, keys }: DesignTable): DesignColumn | null {
  const identities = columns.filter(({ generated }) => generated?.kind === 'identity');
  const [only] = identities;
  if (!only || identities.length > 1) return null;
  const primary = keys.find((key) => key.primary);
  if (!primary) return only;
  return primary.columns.length === 1 && primary.columns[0]?.toLowerCase() === only.name.toLowerCase()
    ? only
    : null;
}

function columnPart(column: DesignColumn, names: readonly string[], numbered: boolean): Part {
  const { name, type, nullable, generated, place } = column;
  if (numbered) return part(`${quoted(name)} INTEGER PRIMARY KEY AUTOINCREMENT`);
  if (generated?.kind === 'identity')
    return unsupported(`numbers handed out to ${name}, which is not the whole primary key`, place);
  const words = [quoted(name), sqliteType(type)];
  if (!nullable) words.push('NOT NULL');
  if (generated) {
    const expression = generatedExpression(generated.text, names);
    if (!expression) return unsupported(`${name} worked out as ${generated.text}`, place);
    words.push(`GENERATED ALWAYS AS (${expression}) STORED`);
  } else if (column.default !== null) {
    const value = sqliteDefault(column.default);
    if (!value) return unsupported(`the default ${column.default} of ${name}`, place);
    words.push(`DEFAULT ${value}`);
  }
  return part(words.filter((word) => word !== '').join(' '));
}

function keyPart({ columns, primary, place }: DesignKey, numbered: DesignColumn | null): Part[] {
  const plain = columns.flatMap((column) => column ?? []);
  // A unique index over expressions is an index of its own.
  if (plain.length < columns.length)
    return primary ? [unsupported('a primary key over an expression', place)] : [];
  if (primary && numbered) return [];
  return [part(`${primary ? 'PRIMARY KEY' : 'UNIQUE'} ${list(plain)}`)];
}

const list = (names: readonly string[]): string => `(${names.map(quoted).join(', ')})`;
