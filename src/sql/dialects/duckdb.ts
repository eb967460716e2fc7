import { type DialectTable, wordsOf } from './dialect.ts';
import { postgres } from './postgres.ts';

export const duckdb: DialectTable = {
  lexis: postgres.lexis,
  // DuckDB's own list of keywords.
  reserved: wordsOf(`
    analyse analyze array both check collate column constraint default deferrable describe do except fetch foreign
    grant initially lambda lateral leading offset only pivot placing primary qualify references returning show some
    summarize symmetric table trailing unique unpivot variadic window
  `),
  bodies: 'atomic',
};
