import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex, nameOf, type Token } from '../../src/design/lex.ts';
import { statementsOf, verbOf } from '../../src/design/statements.ts';

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

const shown = ({ kind, text }: Token) => `${kind} ${text}`;

describe('lex', () => {
  test('cuts any text into tokens that together are the text', () => {
    fc.assert(
      fc.property(sql, (text) => {
        const tokens = lex(text);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        for (const { start, end, text: own } of tokens) {
          expect(own).not.toBe('');
          expect(text.slice(start, end)).toBe(own);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["'it''s' 'open", ["string 'it''s'", 'space  ', "string 'open"]],
    ["x'0A'x", ["string x'0A'", 'name x']],
    ['"a""b"`c`[d e]', ['name "a""b"', 'name `c`', 'name [d e]']],
    ['1.5e-3 .5 0x1F 1_000', ['number 1.5e-3', 'number .5', 'number 0x1F', 'number 1_000']],
    ['?1 :a @b $c::d', ['param ?1', 'param :a', 'param @b', 'param $c::d']],
    [':1 @1 $1 ?', ['param :1', 'param @1', 'param $1', 'param ?']],
    ["p->>'$.a'||-1", ['name p', 'symbol ->>', "string '$.a'", 'symbol ||', 'symbol -', 'number 1']],
    [
      'a--b\nc/*d*/e/*f',
      ['name a', 'comment --b', 'space \n', 'name c', 'comment /*d*/', 'name e', 'comment /*f'],
    ],
    ['naïve_2 größe$', ['name naïve_2', 'space  ', 'name größe$']],
    ['a::text', ['name a', 'symbol :', 'param :text']],
  ])('%s', (text, tokens) => {
    const told = lex(text).map(shown);
    expect(told.filter((token) => !token.startsWith('space') || tokens.includes(token))).toEqual(tokens);
  });

  test.each([
    ['plain', 'plain'],
    ['"a""b"', 'a"b'],
    ['`a``b`', 'a`b'],
    ['[a b]', 'a b'],
    ["'it''s'", "it's"],
    ['"open', 'open'],
    ['"', ''],
    ['[open', 'open'],
  ])('the name of %s is %s', (text, name) => {
    expect(lex(text).map(nameOf)).toEqual([name]);
  });
});

describe('statements', () => {
  test('of any text cover everything but semicolons, spaces and comments', () => {
    fc.assert(
      fc.property(sql, (text) => {
        const kept = lex(text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
        const said = statementsOf(text).flatMap(({ tokens }) => tokens);
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
    expect(statementsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(statements);
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
    expect(statementsOf(text).map(verbOf)).toEqual([verb]);
  });
});
