import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { later, zero } from '../sitting/support/clock.ts';
import { begin } from './support/begin.ts';
import { newFolder } from './support/folder.ts';
import { report } from './support/report.ts';

/** Beats of eight minutes, one in five seconds. */
const beats = Array.from({ length: 96 }, (_, n) => later(zero, { ran: 5000 * (n + 1) }));

test('five hundred attempts are listed in less than 300 ms', async () => {
  const store = openStore(newFolder());
  const model = begin(store);
  for (const at of beats) model.append({ kind: 'beat', at });
  model.append({ kind: 'handed-in', at: later(zero, { ran: 500_000 }) });
  // Each of the size of a real one, 15 kB.
  const { text, card } = report(5);
  const checks = [...card.checks, ...card.checks, ...card.checks];
  const large = JSON.stringify({ ...JSON.parse(text), checks }, null, 2);
  await model.keepReport('at-bell', large);
  await model.keepReport('handed-in', large);
  await model.keepDefence({ answers: [{ followUp: 'chains', answer: 'Two sentences.', mark: 'made' }] });
  model.close();
  const files = readdirSync(model.folder).filter((name) => name.includes('.'));
  for (let number = 2; number <= 500; number += 1) {
    const folder = join(model.folder, '..', String(number).padStart(4, '0'));
    mkdirSync(folder);
    for (const name of files) linkSync(join(model.folder, name), join(folder, name));
  }
  // Other tests run meanwhile: the quickest of a dozen is what listing takes.
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now();
    const { attempts, broken } = store.list();
    const took = performance.now() - start;
    expect([attempts.length, broken.length]).toEqual([500, 0]);
    return took;
  });
  expect(Math.min(...times)).toBeLessThan(300);
});
