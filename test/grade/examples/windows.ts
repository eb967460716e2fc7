import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

const time = Date.UTC(2026, 2, 1, 10) / 1000;
const one = { id: 'ev1', key: 'us01 · phone', time };
const other = { id: 'ev2', key: 'us01 · phone', time: time + 1500 };
const arrival = { ...other, received: time + 9000 };
const session = { key: 'us01 · phone', start: time, last: time + 1500 };
const spans = { delay: 600, lateness: 3600 };

export const WINDOWS: ExamplesOf<Extract<FindingCode, `window-${string}` | `windows-${string}`>> = {
  'windows-unread': [{ faults: ['streaming.yaml:1:6: `gap` must be a time'] }],
  'window-key-unknown': [
    { file: 'streaming.yaml', given: 'user', near: 'user_id', known: ['user_id', 'device_id'] },
    { file: 'streaming.yaml', given: 'tab', near: null, known: ['user_id', 'device_id'] },
  ],
  'window-key': [
    { given: ['user_id'], joined: true, one, other },
    { given: ['user_id', 'session_id'], joined: false, one, other },
  ],
  'window-gap': [
    { given: 3600, joined: true, one, other },
    { given: 1200, joined: false, one, other },
  ],
  'window-lost': [1, 2].map((count) => ({ arrival, watermark: time + 8400, count, ...spans })),
  'window-parted': [1, 2].map((count) => ({ arrival, session, count, ...spans })),
  'window-slow': [true, false].map((atEnd) => ({ session, wait: 7200, most: 900, delay: 7200, atEnd })),
  'window-corrected': [1, 3].map((times) => ({ session, times, percent: 41.2, most: 10, delay: 0 })),
  'window-dropped': [
    { arrival, count: 2, most: 1, ...spans },
    { arrival, count: 1, most: 0, ...spans },
  ],
  'window-held': (['windows', 'events'] as const).map((what) => ({
    what,
    peak: 90,
    most: 40,
    session,
    delay: 600,
    lateness: 86_400,
  })),
};
