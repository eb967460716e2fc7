import { describe, expect, test } from 'vitest';
import { type Reference, referencesOf } from '../../src/design/references.ts';
import { typeClass } from '../../src/design/type-class.ts';
import { casesIn } from '../cases/read.ts';
import { tablesOf } from './support.ts';

type Case = {
  readonly name: string;
  readonly ddl: string;
  readonly events?: readonly string[];
  readonly references?: readonly string[];
  readonly broken?: readonly string[];
};

function told({ from, columns, to, targetColumns, declared }: Reference): string {
  return `${from.name}.${columns.join(', ')} > ${to.name}.${targetColumns.join(', ')}${declared ? '!' : ''}`;
}

describe('references', () => {
  test.each(casesIn<Case>('design/references.yaml'))('$name', ({ ddl, events, ...due }) => {
    const isEventGrain = (table: string) => events?.includes(table) ?? false;
    const { references, broken } = referencesOf(tablesOf(ddl), ['parent_share_id'], ['share_id'], {
      isEventGrain,
      coverage: () => null,
    });
    expect(references.map(told)).toEqual(due.references ?? []);
    expect(broken.map(({ from, to, why }) => `${from} > ${to}: ${why}`)).toEqual(due.broken ?? []);
  });
});

test.each([
  ['TEXT', 'text'],
  ['varchar(32)', 'text'],
  ['STRING', 'text'],
  ['uuid', 'text'],
  ['JSON', 'text'],
  ['INTEGER', 'whole number'],
  ['BIGINT', 'whole number'],
  ['INT64', 'whole number'],
  ['bigserial', 'whole number'],
  ['REAL', 'number'],
  ['DOUBLE PRECISION', 'number'],
  ['NUMERIC(10, 2)', 'number'],
  ['TIMESTAMP', 'time'],
  ['DATE', 'time'],
  ['timestamp_ntz', 'time'],
  ['DATETIME', 'time'],
  ['', null],
  ['BLOB', null],
])('%s is of the class %s', (declared, known) => {
  expect(typeClass(declared)).toBe(known);
});
