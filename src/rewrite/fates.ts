import type { Statement, TableName } from '../sql/parse/tree.ts';

/** What becomes of the tables that a schema makes, drops and renames. */
type Fates = {
  /** The name that a table has in the end, by the statement that makes it; null: it is dropped. */
  readonly names: ReadonlyMap<Statement, string | null>;
  /** Statements that drop a table of the same schema. */
  readonly drops: ReadonlySet<Statement>;
};

const wordOf = ({ parts }: TableName): string => (parts.at(-1) ?? '').toLowerCase();

/** A design holds what there is in the end; the script has to get there. */
export function fatesOf(statements: readonly Statement[]): Fates {
  const names = new Map<Statement, string | null>();
  const drops = new Set<Statement>();
  const living = new Map<string, Statement>();
  for (const statement of statements)
    if (statement.node === 'create table') {
      const word = wordOf(statement.table);
      living.set(word, statement);
      names.set(statement, word);
    } else if (statement.node === 'drop' && statement.what === 'table') {
      const made = living.get(wordOf(statement.table));
      if (!made) continue;
      living.delete(wordOf(statement.table));
      names.set(made, null);
      drops.add(statement);
    } else if (statement.node === 'alter' && statement.column === null && statement.name !== null) {
      const made = living.get(wordOf(statement.table));
      if (!made) continue;
      living.delete(wordOf(statement.table));
      living.set(statement.name.toLowerCase(), made);
      names.set(made, statement.name.toLowerCase());
    }
  return { names, drops };
}
