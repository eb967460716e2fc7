import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Heap that a child may use for a million events, in MB. */
const HEAP_MB = 8192;

/** What a run in our engine took. */
export type EngineRun = {
  /** From opening the engine to the answer. */
  readonly ms: number;
  /** Without the opening. */
  readonly runMs: number;
  /** Memory of the process before the engine opened: the events that it is given, as values. */
  readonly givenMb: number;
  readonly peakMb: number | null;
  /** Rows of the answer; null: there is none. */
  readonly rows: number | null;
  /** Where and why it stopped; null: it did not. */
  readonly failure: string | null;
};

/** Makes events and writes them for both engines into a folder. */
export async function prepare(folder: string, events: number, models: readonly string[]): Promise<void> {
  await child('prepare-child.ts', [folder, String(events), ...models]);
}

/** Runs prepared events in our engine, in a process of its own. */
export async function runInEngine(folder: string, model: string): Promise<EngineRun> {
  // Only `engine-child.ts` prints this.
  return JSON.parse(await child('engine-child.ts', [join(folder, 'steps.jsonl'), model])) as EngineRun;
}

async function child(script: string, args: readonly string[]): Promise<string> {
  const file = join(import.meta.dirname, script);
  const running = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    running.on('error', reject);
    running.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}.`);
  return out;
}
