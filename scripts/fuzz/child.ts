/** Runs cases one after the other, and tells each before it begins: who watches knows which one never ended. */
import { chanceFrom } from './mutate.ts';
import { isWords, targets } from './targets.ts';

/** `from` and `to`: numbers of cases; each case is a seed of its own. */
export type FuzzOrder = {
  readonly seed: number;
  readonly target: string;
  readonly from: number;
  readonly to: number;
};

export type FuzzNews =
  | { readonly kind: 'begin'; readonly number: number }
  | { readonly kind: 'find'; readonly number: number; readonly why: string; readonly text: string }
  | { readonly kind: 'heap'; readonly bytes: number }
  | { readonly kind: 'done' };

/** Processor time that a case may take, in milliseconds. */
const SLOW_MS = 3_000;
const HEAP_EVERY = 50;

const tell = (news: FuzzNews) => void process.send?.(news);

process.on('message', async ({ seed, target, from, to }: FuzzOrder) => {
  const found = targets.find(({ name }) => name === target);
  if (!found) throw new Error(`There is no target ${target}.`);
  for (let number = from; number < to; number++) {
    tell({ kind: 'begin', number });
    const chance = chanceFrom(seed * 1_000_003 + number * 7919);
    const text = found.make(chance);
    const before = process.cpuUsage();
    try {
      await found.run(text, chance);
      const { user, system } = process.cpuUsage(before);
      const ms = Math.round((user + system) / 1000);
      if (ms > SLOW_MS) tell({ kind: 'find', number, why: `took ${ms} ms of the processor`, text });
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!isWords(error)) tell({ kind: 'find', number, why, text });
    }
    if (number % HEAP_EVERY === 0) {
      globalThis.gc?.();
      tell({ kind: 'heap', bytes: process.memoryUsage().heapUsed });
      // Lets what was told go out.
      await new Promise((done) => setImmediate(done));
    }
  }
  tell({ kind: 'done' });
});
