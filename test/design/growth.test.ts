import { expect, test } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import { draftLoad } from '../../src/design/draft/load.ts';
import { diagramOf } from '../../src/design/erd/diagram.ts';
import { holdsMatrix } from '../../src/design/facts/matrix.ts';
import { adviceOn } from '../../src/design/lints/index.ts';
import { NOTHING_SAID } from '../../src/design/partitions/column-names.ts';
import { partitionReport } from '../../src/design/partitions/report.ts';
import type { Design, DesignTable } from '../../src/domain/design.ts';
import { loadProblem } from '../../src/load/problem.ts';

const problem = await loadProblem('problems/reels');

/** A warehouse that was generated: tables whose columns are called alike, and each refers to the one before. */
function wide(tables: number): Design {
  const columns = Array.from({ length: 20 }, (_, at) => `c${at} TEXT`).join(', ');
  const text = Array.from(
    { length: tables },
    (_, at) =>
      `CREATE TABLE t${at} (id_${at} TEXT PRIMARY KEY, id_${at - 1} TEXT REFERENCES t${at - 1}, ${columns});`,
  );
  return readDesign(text.join('\n'), 'postgres');
}

/** How often a table is asked for anything while something is done with a design. */
function steps(design: Design, done: (design: Design) => unknown): number {
  let asked = 0;
  const tables = design.tables.map(
    (table): DesignTable =>
      new Proxy(table, {
        get: (target, key) => {
          asked++;
          return Reflect.get(target, key);
        },
      }),
  );
  done({ ...design, tables });
  return asked;
}

const { facts, workload } = problem;
if (!facts || !workload) throw new Error('Reels has both.');

test.each([
  ['a drawing', (design: Design) => diagramOf(design)],
  ['lints', (design: Design) => adviceOn(design, null)],
  ['what it holds', (design: Design) => holdsMatrix(design, facts)],
  ['partitions', (design: Design) => partitionReport(design, workload, null, NOTHING_SAID)],
  ['a draft', (design: Design) => draftLoad(problem, design)],
])('%s of four times the tables takes four times the steps, and not sixteen times', (_, done) => {
  const few = steps(wide(40), done);
  expect(few).toBeGreaterThan(40);
  expect(steps(wide(160), done)).toBeLessThan(few * 6);
});
