import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/app/kit/engine.ts';
import { compareAnswer } from '../../src/checks/compare.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { Relation } from '../../src/domain/relation.ts';
import type { RunStep } from '../../src/domain/run.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import {
  type Asked,
  allAsked,
  answersOf,
  fixture,
  prepared,
  problem,
  questionNamed,
  references,
  runOf,
} from './support/reels.ts';

/** Each makes a stream of its own, with a third of the stories in it; all together have each twice. */
const SEEDS = [11, 24, 34, 45, 55, 65];
const SCENARIOS = [
  'stories-as-received',
  'on-time',
  'late',
  'duplicates',
  'replay',
  'any-order',
  'deletion',
  'evolution',
];

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** A deletion leaves choices to a model: until then all agree. */
function beforeScripts(steps: readonly RunStep[]): readonly RunStep[] {
  const script = steps.findIndex(({ kind }) => kind === 'script');
  return script < 0 ? steps : steps.slice(0, script);
}

/** What is not equal, in words. */
function differences(
  asked: readonly Asked[],
  expected: readonly Relation[],
  got: readonly Relation[],
): string[] {
  return asked.flatMap(({ question, params }, at) => {
    const [a, b] = [expected[at], got[at]];
    if (!a || !b) return [`${question} has no answer`];
    const { wrong } = compareAnswer(questionNamed(question), params, a, b);
    return wrong ? [wrong.message, JSON.stringify(wrong.rows?.slice(0, 2))] : [];
  });
}

test('a model with one honest mistake does not', async () => {
  const [first] = references;
  if (!first) throw new Error('reels lacks a reference.');
  const mistaken = await loadSubmission(problem, join(problem.folder, 'submissions/gap-at-least'));
  const scenario = prepared(
    'on-time',
    fixture.stories.flatMap(({ docs }) => docs),
    1,
  );
  const run = runOf(scenario.steps, [{ question: 'sessions', params: {} }]);
  const [[expected] = []] = await answersOf(engine, first, [run]);
  const [[got] = []] = await answersOf(engine, mistaken, [run]);
  if (!expected || !got) throw new Error('sessions has no answer.');
  expect(differences([{ question: 'sessions', params: {} }], [expected], [got])).not.toEqual([]);
});

describe('whatever the stream and however it is delivered, every reference answers as the first does on time', () => {
  test.each(SEEDS)('seed %i', async (seed) => {
    const stories = fixture.stories.filter((_, at) => (at + seed) % 3 === 0);
    const stream = generate({ ...fixture, stories }, { users: 2, days: 4, seed });
    const scenarios = SCENARIOS.map((id) => prepared(id, stream, seed));
    const asked = scenarios.map(allAsked);
    const cut = scenarios.map(({ steps }) => beforeScripts(steps));
    const delivered = cut.map((steps, at) => runOf(steps, asked[at] ?? []));
    // Where a script cuts the delivery off, the delivery up to it is the truth: it is on time.
    const onTime = scenarios.map(({ steps, truth }, at) =>
      runOf(cut[at]?.length === steps.length ? truth : (cut[at] ?? []), asked[at] ?? []),
    );
    const [first] = references;
    if (!first) return;
    const expected = await answersOf(engine, first, onTime);
    for (const reference of references) {
      const got = await answersOf(engine, reference, delivered);
      const wrong = SCENARIOS.flatMap((id, at) =>
        differences(asked[at] ?? [], expected[at] ?? [], got[at] ?? []).map((line) => `${id}: ${line}`),
      );
      expect(wrong, reference.path).toEqual([]);
    }
  });
});
