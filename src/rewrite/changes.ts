import { addedColumn, sqliteTable } from '../design/sqlite.ts';
import type { Design, DesignColumn, DesignTable } from '../domain/design.ts';
import type { Statement } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { mark } from './places.ts';
import { type Described, lastOf } from './statements.ts';
import { indexes } from './tables.ts';
import { name } from './typed.ts';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const tableIn = ({ tables }: Design, word: string): DesignTable | undefined =>
  tables.find((each) => same(each.name, word));

/**
 * A statement that changes the tables of a model which is in use: what is new is made as the design after it has it.
 * @param altered tables whose columns were brought up to date by a statement before it
 */
export function changeSql(
  statement: Described,
  before: Design,
  after: Design,
  altered: Set<string>,
): readonly string[] {
  const { at } = statement;
  if (statement.node === 'described') {
    if (statement.name === null) return [];
    return unsupported(at, `the table ${statement.name} without CREATE TABLE`);
  }
  const word = lastOf(statement.table);
  if (statement.node === 'alter') return alterSql(statement, word, before, after, altered);
  const table = tableIn(after, word);
  if (!table) return unsupported(at, `the table ${word}, which cannot be read`);
  const made = sqliteTable(table);
  if (!made.ok) return unsupported(at, made.what);
  const create = statement.unlessExists
    ? made.sql.replace(/^CREATE TABLE/, 'CREATE TABLE IF NOT EXISTS')
    : made.sql;
  const drop = statement.replace ? [`DROP TABLE IF EXISTS ${name(table.name)}`] : [];
  return [...drop, create, ...indexes(table)].map((sql) => mark(at) + sql);
}

function alterSql(
  { column, name: renamed, at }: Extract<Statement, { node: 'alter' }>,
  word: string,
  before: Design,
  after: Design,
  altered: Set<string>,
): readonly string[] {
  const here = `${mark(at)}ALTER TABLE ${name(word)}`;
  if (renamed !== null)
    return [`${here} RENAME ${column === null ? '' : `COLUMN ${name(column)} `}TO ${name(renamed)}`];
  // All that its statements add and drop is done by the first of them.
  if (altered.has(word.toLowerCase())) return [];
  altered.add(word.toLowerCase());
  const [old, now] = [tableIn(before, word), tableIn(after, word)];
  if (!old || !now)
    return unsupported(
      at,
      `ALTER of ${word}, which is made or renamed in the same file`,
      'Write its columns where it is made.',
    );
  if (JSON.stringify(keysOf(old)) !== JSON.stringify(keysOf(now)))
    unsupported(
      at,
      `a key of ${word} that is added or dropped`,
      'Make a new table, and fill it from the old one.',
    );
  for (const each of now.columns) sameColumn(old, each, at);
  const isNew = (each: DesignColumn) => !old.columns.some((other) => same(other.name, each.name));
  const isGone = (each: DesignColumn) => !now.columns.some((other) => same(other.name, each.name));
  const added = now.columns.filter(isNew).map((each) => {
    const made = addedColumn(now, each);
    return made.ok ? mark(at) + made.sql : unsupported(at, made.what);
  });
  return [...added, ...old.columns.filter(isGone).map((each) => `${here} DROP COLUMN ${name(each.name)}`)];
}

const keysOf = ({ keys }: DesignTable) => keys.map(({ columns, primary }) => ({ columns, primary }));

/** A column that stays has to stay as it is. */
function sameColumn(old: DesignTable, now: DesignColumn, at: number): void {
  const was = old.columns.find((each) => same(each.name, now.name));
  if (!was || (was.type.kind === now.type.kind && was.nullable === now.nullable)) return;
  unsupported(at, `ALTER of the column ${now.name}`, 'Add a column, and fill it from the old one.');
}
