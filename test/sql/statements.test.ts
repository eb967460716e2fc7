import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlite } from '../../src/sql/dialects/sqlite.ts';
import { lex } from '../../src/sql/lexer.ts';
import { statementsOf, verbOf } from '../../src/sql/statements.ts';
import { isSaid } from '../../src/sql/token.ts';

/** Texts in which quotes, comments and ends of them meet in every way. */
const pieces = fc.constantFrom(
  ..."' '' \" \"\" ` [ ] -- /* */ ; ( ) . , ? ?1 :p @p $p::q x'0a' 0x1F 1e3 1.5 .5 || ->> -> <> \n \t \r\n é 😀 \0".split(
    ' ',
  ),
  ' ',
  'create',
  'trigger',
  'begin',
  'end',
  'case',
);
const sql = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
);

describe('statements', () => {
  test('of any text cover everything but semicolons, spaces and comments', () => {
    fc.assert(
      fc.property(sql, (text) => {
        const kept = lex(text, sqlite.lexis).filter(isSaid);
        const said = statementsOf(text, 'sqlite').flatMap(({ tokens }) => tokens);
        expect(said.filter((token) => token.text !== ';')).toEqual(
          kept.filter((token) => token.text !== ';'),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string, readonly string[]]>([
    ['', []],
    [' ;; -- nothing\n; /* ; */', []],
    ['SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    [
      'SELECT \';\' AS "a;b" /* ; */ -- ;\n, 2; SELECT [;]',
      ['SELECT \';\' AS "a;b" /* ; */ -- ;\n, 2', 'SELECT [;]'],
    ],
    ['BEGIN; INSERT INTO t VALUES (1); END', ['BEGIN', 'INSERT INTO t VALUES (1)', 'END']],
    [
      'CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END; SELECT 3',
      ['CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END', 'SELECT 3'],
    ],
    [
      'create temp trigger g after insert on t begin select case a when 1 then case 2 when 3 then 4 end end; end; select 5',
      [
        'create temp trigger g after insert on t begin select case a when 1 then case 2 when 3 then 4 end end; end',
        'select 5',
      ],
    ],
    [
      'CREATE TRIGGER g BEFORE UPDATE ON t WHEN new.a > CASE old.a WHEN 1 THEN 2 END BEGIN DELETE FROM u; -- END;\n END',
      [
        'CREATE TRIGGER g BEFORE UPDATE ON t WHEN new.a > CASE old.a WHEN 1 THEN 2 END BEGIN DELETE FROM u; -- END;\n END',
      ],
    ],
    ['CREATE TABLE "trigger" (a); SELECT 1', ['CREATE TABLE "trigger" (a)', 'SELECT 1']],
    ['CREATE TABLE trigger_log (a); SELECT 1', ['CREATE TABLE trigger_log (a)', 'SELECT 1']],
    ['\uFEFFSELECT 1;\r\nSELECT 2;\r\n', ['SELECT 1', 'SELECT 2']],
  ])('%j', (text, statements) => {
    expect(statementsOf(text, 'sqlite').map(({ start, end }) => text.slice(start, end))).toEqual(statements);
  });

  test.each([
    ['select 1', 'select'],
    ['VALUES (1)', 'values'],
    ['WITH a AS (SELECT 1), b(c) AS (DELETE) INSERT INTO t SELECT * FROM a', 'insert'],
    ['with recursive a as (select 1 union all select 2) update t set x = 1', 'update'],
    ['WITH a AS (SELECT 1) DELETE FROM t', 'delete'],
    ['EXPLAIN QUERY PLAN WITH a AS (SELECT 1) REPLACE INTO t SELECT 1', 'replace'],
    ['EXPLAIN PRAGMA foreign_keys', 'pragma'],
    ['/* a */ Attach x', 'attach'],
    ['(SELECT 1)', ''],
    ['WITH a', 'with'],
  ])('%s is a %s', (text, verb) => {
    expect(statementsOf(text, 'sqlite').map(verbOf)).toEqual([verb]);
  });

  test.each<[string, readonly string[]]>([
    [
      'CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT $$;$$',
      ['CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END', 'SELECT $$;$$'],
    ],
    [
      'CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f(); SELECT 1',
      ['CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()', 'SELECT 1'],
    ],
    ['BEGIN ATOMIC; SELECT 1', ['BEGIN ATOMIC', 'SELECT 1']],
  ])('of PostgreSQL: %j', (text, statements) => {
    expect(statementsOf(text, 'postgres').map(({ start, end }) => text.slice(start, end))).toEqual(
      statements,
    );
  });
});
