import { type Finding, findings, plural } from '../../domain/finding.ts';
import { momentText, spanText } from '../../domain/moment.ts';
import type { Arrival, Session, WindowRun, WindowSettings } from '../../domain/window.ts';
import { batchSessions } from '../../streaming/batch.ts';
import { middleOf, waitsOf } from '../../streaming/totals.ts';
import type { WindowSpec } from './arrivals.ts';
import { differenceOf } from './differ.ts';

type Seen = Pick<Arrival, 'id' | 'key' | 'time'>;

/** Two events that are in one session here, and in two there. */
type Parted = { joined: boolean; one: Seen; other: Seen };

/** A session by its key, its first event and its last. */
type Span = Pick<Session, 'key' | 'start' | 'last'>;

/** How long a window stays. */
type Kept = Pick<WindowSettings, 'delay' | 'lateness'>;

/** Findings about the parts; times in seconds since 1970, spans in seconds. */
export const PARTS = findings({
  'window-key': ({ given, joined, one, other }: Parted & { given: readonly string[] }) => ({
    message: `With the key ${given.join(', ')}, ${pair(one, other)} ${joined ? 'are in one session and belong to two' : 'are in two sessions and belong to one'}.`,
    hint: 'A window is kept for each value of the key: whatever has sessions of its own belongs to it, and nothing else.',
  }),
  'window-gap': ({ given, joined, one, other }: Parted & { given: number }) => ({
    message: `With a gap of ${spanText(given)}, ${pair(one, other)} ${joined ? 'are in one session and belong to two' : 'are in two sessions and belong to one'}; between them are ${spanText(Math.abs(other.time - one.time))}.`,
    hint: 'Events of a key that are exactly the gap apart belong together.',
  }),
  /** An event that came no later than was promised, and is in no session. */
  'window-lost': ({ arrival, watermark, count, delay, lateness }: Late & { watermark: number }) => ({
    message: `${count} ${plural(count, 'event is', 'events are')} dropped that came in the promised time, for example ${late(arrival)}; the watermark stood at ${momentText(watermark)}.`,
    hint: `An event is dropped when the end of its window, and ${spanText(lateness)} of lateness, are behind the watermark, which is ${spanText(delay)} behind the latest event. The two together have to cover what is promised.`,
  }),
  /** One that came when the session that it belongs to had been forgotten. */
  'window-parted': ({ arrival, session, count, delay, lateness }: Late & { session: Span }) => ({
    message: `${count} ${plural(count, 'event', 'events')} came in the promised time to a session that was forgotten, for example ${late(arrival)}: ${spanOf(session)} is cut in two.`,
    hint: `A window is forgotten when its end, and ${spanText(lateness)} of lateness, are behind the watermark, which is ${spanText(delay)} behind the latest event. The two together have to cover what is promised.`,
  }),
  /** `atEnd`: it went out when the events had ended. */
  'window-slow': ({ session, wait, most, delay, atEnd }: Slow) => ({
    message: `Half of the sessions wait ${spanText(wait)} or longer to go out when they are complete, at most ${spanText(most)} ${plural(most, 'is', 'are')} allowed: ${spanOf(session)} ${atEnd ? 'went out only when the events had ended' : 'is one of them'}.`,
    hint: `A window waits until the watermark has passed its end, and the watermark is ${spanText(delay)} late. What comes later than that can correct it.`,
  }),
  'window-corrected': ({ session, times, percent, most, delay }: Corrected) => ({
    message: `${Math.round(percent)} % of the sessions are corrected after they went out, at most ${most} % are allowed: ${spanOf(session)} is, ${times} ${plural(times, 'time', 'times')}.`,
    hint: `A delay of ${spanText(delay)} lets windows go out before the ordinary stragglers have come.`,
  }),
  'window-dropped': ({ arrival, count, most, delay, lateness }: Late & { most: number }) => ({
    message: `${count} ${plural(count, 'event is', 'events are')} dropped, at most ${most} ${plural(most, 'is', 'are')} allowed; the first is ${late(arrival)}.`,
    hint: `What comes more than ${spanText(delay + lateness)} (delay and lateness) behind the end of its window is dropped.`,
  }),
  /** `session`: one that was still held so long after its end, by event time. */
  'window-held': ({ what, peak, most, session, delay, lateness }: Kept & HeldAtOnce) => ({
    message: `${peak} ${what} are held at once, at most ${most} are allowed; ${spanOf(session)}, one of the largest, is held for ${spanText(delay + lateness)} behind its end.`,
    hint: 'Delay and lateness together say how long a window stays in memory: no longer than what is promised.',
  }),
});

type Late = Kept & { arrival: Arrival; count: number };
type Slow = { session: Span; wait: number; most: number; delay: number; atEnd: boolean };
type Corrected = { session: Span; times: number; percent: number; most: number; delay: number };
type HeldAtOnce = { what: 'windows' | 'events'; peak: number; most: number; session: Span };

function pair(one: Seen, other: Seen): string {
  return `${one.id} (${momentText(one.time)}) and ${other.id} (${momentText(other.time)}) of ${one.key}`;
}

function late({ id, key: of, time, received }: Arrival): string {
  return `${id} of ${of}, which happened at ${momentText(time)} and came ${spanText(received - time)} later`;
}

function spanOf({ key: of, start, last }: Span): string {
  return `the session of ${of} from ${momentText(start)} to ${momentText(last)}`;
}

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
export type Part = (stream: Stream) => Finding | null;

/** The parts that a problem asks for. */
export function partsOf({ limits }: WindowSpec): readonly Part[] {
  const limited = (limit: number | undefined, part: (most: number) => Part) =>
    limit === undefined ? [] : [part(limit)];
  return [
    key,
    gap,
    complete,
    ...limited(limits.first_emission_within, slow),
    ...limited(limits.corrected_at_most, corrected),
    ...limited(limits.dropped_at_most, dropped),
    ...limited(limits.windows_at_most, (most) => memory('windows', most)),
    ...limited(limits.events_at_most, (most) => memory('events', most)),
  ];
}

/** A key is right where it makes the same sessions. */
const key: Part = ({ spec, settings, own, right }) => {
  const found = differenceOf(right, batchSessions(own, spec.gap), own);
  return found && PARTS('window-key', { given: settings.key, ...found });
};

const gap: Part = ({ settings, arrivals, right }) => {
  const found = differenceOf(right, batchSessions(arrivals, settings.gap), arrivals);
  return found && PARTS('window-gap', { given: settings.gap, ...found });
};

/** What came no later than promised is in its session at the end. */
const complete: Part = ({ spec, settings, run }) => {
  const { delay, lateness } = settings;
  const isPromised = ({ time, received }: Arrival) => received - time <= spec.promised_lateness;
  const lost = run.steps.flatMap((step) =>
    step.kind === 'dropped' && isPromised(step.arrival) ? [step] : [],
  );
  const [first] = lost;
  if (first) {
    const { arrival, watermark } = first;
    return PARTS('window-lost', { arrival, watermark, count: lost.length, delay, lateness });
  }
  const parted = run.steps.flatMap((step) =>
    step.kind === 'arrived' && step.parted && isPromised(step.arrival)
      ? [{ arrival: step.arrival, session: { key: step.arrival.key, ...step.parted } }]
      : [],
  );
  const [split] = parted;
  return split ? PARTS('window-parted', { ...split, count: parted.length, delay, lateness }) : null;
};

/** The middle one of the first emissions: nights without events make some of them wait. */
const slow =
  (most: number): Part =>
  ({ spec, settings: { delay }, run }) => {
    const middle = middleOf(waitsOf(run, spec.gap));
    if (!middle || middle.arrival <= most) return null;
    const { session, start, last, at } = middle.emission;
    const span = { key: run.sessions[session]?.key ?? '', start, last };
    const wait = middle.arrival;
    return PARTS('window-slow', { session: span, wait, most, delay, atEnd: at === null });
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
    return PARTS('window-corrected', { session, times: example[1], percent, most, delay });
  };

const dropped =
  (most: number): Part =>
  ({ settings: { delay, lateness }, run }) => {
    const all = run.steps.flatMap((step) => (step.kind === 'dropped' ? step.arrival : []));
    const [arrival] = all;
    if (!arrival || all.length <= most) return null;
    return PARTS('window-dropped', { arrival, count: all.length, most, delay, lateness });
  };

const memory =
  (what: 'windows' | 'events', most: number): Part =>
  ({ settings: { delay, lateness }, run }) => {
    const peak = run.peak[what];
    const session = largest(run.sessions);
    if (peak <= most || !session) return null;
    return PARTS('window-held', { what, peak, most, session, delay, lateness });
  };

function largest(sessions: readonly Session[]): Session | undefined {
  return sessions.toSorted((a, b) => b.events.length - a.events.length)[0];
}
