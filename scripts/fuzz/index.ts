/**
 * Puts texts near those of the corpus to every reader: `npm run fuzz -- [--seed N] [--minutes M] [--only TARGET]`. Exits
 * with 1 where one throws what is no word for a person, takes long, never ends, or keeps memory. A case is repeated by
 * its seed, target and number: `--only TARGET --from NUMBER`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FuzzNews, FuzzOrder } from './child.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    only: { type: 'string' },
    from: { type: 'string' },
    finds: { type: 'string', default: join(tmpdir(), 'graincheck-fuzz-finds') },
  },
});

const LOT = 300;
/** A case that has not ended by then never does: so long by the clock, in milliseconds. */
const HANG_MS = 120_000;
/** What the heap may grow by from one lot to the end of another, in bytes. */
const KEPT = 96 * 2 ** 20;

const seed = Number(values.seed);
const until = Date.now() + Number(values.minutes) * 60_000;
const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
const counts = new Map(chosen.map(({ name }) => [name, 0]));
const known = new Set<string>();
let finds = 0;

function told(target: string, number: number, why: string, text: string): void {
  // One fault is found often: by the place where it is thrown.
  const place = why.split('\n').find((line) => /^\s+at .*src\//.test(line)) ?? why.replaceAll(/\d+/g, 'N');
  if (known.has(`${target} ${place}`)) return;
  known.add(`${target} ${place}`);
  finds++;
  mkdirSync(values.finds, { recursive: true });
  const file = join(values.finds, `${target}-${seed}-${number}.txt`);
  writeFileSync(file, text);
  process.stdout.write(`FIND ${target} ${number} (${file}): ${why.split('\n').slice(0, 6).join('\n')}\n`);
}

/** One lot in a process of its own. @returns the number of the next case. */
function lot(order: FuzzOrder): Promise<number> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(join(import.meta.dirname, 'child.ts'), [], {
      execArgv: ['--expose-gc', '--max-old-space-size=1024'],
      serialization: 'advanced',
    });
    let at = order.from;
    let first: number | null = null;
    let last = 0;
    let watch: NodeJS.Timeout;
    const end = (next: number) => {
      clearTimeout(watch);
      child.kill('SIGKILL');
      resolve(next);
    };
    const gone = (why: string) => {
      told(order.target, at, why, '');
      end(at + 1);
    };
    const wait = () => {
      clearTimeout(watch);
      watch = setTimeout(() => gone(`never ended (case ${at})`), HANG_MS);
    };
    wait();
    child.on('message', (news: FuzzNews) => {
      wait();
      if (news.kind === 'begin') {
        at = news.number;
        counts.set(order.target, (counts.get(order.target) ?? 0) + 1);
        if (Date.now() > until) end(at);
      } else if (news.kind === 'find') told(order.target, news.number, news.why, news.text);
      else if (news.kind === 'heap') {
        first ??= news.bytes;
        last = news.bytes;
      } else {
        if (first !== null && last - first > KEPT)
          told(order.target, at, `keeps ${(last - first) >> 20} MB`, '');
        child.removeAllListeners('exit');
        end(order.to);
      }
    });
    child.once(
      'exit',
      (code, signal) => signal !== 'SIGKILL' && gone(`the process ended with ${signal ?? code}`),
    );
    child.send(order);
  });
}

const next = new Map(chosen.map(({ name }) => [name, Number(values.from ?? 0)]));
const only = values.from === undefined ? LOT : 1;
do
  for (const { name } of chosen) {
    if (Date.now() > until) break;
    const from = next.get(name) ?? 0;
    next.set(name, await lot({ seed, target: name, from, to: from + only }));
  }
while (values.from === undefined && Date.now() < until);

for (const [name, count] of counts)
  process.stdout.write(`${name.padEnd(12)} ${String(count).padStart(8)} cases\n`);
process.stdout.write(`seed ${seed}: ${finds} finds\n`);
process.exit(finds > 0 ? 1 : 0);
