import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { momentText } from '../../src/domain/moment.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { readWindows } from '../../src/load/submission/handed.ts';
import { simulate } from '../../src/streaming/simulate.ts';

const page = readFileSync(join(packageRoot(), 'docs/windows.md'), 'utf8');
const seconds = (clock: string) => Date.parse(`2026-03-01T${clock}Z`) / 1000;
const clock = (at: number) => momentText(at).slice(11);

/** `came event watermark …` */
const rows = [...page.matchAll(/^(\d\d:\d\d:\d\d) {2}(\d\d:\d\d:\d\d) {2}(–|\d\d:\d\d:\d\d) +(.*)$/gm)].map(
  ([, came = '', event = '', watermark = '', what = '']) => ({ came, event, watermark, what }),
);

test('the worked example of docs/windows.md is what happens', () => {
  const arrivals = rows.map(({ came, event }, at) => ({
    id: `${at}`,
    key: 'us',
    time: seconds(event),
    received: seconds(came),
  }));
  const run = simulate(arrivals, { gap: 1800, delay: 600, lateness: 3600 });
  const met = run.steps.flatMap((step) =>
    'arrival' in step ? [step.watermark === null ? '–' : clock(step.watermark)] : [],
  );
  expect(met).toEqual(rows.map(({ watermark }) => watermark));
  const told = rows.map(({ came }) =>
    run.steps.flatMap((step) => {
      const at = 'arrival' in step ? step.arrival.received : step.at;
      if (at !== seconds(came) || step.kind === 'arrived' || step.kind === 'forgotten') return [];
      return step.kind === 'dropped' ? 'dropped' : `${step.kind}, ${step.events} events`;
    }),
  );
  expect(told).toEqual([
    [],
    [],
    ['first, 2 events'],
    [],
    ['corrected, 4 events'],
    [],
    ['corrected, 6 events'],
    ['dropped'],
  ]);
  expect(run.sessions.map(({ start, last, events }) => [clock(start), clock(last), events.length])).toEqual([
    ['10:00:00', '12:00:00', 6],
    ['15:00:00', '15:00:00', 1],
  ]);
});

test('the settings on the page are read', () => {
  const settings = /```yaml\n(gap:[\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(readWindows('streaming.yaml', settings)).toEqual({
    ok: true,
    value: { gap: 1800, key: ['user_id', 'device_id'], delay: 600, lateness: 7200 },
  });
});
