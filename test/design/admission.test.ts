import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Admission, admit } from '../../src/design/admission.ts';
import { statementsOf } from '../../src/design/statements.ts';

type Table = Readonly<Record<Admission['kind'], Readonly<Record<string, readonly string[]>>>> & {
  readonly bronze: readonly string[];
};

const file = join(import.meta.dirname, '../cases/design/admission.yaml');
const { bronze, ...kinds } = parse(readFileSync(file, 'utf8')) as Table;

function admitted(text: string, role: string): readonly Admission[] {
  return statementsOf(text).map((statement) => admit(statement, role, new Set(['bronze_events'])));
}

for (const [kind, roles] of Object.entries(kinds))
  describe(kind, () => {
    for (const [role, texts] of Object.entries(roles))
      test.each(texts)(`in ${role}: %s`, (text) => {
        expect(admitted(text, role).map((one) => one.kind)).toEqual([kind]);
      });
  });

describe('bronze tables are never written', () => {
  test.each(bronze)('%s', (marked) => {
    const text = marked.replaceAll(/[‹›]/g, '');
    const [admission] = admitted(text, 'load');
    expect(admission?.kind).toBe('refuse');
    if (admission?.kind !== 'refuse') return;
    const { start, end } = admission.token;
    expect(`${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`).toBe(marked);
    expect(admission.message).toMatch(/^bronze_events is a bronze table/i);
  });
});
