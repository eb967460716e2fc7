import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/dialect.ts';
import { tablesRead } from '../../src/sql/outline/outline.ts';
import { casesIn } from '../cases/read.ts';
import { askedOf, readsByOracle } from './support/oracle.ts';
import { givenBy, outlined } from './support/outlined.ts';

type Case = {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly sql: string;
  readonly reads: string;
  readonly targets?: string;
  readonly gives?: string;
};

test.each(casesIn<Case>('sql/outline.yaml'))('$name', ({ sql, dialect, reads, targets, gives }) => {
  const outline = outlined(sql, dialect ?? 'postgres');
  const changed = outline.queries
    .flatMap(({ sources }) => sources)
    .filter(({ use }) => use === 'target')
    .sort((a, b) => a.at - b.at);
  expect({
    reads: tablesRead(outline).join(', '),
    targets: changed.flatMap((item) => (item.kind === 'table' ? item.name : [])).join(', '),
    ...(gives === undefined ? {} : { gives: givenBy(outline).join(', ') }),
  }).toEqual({ reads, targets: targets ?? '', ...(gives === undefined ? {} : { gives }) });
});

describe('a second opinion', () => {
  type Difference = {
    readonly from: string;
    readonly ours: string;
    readonly theirs: string;
    readonly why: string;
  };
  const explained = casesIn<Difference>('sql/outline-differences.yaml');
  const asked = askedOf(new URL('../../', import.meta.url).pathname);

  test('node-sql-parser reads the same tables, but for what is explained', () => {
    const texts = new Set<string>();
    const differences: Omit<Difference, 'why'>[] = [];
    for (const { from, sql, dialect } of asked) {
      const theirs = texts.has(sql) ? null : readsByOracle(sql, dialect)?.join(', ');
      if (theirs === null || theirs === undefined) continue;
      texts.add(sql);
      const reads = tablesRead(outlined(sql, dialect)).map((name) => name.toLowerCase());
      const ours = reads.sort().join(', ');
      if (ours !== theirs) differences.push({ from, ours, theirs });
    }
    expect(texts.size).toBeGreaterThan(900);
    expect(differences).toEqual(explained.map(({ why: _, ...difference }) => difference));
  });
});
