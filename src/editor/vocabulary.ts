import { type GivenTable, readDesign } from '../design/ddl/read.ts';
import type { Dialect } from '../domain/dialect.ts';

export type KnownTable = {
  readonly name: string;
  readonly columns: readonly string[];
  /** `model`: of the candidate's own schema. */
  readonly origin: 'model' | 'bronze';
};

/** The names that can be completed besides SQL's words. */
export type Vocabulary = { readonly tables: readonly KnownTable[] };

/**
 * The tables and views of a schema, however much of it is written so far, and the bronze tables behind them. It is read
 * once a name is asked for: at many keys none is.
 */
export function vocabularyFrom(schema: string, bronze: readonly GivenTable[], dialect: Dialect): Vocabulary {
  let read: readonly KnownTable[] | null = null;
  return {
    get tables() {
      read ??= tablesOf(schema, bronze, dialect);
      return read;
    },
  };
}

function tablesOf(schema: string, bronze: readonly GivenTable[], dialect: Dialect): readonly KnownTable[] {
  const { tables, views } = readDesign(schema, dialect, bronze);
  const own = [
    ...tables.map(({ name, columns, place }) => ({ name, columns: columns.map((each) => each.name), place })),
    ...views,
  ].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  return [
    ...own.map(({ name, columns }): KnownTable => ({ name, columns, origin: 'model' })),
    ...bronze
      .filter(({ name }) => !names.has(name.toLowerCase()))
      .map(({ name, columns }): KnownTable => ({ name, columns, origin: 'bronze' })),
  ];
}
