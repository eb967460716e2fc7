import type { Arrival, WindowRun, WindowSettings } from '../domain/window.ts';
import { dueList } from './due.ts';
import { sessionsFrom, type Tracked } from './lineage.ts';
import { inOrder } from './batch.ts';

/** A window in memory. */
type Window = {
  readonly id: number;
  readonly key: string;
  start: number;
  last: number;
  events: string[];
  /** What is out and stands for it, or for what was joined to it. */
  out: { readonly start: number; readonly last: number; readonly events: number }[];
  /** Whether that is how it is now. */
  isOut: boolean;
  isHeld: boolean;
};

export type Spans = Pick<WindowSettings, 'gap' | 'delay' | 'lateness'>;

/**
 * Runs events through event-time session windows, as Flink has them.
 *
 * The watermark is the largest event time seen, less the delay, and never goes back. An event meets the watermark of
 * what came before it. It joins the windows of its key in memory that are not more than the gap away, which may join
 * them to each other; a window's end is its last event and the gap. An event is dropped if the end of the window that
 * it would be in, and the lateness, are at or behind the watermark. A window goes out when the watermark is at or past
 * its end, at once where that is so already, and again whenever an event has changed it. It is forgotten when the
 * watermark is at or past its end and the lateness. When the events have ended, all windows go out.
 */
export function simulate(arrivals: readonly Arrival[], { gap, delay, lateness }: Spans): WindowRun {
  const steps: Tracked[] = [];
  const held = new Map<string, Window[]>();
  const forgotten = new Map<string, { start: number; last: number }[]>();
  const due = dueList<Window>();
  const memory = { windows: 0, events: 0 };
  let [watermark, clock, ids] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  const endOf = ({ last }: { readonly last: number }) => last + gap;

  const emit = (window: Window, at: number | null) => {
    const { id, start, last, events, out } = window;
    const it = { start, last, events: events.length };
    const [before, ...others] = out;
    for (const other of others) steps.push({ kind: 'retracted', window: id, ...other, at, clock });
    steps.push({ kind: before ? 'corrected' : 'first', window: id, ...it, at, clock });
    window.out = [it];
    window.isOut = true;
  };

  const forget = (window: Window, at: number | null) => {
    const { id, key, start, last, events } = window;
    window.isHeld = false;
    listOf(forgotten, key).push({ start, last });
    const own = listOf(held, key);
    own.splice(own.indexOf(window), 1);
    memory.windows -= 1;
    memory.events -= events.length;
    steps.push({ kind: 'forgotten', window: id, at });
  };

  const advance = (to: number, at: number | null) => {
    watermark = to;
    for (let next = due.take(to); next; next = due.take(to)) {
      const { at: moment, what: window } = next;
      // A window that has grown since is due later, and was put in again.
      if (!window.isHeld || moment < endOf(window)) continue;
      if (!window.isOut) emit(window, at);
      if (moment >= endOf(window) + lateness) forget(window, at);
      else if (moment === endOf(window)) due.put(endOf(window) + lateness, window);
    }
  };

  const take = (arrival: Arrival) => {
    const { id, key, time } = arrival;
    const own = listOf(held, key);
    const near = own.filter(({ start, last }) => time >= start - gap && time <= last + gap);
    const last = Math.max(time, ...near.map((window) => window.last));
    if (last + gap + lateness <= watermark) {
      steps.push({ kind: 'dropped', arrival, watermark });
      return;
    }
    const [window = newWindow(key, time), ...joined] = near;
    for (const other of joined) {
      window.start = Math.min(window.start, other.start);
      window.last = Math.max(window.last, other.last);
      window.events.push(...other.events);
      window.out.push(...other.out);
      other.isHeld = false;
      own.splice(own.indexOf(other), 1);
      memory.windows -= 1;
      steps.push({ kind: 'joined', window: window.id, other: other.id });
    }
    window.start = Math.min(window.start, time);
    window.last = last;
    window.events.push(id);
    window.isOut = false;
    memory.events += 1;
    const parted =
      listOf(forgotten, key).find(({ start, last: end }) => time >= start - gap && time <= end + gap) ?? null;
    const met = Number.isFinite(watermark) ? watermark : null;
    steps.push({ kind: 'arrived', window: window.id, arrival, watermark: met, parted });
    if (endOf(window) <= watermark) emit(window, arrival.received);
    due.put(endOf(window), window);
  };

  const newWindow = (key: string, time: number): Window => {
    const window: Window = {
      id: ids++,
      key,
      start: time,
      last: time,
      events: [],
      out: [],
      isOut: false,
      isHeld: true,
    };
    listOf(held, key).push(window);
    memory.windows += 1;
    return window;
  };

  const stream = inOrder(arrivals);
  const [peak, sum] = [{ ...memory }, { ...memory }];
  for (const arrival of stream) {
    take(arrival);
    clock = Math.max(clock, arrival.time);
    advance(Math.max(watermark, clock - delay), arrival.received);
    for (const what of ['windows', 'events'] as const) {
      peak[what] = Math.max(peak[what], memory[what]);
      sum[what] += memory[what];
    }
  }
  advance(Number.POSITIVE_INFINITY, null);
  const count = Math.max(1, stream.length);
  const mean = { windows: sum.windows / count, events: sum.events / count };
  return { ...sessionsFrom(steps, ids), peak, mean };
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
