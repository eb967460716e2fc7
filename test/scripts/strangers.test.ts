import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readyOpinions } from '../../scripts/strangers/opinions.ts';
import { readText } from '../../scripts/strangers/reading.ts';
import { textsBelow } from '../../scripts/strangers/texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'strangers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = {
  'mysql/a.sql': 'CREATE TABLE a (x INT PRIMARY KEY, y INT) ENGINE = InnoDB;\nGRANT SELECT ON a TO b;',
  'b.sql': 'CREATE TABLE b (x INT REALLY STRANGE, y INT);',
  'c.dbml': 'Table c {\n  id int [pk]\n}',
  'd.md': '# Notes\n\n```sql\nCREATE TABLE d (x STRING) PARTITION BY x;\n```\n\n```js\nlet x;\n```\n',
  'other.txt': 'CREATE TABLE e (x INT);',
};

test('every text below a folder is read in the dialect of its folder, and compared', async () => {
  await readyOpinions();
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const reads = textsBelow(folder).map(readText);
  expect(
    reads.map(({ text, dialect, statements, tables, columns, unclaimed, told, verdicts }) => [
      text.name,
      dialect,
      { statements, tables, columns, unclaimed, told },
      verdicts.map(({ verdict }) => verdict),
    ]),
  ).toEqual([
    ['b.sql', 'sqlite', { statements: 1, tables: 1, columns: 2, unclaimed: 0, told: 0 }, ['alone']],
    ['c.dbml', 'sqlite', { statements: 1, tables: 1, columns: 1, unclaimed: 0, told: 0 }, []],
    ['d.md:4', 'sqlite', { statements: 1, tables: 1, columns: 1, unclaimed: 0, told: 0 }, ['alone']],
    ['mysql/a.sql', 'mysql', { statements: 2, tables: 1, columns: 2, unclaimed: 0, told: 0 }, ['agreed']],
  ]);
});
