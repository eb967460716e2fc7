import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import { SQLITE } from '../../src/engine/sqljs/target.ts';
import { sqlite } from '../../src/sql/dialects/sqlite.ts';
import { lex } from '../../src/sql/lexer.ts';
import { statementsOf } from '../../src/sql/statements.ts';
import { isSaid, unquoted } from '../../src/sql/token.ts';
import { casesIn } from '../cases/read.ts';

type Case = { readonly dialect: string; readonly sql: string; readonly left: string };

const { Database } = await initSqlJs();

function whole(sql: string): string {
  return prepare(sql, { role: 'schema', params: [] }, [], SQLITE)
    .map(({ bind }) => bind({}).text)
    .join('; ');
}

const oneBlank = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what an engine does not know behind a table is taken off', () => {
  test.each(casesIn<Case>('sql/storage.yaml'))('$dialect', ({ sql, left }) => {
    const [statement] = statementsOf(sql, 'sqlite');
    const text = whole(sql);
    expect(oneBlank(text)).toBe(oneBlank(left));
    expect(text).toHaveLength(sql.slice(statement?.start, statement?.end).length);
    const db = new Database();
    expect(() => db.run(text)).not.toThrow();
    db.close();
  });
});

describe('a name in double quotes', () => {
  test.each([
    ['SELECT "a" FROM "t"', 'SELECT `a` FROM `t`'],
    ['SELECT "a""b"', 'SELECT `a"b`'],
    ['SELECT "a`b"', 'SELECT `a``b`'],
    ['SELECT ""', 'SELECT ``'],
    ['SELECT \'"a"\', `"b"`, ["c"] -- "d"', 'SELECT \'"a"\', `"b"`, ["c"]'],
    ['SELECT "open', 'SELECT "open'],
  ])('%s', (sql, text) => {
    expect(whole(sql)).toBe(text);
  });

  const word = fc.constantFrom(
    ..."a b_c , ( ) 'x' 'it''s' = 1 \n -- ".split(' '),
    '"q"',
    '"two words"',
    '/* c */',
    ' ',
  );
  test('keeps every other place where it was', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const sql = `SELECT ${words.join(' ')}`;
        const [statement] = statementsOf(sql, 'sqlite');
        if (!statement) return;
        const before = statement.tokens.map(({ kind, start, end }) => [kind, start, end]);
        const text = whole(sql);
        const after = lex(text, sqlite.lexis).filter(isSaid);
        expect(after.map(({ kind, start, end }) => [kind, start, end])).toEqual(before);
        expect(after.map(unquoted)).toEqual(statement.tokens.map(unquoted));
      }),
    );
  });
});
