import { describe, expect, test } from 'vitest';
import { seeded } from '../../src/delivery/random.ts';
import type { Session, WindowRun } from '../../src/domain/window.ts';
import { batchSessions, inOrder } from '../../src/streaming/batch.ts';
import { simulate, type Spans } from '../../src/streaming/simulate.ts';
import { middleOf, totalsOf, waitsOf } from '../../src/streaming/totals.ts';
import { casesIn } from '../cases/read.ts';
import { arrival, streamOf } from './support.ts';

type Case = Spans & {
  readonly about: string;
  readonly events: readonly string[];
  readonly steps: readonly string[];
  readonly sessions: readonly string[];
};

const when = (at: number | null) => (at === null ? 'at the end' : `at ${at}`);

/** What happens beside the arrivals, a line each. */
function told({ steps, sessions }: WindowRun): string[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'arrived':
        return step.parted ? `${step.arrival.id} parted from ${step.parted.start}-${step.parted.last}` : [];
      case 'dropped':
        return `dropped ${step.arrival.id} at ${step.arrival.received}, watermark ${step.watermark}`;
      case 'forgotten':
        return `forgotten ${sessions[step.session]?.key} ${when(step.at)}`;
      default: {
        const { kind, session, start, last, events, at } = step;
        return `${kind} ${sessions[session]?.key} ${start}-${last} of ${events} ${when(at)}`;
      }
    }
  });
}

const line = ({ key, start, last, events }: Session) =>
  `${key} ${start}-${last}: ${events.toSorted().join(' ')}`;
const lines = (sessions: readonly Session[]) => sessions.map(line).toSorted();

test.each(casesIn<Case>('streaming/windows.yaml'))('$about', ({ events, steps, sessions, ...spans }) => {
  const run = simulate(events.map(arrival), spans);
  expect(told(run)).toEqual(steps);
  expect(lines(run.sessions)).toEqual(sessions.toSorted());
});

test('windows and events in memory are counted after each event', () => {
  const events = ['a1 a 0 0', 'a2 a 10 10', 'b1 b 20 20', 'b2 b 100 100'];
  const run = simulate(events.map(arrival), { gap: 30, delay: 0, lateness: 0 });
  // After the events: one window with one event, one with two, two with three, and only the last one.
  expect(run.peak).toEqual({ windows: 2, events: 3 });
  expect(run.mean).toEqual({ windows: 5 / 4, events: 7 / 4 });
});

test('a wait is of a complete session whose end the stream has passed, for its first emission', () => {
  const events = [
    'a1 a 0 0',
    'c1 c 32 33',
    'b1 b 40 50',
    'd1 d 500 505',
    'e1 e 800 800',
    'a2 a 2 801',
    'f1 f 901 901',
  ];
  const run = simulate(events.map(arrival), { gap: 30, delay: 5, lateness: 900 });
  const waits = waitsOf(run, 30).map(({ emission: { start, at }, arrival: seconds, event }) => [
    start,
    at,
    seconds,
    event,
  ]);
  // The stream passes the end of a, 30, at 33, and the watermark at 50; a night is no wait, and what has no end none.
  expect(waits).toEqual([
    [32, 505, 0, 0],
    [40, 505, 0, 0],
    [500, 800, 0, 0],
    [800, 901, 0, 0],
    [0, 50, 17, 8],
  ]);
  // With a delay of more than all of it everything waits to the end.
  const slow = simulate(events.map(arrival), { gap: 30, delay: 5000, lateness: 0 });
  expect(
    waitsOf(slow, 30).map(({ emission: { start, at }, arrival: seconds }) => [start, at, seconds]),
  ).toEqual([
    [800, null, 0],
    [0, null, 100],
    [500, null, 101],
    [32, null, 396],
    [40, null, 396],
  ]);
  expect(middleOf([1, 2, 3, 4])).toBe(2);
  expect(totalsOf(run, 30, { id: 's', title: 'S' })).toMatchObject({
    events: 7,
    sessions: 6,
    first: 6,
    corrected: 1,
    dropped: 0,
    wait: { arrival: 0, event: 0 },
  });
});

describe('streams by chance', () => {
  const DISORDER = 120;
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const spansOf = (seed: number): Spans => {
    const next = seeded('spans', seed);
    return {
      gap: 1 + Math.floor(next() * 60),
      delay: Math.floor(next() * 150),
      lateness: Math.floor(next() * 150),
    };
  };
  const count = (run: WindowRun, kind: string) => run.steps.filter((step) => step.kind === kind).length;

  test('with a delay as large as the disorder nothing is corrected, dropped or cut', () => {
    for (const seed of seeds) {
      const events = streamOf(seed, DISORDER);
      const run = simulate(events, { ...spansOf(seed), delay: DISORDER, lateness: 0 });
      for (const kind of ['corrected', 'retracted', 'dropped'])
        expect(count(run, kind), `${seed} ${kind}`).toBe(0);
      expect(lines(run.sessions)).toEqual(lines(batchSessions(events, spansOf(seed).gap)));
    }
  });

  test('where nothing is dropped or cut the sessions at the end are those of a batch', () => {
    let [whole, corrected] = [0, 0];
    for (const seed of seeds) {
      const [events, spans] = [streamOf(seed, DISORDER), spansOf(seed)];
      const run = simulate(events, { ...spans, lateness: DISORDER });
      corrected += count(run, 'corrected');
      expect(count(run, 'dropped')).toBe(0);
      expect(run.steps.some((step) => step.kind === 'arrived' && step.parted)).toBe(false);
      expect(lines(run.sessions)).toEqual(lines(batchSessions(events, spans.gap)));
      whole += 1;
    }
    // It is no proof where nothing came late.
    expect([whole, corrected > 100]).toEqual([seeds.length, true]);
  });

  test('sessions at the end are those of a batch over what was not dropped, but for what is told to be cut', () => {
    let [dropped, parted] = [0, 0];
    for (const seed of seeds) {
      const [events, spans] = [streamOf(seed, DISORDER * 3), spansOf(seed)];
      const run = simulate(events, spans);
      const lost = new Set(run.steps.flatMap((step) => (step.kind === 'dropped' ? step.arrival.id : [])));
      const cut = run.steps.filter((step) => step.kind === 'arrived' && step.parted).length;
      dropped += lost.size;
      parted += cut;
      const batch = batchSessions(
        events.filter(({ id }) => !lost.has(id)),
        spans.gap,
      );
      const home = new Map(batch.flatMap((session, at) => session.events.map((id) => [id, at] as const)));
      // No session has events of two; and only a cut can make more than there are.
      for (const { events: own } of run.sessions) expect(new Set(own.map((id) => home.get(id))).size).toBe(1);
      if (cut === 0) expect(lines(run.sessions)).toEqual(lines(batch));
      else expect(run.sessions.length).toBeGreaterThan(batch.length);
    }
    expect([dropped > 100, parted > 10]).toEqual([true, true]);
  });

  test('what is out at the end is each session once, as it is', () => {
    for (const seed of seeds) {
      const run = simulate(streamOf(seed, DISORDER * 3), spansOf(seed));
      const out = new Map<number, string[]>();
      for (const step of run.steps) {
        if (step.kind !== 'first' && step.kind !== 'corrected' && step.kind !== 'retracted') continue;
        const standing = out.get(step.session) ?? [];
        const it = `${step.start}-${step.last} of ${step.events}`;
        if (step.kind === 'first') standing.push(it);
        if (step.kind === 'corrected') standing[0] = it;
        if (step.kind === 'retracted') standing.splice(standing.indexOf(it), 1);
        out.set(step.session, standing);
      }
      run.sessions.forEach(({ start, last, events }, at) => {
        expect(out.get(at), `${seed}`).toEqual([`${start}-${last} of ${events.length}`]);
      });
    }
  });

  test('what is dropped and held depends on delay and lateness together', () => {
    for (const seed of seeds) {
      const [events, { gap, delay, lateness }] = [streamOf(seed, DISORDER * 3), spansOf(seed)];
      const one = simulate(events, { gap, delay, lateness });
      const other = simulate(events, { gap, delay: delay + lateness, lateness: 0 });
      expect([other.peak, other.mean]).toEqual([one.peak, one.mean]);
      expect(lines(other.sessions)).toEqual(lines(one.sessions));
      // A longer delay alone makes nothing go out sooner, and no more corrections.
      expect(count(other, 'corrected')).toBe(0);
    }
  });

  test('the order of the file makes no difference', () => {
    for (const seed of seeds.slice(0, 50)) {
      const events = streamOf(seed, DISORDER);
      const run = simulate(events, spansOf(seed));
      expect(simulate(events.toReversed(), spansOf(seed))).toEqual(run);
      expect(inOrder([...events, ...events])).toEqual(inOrder(events));
    }
  });
});
