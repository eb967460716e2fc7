import type { RawFinding } from '../../domain/finding.ts';
import type { Arrival, Session, WindowRun, WindowSettings } from '../../domain/window.ts';
import { batchSessions } from '../../streaming/batch.ts';
import { middleOf, waitsOf } from '../../streaming/totals.ts';
import type { WindowSpec } from './arrivals.ts';
import { differenceOf } from './differ.ts';

/** A scenario with a candidate's settings put to it. */
export type Stream = {
  readonly spec: WindowSpec;
  readonly settings: WindowSettings;
  /** By the right key, in order. */
  readonly arrivals: readonly Arrival[];
  /** By the candidate's, in order. */
  readonly own: readonly Arrival[];
  /** The sessions that there are. */
  readonly right: readonly Session[];
  /** With the right key and gap, and the candidate's delay and lateness: so a mistake is told once. */
  readonly run: WindowRun;
};

/** One equal part of a check of windows: what is wrong with it, or null. */
export type Part = (stream: Stream) => RawFinding | null;

/** The parts that a problem asks for. */
export function partsOf({ limits }: WindowSpec): readonly Part[] {
  const limited = (limit: number | null, part: (most: number) => Part) =>
    limit === null ? [] : [part(limit)];
  return [
    key,
    gap,
    complete,
    ...limited(limits.firstEmission, slow),
    ...limited(limits.corrected, corrected),
    ...limited(limits.dropped, dropped),
    ...limited(limits.windows, (most) => memory('windows', most)),
    ...limited(limits.events, (most) => memory('events', most)),
  ];
}

/** A key is right where it makes the same sessions. */
const key: Part = ({ spec, settings, own, right }) => {
  const found = differenceOf(right, batchSessions(own, spec.gap), own);
  return found && { code: 'window-key', args: { given: settings.key, ...found } };
};

const gap: Part = ({ settings, arrivals, right }) => {
  const found = differenceOf(right, batchSessions(arrivals, settings.gap), arrivals);
  return found && { code: 'window-gap', args: { given: settings.gap, ...found } };
};

/** What came no later than promised is in its session at the end. */
const complete: Part = ({ spec, settings, run }) => {
  const { delay, lateness } = settings;
  const isPromised = ({ time, received }: Arrival) => received - time <= spec.promised;
  const lost = run.steps.flatMap((step) =>
    step.kind === 'dropped' && isPromised(step.arrival) ? [step] : [],
  );
  const [first] = lost;
  if (first) {
    const { arrival, watermark } = first;
    return { code: 'window-lost', args: { arrival, watermark, count: lost.length, delay, lateness } };
  }
  const parted = run.steps.flatMap((step) =>
    step.kind === 'arrived' && step.parted && isPromised(step.arrival)
      ? [{ arrival: step.arrival, session: { key: step.arrival.key, ...step.parted } }]
      : [],
  );
  const [split] = parted;
  return split ? { code: 'window-parted', args: { ...split, count: parted.length, delay, lateness } } : null;
};

/** The middle one of the first emissions: nights without events make some of them wait. */
const slow =
  (most: number): Part =>
  ({ spec, settings: { delay }, run }) => {
    const middle = middleOf(waitsOf(run, spec.gap));
    if (!middle || middle.arrival <= most) return null;
    const { session, start, last, at } = middle.emission;
    const span = { key: run.sessions[session]?.key ?? '', start, last };
    const args = { session: span, wait: middle.arrival, most, delay, atEnd: at === null };
    return { code: 'window-slow', args };
  };

const corrected =
  (most: number): Part =>
  ({ settings: { delay }, run }) => {
    const times = new Map<number, number>();
    for (const step of run.steps)
      if (step.kind === 'corrected' || step.kind === 'retracted')
        times.set(step.session, (times.get(step.session) ?? 0) + 1);
    const percent = (100 * times.size) / Math.max(1, run.sessions.length);
    const [example] = [...times].toSorted(([, a], [, b]) => b - a);
    const session = example && run.sessions[example[0]];
    if (percent <= most || !session) return null;
    return { code: 'window-corrected', args: { session, times: example[1], percent, most, delay } };
  };

const dropped =
  (most: number): Part =>
  ({ settings: { delay, lateness }, run }) => {
    const all = run.steps.flatMap((step) => (step.kind === 'dropped' ? step.arrival : []));
    const [arrival] = all;
    if (!arrival || all.length <= most) return null;
    return { code: 'window-dropped', args: { arrival, count: all.length, most, delay, lateness } };
  };

const memory =
  (what: 'windows' | 'events', most: number): Part =>
  ({ settings: { delay, lateness }, run }) => {
    const peak = run.peak[what];
    const session = largest(run.sessions);
    if (peak <= most || !session) return null;
    return { code: 'window-held', args: { what, peak, most, session, delay, lateness } };
  };

function largest(sessions: readonly Session[]): Session | undefined {
  return sessions.toSorted((a, b) => b.events.length - a.events.length)[0];
}
