import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openEngine } from '../../src/app/kit/engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { answersOf, fixture, prepared, references, runOf } from './support/reels.ts';

const file = join(import.meta.dirname, '../cases/app/sessions.yaml');
const told = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const COLUMNS =
  'user_id device_id session_start session_end session_date videos_viewed watch_ms engagements'.split(' ');

/** The sessions of one story, delivered on time and as it arrived. */
async function sessionsOf(name: string): Promise<readonly (readonly string[])[]> {
  const story = fixture.stories.find((one) => one.name === name);
  const [reference] = references;
  if (!story || !reference) throw new Error(`There is no story ${name}, or no reference.`);
  const runs = ['stories', 'stories-as-received'].map((scenario) =>
    runOf(prepared(scenario, story.docs, 1).steps, [{ question: 'sessions', params: {} }]),
  );
  const answers = await answersOf(engine, reference, runs);
  return answers.map(([relation]) => {
    const places = COLUMNS.map((column) => relation?.columns.indexOf(column) ?? -1);
    return (relation?.rows ?? []).map((row) => places.map((at) => row[at]).join(', ')).toSorted();
  });
}

describe('the sessions of a story are those that were worked out by hand', () => {
  test.each(Object.entries(told))('%s', async (name, rows) => {
    const [onTime, asReceived] = await sessionsOf(name);
    expect(onTime).toEqual(rows);
    expect(asReceived).toEqual(rows);
  });
});
