import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { lex, nameOf } from '../../src/design/lex.ts';
import { runnable } from '../../src/design/runnable.ts';
import { statementsOf } from '../../src/design/statements.ts';
import { casesIn } from '../cases/read.ts';

type Case = { readonly dialect: string; readonly sql: string; readonly left: string };

const { Database } = await initSqlJs();

function whole(sql: string): string {
  return statementsOf(sql)
    .map((statement) => runnable(sql, statement))
    .join('; ');
}

const oneBlank = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what an engine does not know behind a table is taken off', () => {
  test.each(casesIn<Case>('design/storage.yaml'))('$dialect', ({ sql, left }) => {
    const [statement] = statementsOf(sql);
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
        const [statement] = statementsOf(sql);
        if (!statement) return;
        const before = statement.tokens.map(({ kind, start, end }) => [kind, start, end]);
        const text = runnable(sql, statement);
        const after = lex(text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
        expect(after.map(({ kind, start, end }) => [kind, start, end])).toEqual(before);
        expect(after.map(nameOf)).toEqual(statement.tokens.map(nameOf));
      }),
    );
  });
});
