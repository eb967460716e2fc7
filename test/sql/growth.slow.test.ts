import { describe, test } from 'vitest';
import { DUCKDB } from '../../src/engine/duckdb/target.ts';
import { POSTGRES } from '../../src/engine/pglite/target.ts';
import { SQLITE } from '../../src/engine/sqljs/target.ts';
import { admit } from '../../src/sql/admission.ts';
import { DIALECT_TABLES } from '../../src/sql/dialects/index.ts';
import { SHORTHAND_WITH_BACKSLASHES } from '../../src/sql/dialects/shorthand.ts';
import { lex } from '../../src/sql/lexer.ts';
import { statementsOf } from '../../src/sql/statements.ts';
import { expectLinear, type Growing, repeated } from '../support/growth.ts';
import { givenBy, outlined } from './support/outlined.ts';

/** For the lexer, each with what a careless reader would look at again and again. */
const TEXTS: Growing = {
  'open texts': (length) => repeated("'a\n", length),
  'open names': (length) => repeated('"a""b', length),
  'open brackets': (length) => repeated('[a', length),
  'open comments': (length) => repeated('/*', length),
  'three quotes': (length) => repeated('"""a', length),
  'dollar quotes, each with a tag of its own': (length) =>
    Array.from({ length: length / 8 }, (_, at) => `$a${at}$ `).join(''),
  'empty dollar quotes': (length) => repeated('$$', length),
  'a tag that never ends': (length) => `$${'a'.repeat(length)}`,
  backslashes: (length) => `'${'\\'.repeat(length)}`,
  dots: (length) => repeated('...', length),
  'letters beyond ASCII': (length) => repeated('é—', length),
};

/** For the outline, each with what a careless reader would look at again and again. */
const QUERIES: Growing = {
  'open brackets': (length) => `SELECT * FROM ${'('.repeat(length)}`,
  'brackets in brackets': (length) => `SELECT ${'('.repeat(length / 2)}1${')'.repeat(length / 2)}`,
  'joins in brackets': (length) => `SELECT * FROM ${'('.repeat(length / 2)}t${')'.repeat(length / 2)}`,
  'queries in queries': (length) => repeated('SELECT * FROM (', length),
  'queries in queries, closed': (length) =>
    `${repeated('SELECT *, * FROM (', length * 0.9)}SELECT 1 AS a${repeated(') s', length * 0.1)}`,
  'WITH in WITH': (length) => repeated('WITH a AS (', length),
  'many CTEs': (length) =>
    `WITH ${repeated('a AS (SELECT * FROM a), ', length)}b AS (SELECT 1) SELECT * FROM a`,
  'many sources': (length) => `SELECT * FROM ${repeated('t, u.v, ', length)}t`,
  'arrays of rows': (length) => `SELECT * FROM t a, ${repeated('a.b, ', length)}t`,
  'many set operators': (length) => repeated('SELECT a FROM t UNION ', length),
  'many items': (length) => `SELECT ${repeated('t.a AS b, ', length)} FROM t`,
  'many statements': (length) => repeated('WITH a AS (SELECT 1) SELECT * FROM a;', length),
};

/** For the admission, each with what a careless reader would look at again and again. */
const STATEMENTS: Growing = {
  'a path of names': (length) => `DELETE FROM ${repeated('a.', length)}b`,
  'texts side by side': (length) => `DELETE FROM ${repeated("'' ", length)}`,
  'tables of a trigger': (length) => `CREATE TRIGGER g ${repeated('ON bronze_event ', length)}`,
  'lists of tables': (length) => `DROP TABLE ${repeated('a, ', length)}b`,
  'storage clauses': (length) => `CREATE TABLE t (a int) ${repeated('CLUSTER BY (a) ', length)}`,
  'a body far from its beginning': (length) =>
    `CREATE FUNCTION f(${repeated('a, ', length)}) BEGIN ATOMIC ${repeated('SELECT 1; ', length)} END`,
  'bodies without end': (length) => `CREATE TRIGGER g BEGIN ${repeated('SELECT 1; ', length)}`,
};

/** Each reader, and texts with what a careless one would look at again and again. */
const READERS: Readonly<Record<string, readonly [Growing, (text: string) => unknown]>> = {
  'the lexer': [
    TEXTS,
    (text) => {
      for (const dialect of ['sqlite', 'postgres', 'bigquery'] as const)
        lex(text, DIALECT_TABLES[dialect].lexis);
      lex(text, SHORTHAND_WITH_BACKSLASHES, 'tolerant');
    },
  ],
  'the outline': [QUERIES, (text) => givenBy(outlined(text, 'sqlite'))],
  'the admission': [
    STATEMENTS,
    (text) => {
      for (const target of [SQLITE, POSTGRES, DUCKDB])
        for (const each of statementsOf(text, target.dialect))
          admit(each, 'schema', new Set(['bronze_events']), target);
    },
  ],
};

describe.each(Object.entries(READERS))('time grows with the text and no faster in %s', (_, [texts, read]) => {
  test.each(Object.entries(texts))('%s', (_name, text) => expectLinear(text, read));
});
