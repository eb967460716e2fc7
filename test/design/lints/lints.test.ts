import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { adviceOn, LINTS } from '../../../src/design/lints/index.ts';
import { type LintPlace, seenOf } from '../../../src/design/lints/lint.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import type { Cell } from '../../../src/domain/relation.ts';
import type { StoredTable } from '../../../src/domain/run.ts';
import { casesIn } from '../../cases/read.ts';

type Case = {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly ddl: string;
  /** One row, so many times over. */
  readonly rows?: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly row: readonly Cell[];
    readonly times: number;
  };
  /** `table.column, column:line` */
  readonly finds?: readonly string[];
};

const told = ({ table, columns, line }: LintPlace) =>
  `${[table, columns.join(', ')].filter((part) => part !== '').join('.')}:${line}`;

describe.each(LINTS)('$code', ({ code, look, findings }) => {
  const cases = casesIn<Case>(`lints/${code}.yaml`);

  test.each(cases)('$name', ({ ddl, dialect, rows, finds }) => {
    const design = readDesign(ddl, dialect ?? null);
    expect(design.unread).toEqual([]);
    expect(design.tables.length).toBeGreaterThan(0);
    const stored: StoredTable[] | null = rows
      ? [{ table: rows.table, relation: { columns: rows.columns, rows: Array(rows.times).fill(rows.row) } }]
      : null;
    const seen = seenOf(design, stored);
    expect(look(seen).map(told)).toEqual(finds ?? []);
    expect(findings(seen).map((each) => each.code)).toEqual((finds ?? []).map(() => code));
  });

  test('has two cases that pass and two that fail', () => {
    expect(cases.filter(({ finds }) => finds).length).toBeGreaterThan(1);
    expect(cases.filter(({ finds }) => !finds).length).toBeGreaterThan(1);
  });
});

const problem = join(import.meta.dirname, '../../../problems/reels');

describe('designs that are right', () => {
  test.each(
    readdirSync(join(problem, 'references'), { withFileTypes: true }).filter((each) => each.isDirectory()),
  )('nothing to say about the reference $name', ({ name }) => {
    const text = readFileSync(join(problem, 'references', name, 'schema.sql'), 'utf8');
    expect(adviceOn(readDesign(text, null), null)).toEqual([]);
  });
});
