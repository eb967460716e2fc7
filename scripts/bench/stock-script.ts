import type { RunStep } from '../../src/domain/run.ts';
import type { Model } from '../../src/engine/engine.ts';
import { replayText } from '../../src/engine/replay.ts';

/** What `graincheck replay` would print for one question at the end of these steps, step by step. */
export function* stockScript(
  model: Model,
  steps: readonly RunStep[],
  deliverable: string,
): Generator<string> {
  const title = 'benchmark';
  const header = replayText({ title, model, steps: [], asked: [] }).trimEnd();
  yield `${header}\n`;
  for (const step of steps) yield replayText({ title, model, steps: [step], asked: [] }).slice(header.length);
  const asked = [{ deliverable, params: {} }];
  yield replayText({ title, model, steps: [], asked }).slice(header.length);
}
