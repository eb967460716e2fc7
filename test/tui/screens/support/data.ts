import { join } from 'node:path';
import { type ProblemSummary, summaryOf } from '../../../../src/app/looking/problem-summary.ts';
import type { Attempt } from '../../../../src/domain/attempt.ts';
import type { Curveball, Problem } from '../../../../src/domain/problem.ts';
import type { Scorecard } from '../../../../src/domain/scorecard.ts';
import { loadProblem } from '../../../../src/load/problem.ts';
import { perfect, sample } from '../../../reporters/sample.ts';

export const reels: Problem = await loadProblem(join(import.meta.dirname, '../../../../problems/reels'));

export const now = Date.parse('2026-11-24T12:00:00Z');

const curveball: Curveball = {
  id: 'saves',
  part: 'A',
  afterSeconds: 90,
  says: 'From tomorrow there is a `save` event. It has a video, and a text that nobody has seen.',
  checks: ['evolution'],
};

/** The same problem, its requirements as they are. */
export const steady: Problem = { ...reels, curveballs: [] };

/** The same, with an interviewer who changes his mind. */
export const withCurveball: Problem = { ...reels, curveballs: [curveball] };

const other = { version: '1.0.0', folder: '/problems', tasks: [], hasLesson: false };

/** Smaller ones beside the real one, so that the list is one. */
export const summaries: readonly ProblemSummary[] = [
  summaryOf(reels),
  {
    ...other,
    id: 'orders',
    title: 'Orders of a shop',
    summary: 'Model orders, their lines and returns; prices change, and yesterday keeps its own.',
    difficulty: 'easy',
    parts: [{ id: 'A', title: 'Tables', minutes: 12 }],
    minutes: 12,
    points: 30,
  },
  {
    ...other,
    id: 'rides',
    title: 'Rides of a fleet',
    summary: 'Trips, drivers and cities; positions come in bursts after a tunnel.',
    difficulty: 'medium',
    parts: [
      { id: 'A', title: 'Tables', minutes: 6 },
      { id: 'B', title: 'Late positions', minutes: 4 },
    ],
    minutes: 10,
    points: 54,
  },
];

type Given = Partial<Attempt> & Pick<Attempt, 'number' | 'startedAt'>;

export function attempt(given: Given): Attempt {
  return {
    id: `reels/${String(given.number).padStart(4, '0')}`,
    plan: {
      problem: { id: 'reels', version: '1.0.0', title: 'Reels analytics' },
      mode: 'interview',
      parts: [
        { id: 'A', title: 'Core schema', budgetMs: 240_000 },
        { id: 'B', title: 'Partitioning', budgetMs: 120_000 },
        { id: 'C', title: 'Late data', budgetMs: 120_000 },
      ],
      totalMs: 480_000,
      curveballs: [],
    },
    author: null,
    workFolder: '/home/robin/reels',
    phase: 'handed-in',
    time: {
      byPart: { A: 240_000, B: 131_000, C: 109_000 },
      total: 480_000,
      overtime: 0,
      paused: 0,
      away: 0,
      suspended: 0,
      wallShift: 0,
    },
    atBell: sample,
    afterOvertime: null,
    defence: null,
    walkThrough: null,
    marks: [],
    ...given,
  };
}

function scored(score: number): Scorecard {
  return { ...sample, total: { score, open: 0, maxScore: 29 }, passed: score >= sample.passScore };
}

export const running: Attempt = attempt({
  number: 7,
  startedAt: '2026-11-24T11:40:00Z',
  phase: 'running',
  atBell: null,
  time: {
    byPart: { A: 240_000, B: 48_000, C: 0 },
    total: 288_000,
    overtime: 0,
    paused: 0,
    away: 61_000,
    suspended: 0,
    wallShift: 0,
  },
});

/** How its clock stands. */
export const waits = { attempt: running, part: 'B', leftMs: 192_000 };

/** With overtime, in which all was put right. */
export const overtime: Attempt = attempt({
  number: 6,
  startedAt: '2026-11-22T09:30:00Z',
  time: {
    byPart: { A: 240_000, B: 131_000, C: 109_000 },
    total: 480_000,
    overtime: 125_000,
    paused: 0,
    away: 34_000,
    suspended: 0,
    wallShift: 0,
  },
  afterOvertime: perfect,
});

export const attempts: readonly Attempt[] = [
  attempt({ number: 1, startedAt: '2026-10-02T18:00:00Z', atBell: scored(4) }),
  attempt({ number: 2, startedAt: '2026-10-09T18:20:00Z', atBell: scored(9) }),
  attempt({ number: 3, startedAt: '2026-10-16T07:05:00Z', phase: 'given-up', atBell: null }),
  attempt({
    number: 4,
    startedAt: '2026-11-01T20:10:00Z',
    atBell: scored(7.5),
    plan: {
      ...running.plan,
      mode: 'practice',
      parts: [{ id: 'C', title: 'Late data', budgetMs: 120_000 }],
      totalMs: 120_000,
    },
    time: { ...running.time, byPart: { C: 118_000 }, total: 118_000, away: 0, paused: 41_000 },
  }),
  attempt({ number: 5, startedAt: '2026-11-14T12:00:00Z', atBell: scored(18) }),
  overtime,
];
