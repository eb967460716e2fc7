import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

export const FACTS: ExamplesOf<Extract<FindingCode, `fact-${string}` | `facts-${string}`>> = {
  'facts-no-schema': [{}],
  'fact-missing': [
    { id: 'unlike', title: 'an unlike', of: 'event-type', lacking: [], measured: false },
    { id: 'unlike', title: 'an unlike', of: 'event-type', lacking: [], measured: true },
    { id: 'tier', title: "a creator's tier", of: 'fact', lacking: [], measured: false },
    { id: 'device_id', title: 'on which device', of: 'fact', lacking: ['like', 'unlike'], measured: false },
    { id: 'watch_ms', title: 'the watch time', of: 'fact', lacking: [], measured: true },
  ],
  'fact-unsure': [
    { id: 'unlike', title: 'an unlike', asks: 'Show me where an unlike goes.', at: ['likes.status'] },
    { id: 'unlike', title: 'an unlike', asks: 'Show me where an unlike goes.', at: [] },
  ],
  'fact-contradicted': [
    {
      id: 'session_start',
      title: 'a session begins',
      contradictions: [
        {
          kind: 'demands',
          table: 'events',
          columns: ['video_id'],
          line: 4,
          eventType: 'session_start',
          certain: true,
        },
      ],
    },
    {
      id: 'like_undone',
      title: 'that a like was taken back',
      contradictions: [
        { kind: 'untold', table: 'likes', columns: [], line: 1, eventType: 'unlike', certain: true },
      ],
    },
    {
      id: 'like',
      title: 'a like',
      contradictions: [
        {
          kind: 'refuses',
          table: 'likes',
          columns: ['user_id', 'video_id'],
          line: 9,
          eventType: 'like',
          certain: true,
        },
      ],
    },
    {
      id: 'session_start',
      title: 'a session begins',
      contradictions: [
        {
          kind: 'ends-known',
          table: 'sessions',
          columns: ['ended_at'],
          line: 7,
          eventType: 'session_start',
          certain: true,
        },
      ],
    },
  ],
  'fact-refuted': [
    {
      name: 'category',
      where: 'holds',
      at: 'events.event_type',
      why: 'event_type is the type of event, and takes nothing else of the same row',
    },
    {
      name: 'tier',
      where: 'line 3',
      at: 'events.watch_ms',
      why: 'watch_ms is of the type BOOLEAN',
    },
  ],
  'fact-stray': [
    { name: 'liek', where: 'line 3', what: 'is neither an event type nor a fact: perhaps like is meant' },
  ],
};
