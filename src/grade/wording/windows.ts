import type { WindowFindings } from '../../domain/finding/windows.ts';
import { momentText, spanText } from '../../domain/moment.ts';
import { plural } from './counts.ts';
import type { WordingOf } from './words.ts';

export const WINDOWS: WordingOf<WindowFindings> = {
  'windows-unread': ({ faults }) => ({
    message: `It cannot be read, so nothing of it counts: ${faults.join(' · ')}.`,
    hint: 'It has four keys: `gap: 30m`, `key: [user_id]`, `watermark_delay: 10m`, `allowed_lateness: 1h`.',
  }),
  'window-key-unknown': ({ file, given, near, known }) => ({
    message: `${file}: no key is called ${given}.`,
    hint: near === null ? `A key is made of ${known.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'window-key': ({ given, joined, one, other }) => ({
    message: `With the key ${given.join(', ')}, ${pair(one, other)} ${joined ? 'are in one session and belong to two' : 'are in two sessions and belong to one'}.`,
    hint: 'A window is kept for each value of the key: whatever has sessions of its own belongs to it, and nothing else.',
  }),
  'window-gap': ({ given, joined, one, other }) => ({
    message: `With a gap of ${spanText(given)}, ${pair(one, other)} ${joined ? 'are in one session and belong to two' : 'are in two sessions and belong to one'}; between them are ${spanText(Math.abs(other.time - one.time))}.`,
    hint: 'Events of a key that are exactly the gap apart belong together.',
  }),
  'window-lost': ({ arrival, watermark, count, delay, lateness }) => ({
    message: `${count} ${plural(count, 'event is', 'events are')} dropped that came in the promised time, for example ${late(arrival)}; the watermark stood at ${momentText(watermark)}.`,
    hint: `An event is dropped when the end of its window, and ${spanText(lateness)} of lateness, are behind the watermark, which is ${spanText(delay)} behind the latest event. The two together have to cover what is promised.`,
  }),
  'window-parted': ({ arrival, session, count, delay, lateness }) => ({
    message: `${count} ${plural(count, 'event', 'events')} came in the promised time to a session that was forgotten, for example ${late(arrival)}: ${spanOf(session)} is cut in two.`,
    hint: `A window is forgotten when its end, and ${spanText(lateness)} of lateness, are behind the watermark, which is ${spanText(delay)} behind the latest event. The two together have to cover what is promised.`,
  }),
  'window-slow': ({ session, wait, most, delay, atEnd }) => ({
    message: `Half of the sessions wait ${spanText(wait)} or longer to go out when they are complete, at most ${spanText(most)} ${plural(most, 'is', 'are')} allowed: ${spanOf(session)} ${atEnd ? 'went out only when the events had ended' : 'is one of them'}.`,
    hint: `A window waits until the watermark has passed its end, and the watermark is ${spanText(delay)} late. What comes later than that can correct it.`,
  }),
  'window-corrected': ({ session, times, percent, most, delay }) => ({
    message: `${Math.round(percent)} % of the sessions are corrected after they went out, at most ${most} % are allowed: ${spanOf(session)} is, ${times} ${plural(times, 'time', 'times')}.`,
    hint: `A delay of ${spanText(delay)} lets windows go out before the ordinary stragglers have come.`,
  }),
  'window-dropped': ({ arrival, count, most, delay, lateness }) => ({
    message: `${count} ${plural(count, 'event is', 'events are')} dropped, at most ${most} ${plural(most, 'is', 'are')} allowed; the first is ${late(arrival)}.`,
    hint: `What comes more than ${spanText(delay + lateness)} (delay and lateness) behind the end of its window is dropped.`,
  }),
  'window-held': ({ what, peak, most, session, delay, lateness }) => ({
    message: `${peak} ${what} are held at once, at most ${most} are allowed; ${spanOf(session)}, one of the largest, is held for ${spanText(delay + lateness)} behind its end.`,
    hint: 'Delay and lateness together say how long a window stays in memory: no longer than what is promised.',
  }),
};

type Event = { readonly id: string; readonly key: string; readonly time: number };

function pair(one: Event, other: Event): string {
  return `${one.id} (${momentText(one.time)}) and ${other.id} (${momentText(other.time)}) of ${one.key}`;
}

function late({ id, key, time, received }: Event & { readonly received: number }): string {
  return `${id} of ${key}, which happened at ${momentText(time)} and came ${spanText(received - time)} later`;
}

function spanOf({
  key,
  start,
  last,
}: {
  readonly key: string;
  readonly start: number;
  readonly last: number;
}): string {
  return `the session of ${key} from ${momentText(start)} to ${momentText(last)}`;
}
