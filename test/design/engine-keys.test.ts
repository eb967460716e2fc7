import { expect, test } from 'vitest';
import { engineNumbered } from '../../src/design/engine-keys.ts';
import { casesIn } from '../cases/read.ts';
import { tablesOf } from './support.ts';

type Case = {
  readonly name: string;
  readonly sql: string;
  readonly scripts?: readonly string[];
  readonly numbered: string | null;
};

test.each(casesIn<Case>('design/engine-keys.yaml'))('$name', ({ sql, scripts, numbered }) => {
  const [table] = tablesOf(sql);
  const writers = scripts ? { scripts, schema: sql } : null;
  expect(table && engineNumbered(table, writers)).toBe(numbered);
});
