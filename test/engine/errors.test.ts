import { expect, test } from 'vitest';
import type { Failure, Outcome } from '../../src/domain/run.ts';
import { failed } from '../../src/checks/check.ts';
import { casesIn } from '../cases/read.ts';
import { expectGolden } from '../golden.ts';
import { answer, batch, execute, type Files, modelOf, sharedSqlite, SCHEMA } from './support/bench.ts';

type Case = Files & { readonly name: string };

const engine = await sharedSqlite();

async function failureOf(files: Files): Promise<Failure | undefined> {
  const asks = [{ after: 1, ask: answer({ user_id: 'u1' }) }];
  const [result] = await execute(engine, modelOf(files), [{ steps: [SCHEMA, batch(1)], asks }]);
  const outcomes: readonly Outcome<unknown>[] = [...(result?.steps ?? []), ...(result?.asks ?? [])];
  return outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]))[0];
}

test('an error in SQL says where it is and, where it can be told, what was meant', async () => {
  const told: string[] = [];
  for (const { name, ...files } of casesIn<Case>('engine/errors.yaml')) {
    const failure = await failureOf(files);
    expect(failure?.kind, name).toBe('sql-error');
    if (!failure) continue;
    const { message, hint } = failed(failure);
    told.push([`# ${name}`, message, ...(hint === undefined ? [] : [`→ ${hint}`]), ''].join('\n'));
  }
  expectGolden('engine/errors.txt', told.join('\n'));
});
