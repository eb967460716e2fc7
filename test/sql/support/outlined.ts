import type { Dialect } from '../../../src/domain/dialect.ts';
import { DIALECT_TABLES } from '../../../src/sql/dialects/index.ts';
import { Columns } from '../../../src/sql/outline/columns.ts';
import { outlineOf } from '../../../src/sql/outline/outline.ts';
import type { Outline } from '../../../src/sql/outline/query.ts';
import { sourceOf } from '../../../src/sql/source.ts';

/** What a text in a dialect reads and gives, half written as it may be. */
export function outlined(sql: string, dialect: Dialect): Outline {
  const source = sourceOf(sql, DIALECT_TABLES[dialect].lexis, 'tolerant');
  return outlineOf(source, { from: 0, to: source.tokens.length });
}

const TABLES: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  t: [{ name: 'a' }, { name: 'b' }],
  u: [{ name: 'a' }, { name: 'c' }],
};

/** Names of the columns that a query gives, where t and u are tables. */
export function givenBy(outline: Outline): string[] {
  const known = { table: (name: string) => TABLES[name], named: (name: string) => ({ name }) };
  return new Columns(outline, known).ofQuery(outline.main).map(({ name }) => name);
}
