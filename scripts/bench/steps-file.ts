import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RunStep } from '../../src/domain/run.ts';

/** Keeps steps as JSON, one a line: a million events are too long for one text. */
export async function writeSteps(file: string, steps: readonly RunStep[]): Promise<void> {
  await writeParts(file, lines(steps));
}

/** Writes a text in parts, none of which has to wait in memory. */
export async function writeParts(file: string, parts: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(parts), createWriteStream(file));
}

/** Steps as they were written. */
export async function readSteps(file: string): Promise<readonly RunStep[]> {
  const steps: RunStep[] = [];
  // Only `writeSteps` writes such a file.
  for await (const line of createInterface({ input: createReadStream(file) }))
    steps.push(JSON.parse(line) as RunStep);
  return steps;
}

function* lines(steps: readonly RunStep[]): Generator<string> {
  for (const step of steps) yield `${JSON.stringify(step)}\n`;
}
