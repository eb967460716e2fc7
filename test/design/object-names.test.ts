import { describe, expect, test } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import { tokensOf } from '../../src/design/facts/tokens.ts';
import { DIALECTS, dialectOf } from '../../src/domain/dialect.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

/** What every object has: in a table of names that is an object, they would be found without having been put there. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);

/** A name wherever somebody may write one: table, column, type, constraint, option, clause, function, unit. */
const textsOf = (name: string) => [
  `CREATE TABLE ${name} (${name} ${name}, b INT ${name});`,
  `CREATE TABLE t (a INT ${name} (1) ${name}, ${name} (a)) ${name} ${name} = 1 WITH (${name} = 'a', partitioning = ARRAY['${name}(a)']);`,
  `CREATE TABLE t (a DATE) PARTITION BY ${name}(a) OPTIONS (${name} = 1);`,
  `CREATE TABLE t (a DATE) PARTITION BY DATE_TRUNC(a, ${name}) CLUSTER BY ${name};`,
  `ALTER TABLE t ${name} COLUMN ${name};`,
  `${name}: ${name}, b ${name}`,
  `${name} ${name} ${name};`,
];

describe.each(NAMES)('%s', (name) => {
  test('is no dialect', () => expect(dialectOf(name)).toBeNull());
  test('stands for no other word', () => expect(tokensOf(name, new Set()).join('')).toMatch(/^[a-z]+$/));
  test.each(DIALECTS)('is a name like any other in a design of %s', (dialect) => {
    for (const text of textsOf(name)) readDesign(text, dialect);
    const [table] = readDesign(textsOf(name)[0] ?? '', dialect).tables;
    expect(table?.columns.map((column) => column.name)).toEqual([name, 'b']);
  });
  test.each(['bigquery', 'snowflake', 'spark', 'trino'] as const)(
    'is not run as a function of %s',
    (dialect) => {
      const design = readDesign('CREATE TABLE t (a DATE);', dialect);
      const made = rewrite(`SELECT ${name}(a) FROM t`, dialect, design);
      expect(made).toMatchObject({ ok: false, what: `the function ${name.toUpperCase()}` });
      for (const sql of [
        `EXTRACT(${name} FROM a)`,
        `CAST(a AS ${name})`,
        `DATE_TRUNC('${name}', a)`,
        `INTERVAL 1 ${name}`,
      ])
        expect(rewrite(`SELECT ${sql} FROM t`, dialect, design).ok).toBe(false);
    },
  );
});
