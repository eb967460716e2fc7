import { describe, expect, test } from 'vitest';
import type { SittingPlan } from '../../src/domain/sitting.ts';
import { act, tick, type Wish } from '../../src/sitting/tick.ts';
import type { Ring } from '../../src/sitting/due.ts';
import { clockView, timeTaken } from '../../src/sitting/view.ts';
import { eight, later, opened, type Passing, zero } from './support/clock.ts';

/** Something that happens: time in seconds, or a wish of the candidate's. */
type Event = number | Passing | Wish;

/** `60.0 warning part 10 s`, as a person would note it. */
function noted(ring: Ring): string {
  const at = (ring.due / 1000).toFixed(1);
  switch (ring.kind) {
    case 'part-bell':
      return `${at} bell of ${ring.part}, ${ring.next === null ? 'stays' : `on to ${ring.next}`}`;
    case 'warning':
      return `${at} ${ring.secondsLeft} s left of the ${ring.scope}`;
    case 'curveball':
      return `${at} curveball ${ring.id}`;
    case 'gap':
      return `${at} ${ring.what} ${ring.ms / 1000} s, ${ring.counted / 1000} s count`;
    case 'wall-shift':
      return `${at} wall clock ${ring.ms / 1000} s`;
    case 'last-bell':
      return `${at} last bell`;
  }
}

function live(plan: Partial<SittingPlan>, events: readonly Event[]) {
  let sitting = opened(plan);
  let at = zero;
  const rings: string[] = [];
  for (const event of events) {
    if (typeof event === 'object' && 'kind' in event) {
      const acted = act(sitting, event, at);
      if (acted.refused !== null) rings.push(acted.refused);
      sitting = acted.sitting;
    } else {
      at = later(at, typeof event === 'number' ? { ran: event * 1000 } : event);
      const ticked = tick(sitting, at);
      rings.push(...ticked.rings.map(noted));
      sitting = ticked.sitting;
    }
  }
  return { rings, view: clockView(sitting), time: timeTaken(sitting) };
}

const to = (part: string): Wish => ({ kind: 'move', part });
const pause: Wish = { kind: 'pause' };
const resume: Wish = { kind: 'resume' };
const handIn: Wish = { kind: 'hand-in' };
const save = { id: 'save-event', part: 'B', afterMs: 45_000 };
const practice = { mode: 'practice' } as const;
const untimed = {
  totalMs: null,
  parts: eight.parts.map((part) => ({ ...part, budgetMs: null })),
} satisfies Partial<SittingPlan>;

const cases: readonly {
  readonly what: string;
  readonly plan?: Partial<SittingPlan>;
  readonly events: readonly Event[];
  readonly rings: readonly string[];
  /** The part at the end, and seconds by part. */
  readonly part: string;
  readonly spent: readonly [number, number, number];
  readonly phase?: 'running' | 'overtime' | 'ended';
  readonly overtime?: number;
  readonly paused?: number;
  readonly away?: number;
  readonly suspended?: number;
}[] = [
  {
    what: 'the whole eight minutes in one gap, bells at their times',
    events: [500],
    rings: [
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, on to B',
      '300.0 60 s left of the part',
      '350.0 10 s left of the part',
      '360.0 bell of B, on to C',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
      '480.0 bell of C, stays',
      '480.0 last bell',
    ],
    part: 'C',
    spent: [240, 120, 120],
    phase: 'overtime',
    overtime: 20,
  },
  {
    what: 'a moment before a bell nothing rings',
    events: [179.999],
    rings: [],
    part: 'A',
    spent: [179.999, 0, 0],
  },
  {
    what: 'practice: the bell only says so, the part eats from the whole',
    plan: practice,
    events: [470],
    rings: [
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, stays',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
    ],
    part: 'A',
    spent: [470, 0, 0],
  },
  {
    what: 'practice: a part that cannot be finished leaves its warnings to the whole',
    plan: practice,
    events: [400, to('B'), 80],
    rings: [
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, stays',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
      '480.0 last bell',
    ],
    part: 'B',
    spent: [400, 80, 0],
    phase: 'overtime',
  },
  {
    what: 'unused time stays in the whole: after the bell of the last part it wraps round',
    events: [60, to('C'), 120, 5],
    rings: ['120.0 60 s left of the part', '170.0 10 s left of the part', '180.0 bell of C, on to A'],
    part: 'A',
    spent: [65, 0, 120],
  },
  {
    what: 'back in a part whose bell has rung, it does not ring again, and the whole ends it',
    events: [240, to('A'), 240],
    rings: [
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, on to B',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
      '480.0 last bell',
    ],
    part: 'A',
    spent: [480, 0, 0],
    phase: 'overtime',
  },
  {
    what: 'skips a part that is used up',
    events: [to('B'), 120, to('A'), 240],
    rings: [
      '60.0 60 s left of the part',
      '110.0 10 s left of the part',
      '120.0 bell of B, on to C',
      '300.0 60 s left of the part',
      '350.0 10 s left of the part',
      '360.0 bell of A, on to C',
    ],
    part: 'C',
    spent: [240, 120, 0],
  },
  {
    what: 'untimed: nothing rings, time is still charged',
    plan: untimed,
    events: [5000, to('B'), 1],
    rings: [],
    part: 'B',
    spent: [5000, 1, 0],
  },
  {
    what: 'a part without a budget in a timed sitting never rings, but eats from the whole',
    plan: { parts: eight.parts.map((part) => (part.id === 'B' ? { ...part, budgetMs: null } : part)) },
    events: [to('B'), 480],
    rings: ['420.0 60 s left of the whole', '470.0 10 s left of the whole', '480.0 last bell'],
    part: 'B',
    spent: [0, 480, 0],
    phase: 'overtime',
  },
  {
    what: 'a part of a minute is not told that a minute is left',
    plan: { parts: eight.parts.map((part) => ({ ...part, budgetMs: 60_000 })), totalMs: 180_000 },
    events: [59],
    rings: ['50.0 10 s left of the part'],
    part: 'A',
    spent: [59, 0, 0],
  },
  {
    what: 'a curveball comes by its part’s own time, and once',
    plan: { curveballs: [save] },
    events: [100, to('B'), 40, to('A'), 30, to('B'), 4, 1, to('A'), to('B'), 10],
    rings: ['175.0 curveball save-event'],
    part: 'B',
    spent: [130, 55, 0],
  },
  {
    what: 'a curveball in practice, none after the last bell',
    plan: { ...practice, curveballs: [save] },
    events: [480, to('B'), 60],
    rings: [
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, stays',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
      '480.0 last bell',
    ],
    part: 'B',
    spent: [480, 0, 0],
    phase: 'overtime',
    overtime: 60,
  },
  {
    what: 'practice: a pause is charged to nothing',
    plan: practice,
    events: [10, pause, 1000, pause, resume, 5, resume],
    rings: ['The clock is paused already.', 'The clock is running already.'],
    part: 'A',
    spent: [15, 0, 0],
    paused: 1000,
  },
  {
    what: 'interview: no pause',
    events: [10, pause, 5],
    rings: ['An interview cannot be paused; practice mode can.'],
    part: 'A',
    spent: [15, 0, 0],
  },
  {
    what: 'interview: sleep counts, and rings what it slept through',
    events: [200, { ran: 1000, slept: 60_000 }],
    rings: [
      '180.0 60 s left of the part',
      '201.0 suspended 60 s, 60 s count',
      '230.0 10 s left of the part',
      '240.0 bell of A, on to B',
    ],
    part: 'B',
    spent: [240, 21, 0],
    suspended: 60,
  },
  {
    what: 'practice: sleep does not count',
    plan: practice,
    events: [100, { ran: 1000, slept: 600_000 }],
    rings: ['101.0 suspended 600 s, 0 s count'],
    part: 'A',
    spent: [101, 0, 0],
    suspended: 600,
  },
  {
    what: 'interview: away for days rings all bells; overtime begins with being back',
    events: [100, { away: 200_000_000 }, 7],
    rings: [
      '100.0 away 200000 s, 380 s count',
      '180.0 60 s left of the part',
      '230.0 10 s left of the part',
      '240.0 bell of A, on to B',
      '300.0 60 s left of the part',
      '350.0 10 s left of the part',
      '360.0 bell of B, on to C',
      '420.0 60 s left of the whole',
      '470.0 10 s left of the whole',
      '480.0 bell of C, stays',
      '480.0 last bell',
    ],
    part: 'C',
    spent: [240, 120, 120],
    phase: 'overtime',
    overtime: 7,
    away: 200_000,
  },
  {
    what: 'practice: away is a pause',
    plan: practice,
    events: [100, { away: 200_000_000 }, 7],
    rings: ['100.0 away 200000 s, 0 s count'],
    part: 'A',
    spent: [107, 0, 0],
    away: 200_000,
  },
  {
    what: 'a wall clock that is set changes nothing but is said',
    events: [50, { ran: 1000, wallSet: 3_600_000 }, { ran: 1000, wallSet: -3_600_000 }],
    rings: ['51.0 wall clock 3600 s', '52.0 wall clock -3600 s'],
    part: 'A',
    spent: [52, 0, 0],
  },
  {
    what: 'after handing in nothing moves and nothing rings',
    events: [100, handIn, 1000, to('B'), handIn],
    rings: ['The sitting has ended.', 'The sitting has ended.'],
    part: 'A',
    spent: [100, 0, 0],
    phase: 'ended',
  },
  {
    what: 'a move to nowhere, and to where one is',
    events: [to('D'), to('A')],
    rings: ['This sitting has no part D; it has A, B, C.', 'This is part A already.'],
    part: 'A',
    spent: [0, 0, 0],
  },
];

describe('a sitting', () => {
  test.each(cases)('$what', ({ plan = {}, events, rings, part, spent, ...rest }) => {
    const lived = live(plan, events);
    expect(lived.rings).toEqual(rings);
    expect(lived.view.part).toBe(part);
    expect(lived.view.parts.map(({ spentMs }) => spentMs / 1000)).toEqual(spent);
    expect(lived.view.phase).toBe(rest.phase ?? 'running');
    const { overtime, paused, away, suspended } = lived.time;
    expect([overtime, paused, away, suspended].map((ms) => ms / 1000)).toEqual([
      rest.overtime ?? 0,
      rest.paused ?? 0,
      rest.away ?? 0,
      rest.suspended ?? 0,
    ]);
  });

  test('how far the wall clock was set, there and back, is added up', () => {
    const events = [
      { ran: 1000, wallSet: 3_600_000 },
      { ran: 1000, wallSet: -3_600_000 },
    ];
    expect(live({}, events).time.wallShift).toBe(7_200_000);
  });

  test('what a header shows', () => {
    const { view } = live({ curveballs: [{ id: 'c', part: 'A', afterMs: 1 }] }, [245]);
    expect(view).toMatchInlineSnapshot(`
      {
        "curveballs": [
          "c",
        ],
        "lastBell": false,
        "mode": "interview",
        "overtimeMs": 0,
        "part": "B",
        "parts": [
          {
            "budgetMs": 240000,
            "id": "A",
            "leftMs": 0,
            "rung": true,
            "spentMs": 240000,
            "title": "Core schema",
          },
          {
            "budgetMs": 120000,
            "id": "B",
            "leftMs": 115000,
            "rung": false,
            "spentMs": 5000,
            "title": "Partitioning",
          },
          {
            "budgetMs": 120000,
            "id": "C",
            "leftMs": 120000,
            "rung": false,
            "spentMs": 0,
            "title": "Late data",
          },
        ],
        "paused": false,
        "phase": "running",
        "totalLeftMs": 235000,
        "totalMs": 480000,
        "totalSpentMs": 245000,
      }
    `);
  });
});
