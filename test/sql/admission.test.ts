import { describe, expect, test } from 'vitest';
import { DUCKDB } from '../../src/engine/duckdb/target.ts';
import { POSTGRES } from '../../src/engine/pglite/target.ts';
import { SQLITE } from '../../src/engine/sqljs/target.ts';
import { type Admission, admit } from '../../src/sql/admission.ts';
import { statementsOf } from '../../src/sql/statements.ts';
import type { Target } from '../../src/sql/target.ts';
import { admissionCases } from '../engine/support/admission.ts';

const TARGETS = { sqlite: SQLITE, postgres: POSTGRES, duckdb: DUCKDB };
const { kinds, bronze, reads } = admissionCases();

function admitted(text: string, role: string, target: Target): readonly Admission[] {
  return statementsOf(text, target.dialect).map((each) =>
    admit(each, role, new Set(['bronze_events']), target),
  );
}

for (const [kind, roles] of Object.entries(kinds))
  describe(`${kind} in SQLite`, () => {
    for (const [role, texts] of Object.entries(roles))
      test.each(texts)(`in ${role}: %s`, (text) => {
        expect(admitted(text, role, SQLITE).map((one) => one.kind)).toEqual([kind]);
      });
  });

for (const engine of ['sqlite', 'postgres', 'duckdb'] as const)
  describe(`bronze tables are never written in ${engine}`, () => {
    test.each(bronze(engine))('%s', (marked) => {
      const text = marked.replaceAll(/[‹›]/g, '');
      const admission = admitted(text, 'load', TARGETS[engine]).find((one) => one.kind === 'refuse');
      expect(admission?.kind).toBe('refuse');
      if (admission?.kind !== 'refuse') return;
      if (!/^bronze_events is a bronze table/i.test(admission.message)) {
        // What nobody may say needs no name.
        expect(admission.message).toMatch(/^\w+ is refused\.$/);
        return;
      }
      const { start, end } = admission.token;
      expect(`${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`).toBe(marked);
    });
  });

describe.each(['postgres', 'duckdb'] as const)('bronze tables are read in %s', (engine) => {
  test.each(reads)('%s', (text) => {
    expect(admitted(text, 'load', TARGETS[engine])).toEqual([{ kind: 'run' }]);
  });
});

test.each([
  ['CREATE TABLE t (a int) CLUSTER BY (a) INSERT INTO t VALUES (1)', 'INSERT'],
  ['CREATE TABLE t (a int) ENGINE = x\nCREATE TABLE u (b int)', 'CREATE'],
])('a semicolon that is forgotten behind a clause that is taken off: %s', (text, word) => {
  for (const target of Object.values(TARGETS))
    expect(admitted(text, 'schema', target)).toMatchObject([
      { kind: 'refuse', message: `A semicolon is missing before this ${word}.` },
    ]);
});
