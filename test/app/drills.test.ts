import { beforeAll, describe, expect, it, test } from 'vitest';
import { checkOf } from '../../src/checks/index.ts';
import { refsIn } from '../../src/checks/schema.ts';
import { reviewsOf } from '../../src/app/sitting/drills/reviews.ts';
import { historyOf } from '../../src/app/looking/history/history.ts';
import { listProblems } from '../../src/app/looking/problem-list.ts';
import { summaryOf } from '../../src/app/looking/problem-summary.ts';
import { readProblem } from '../../src/app/kit/problems.ts';
import { type VerifyResult, verifyProblems } from '../../src/app/authoring/verify.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import { drillId, placeOf } from '../../src/domain/drill.ts';
import type { CheckResult, Verdict } from '../../src/domain/scorecard.ts';
import { attempt, reels } from '../tui/screens/support/data.ts';

const summaries = [summaryOf(reels)];

type Points = Readonly<Record<string, readonly [score: number, maxScore: number, verdict?: Verdict]>>;

/** An attempt at `id` whose checks, one a task, have these points. */
function graded(id: string, tasks: Points, more: Partial<Attempt> = {}): Attempt {
  const made = attempt({ number: 1, startedAt: '2026-03-10T10:00:00.000Z' });
  const { atBell } = made;
  if (!atBell) throw new Error('it has a score');
  const checks = Object.entries(tasks).map(([task, [score, maxScore, verdict = 'partial']]): CheckResult => {
    const part = reels.tasks.find((one) => one.id === task)?.part ?? 'A';
    const points = { score, open: 0, cause: null, maxScore };
    return { id: task, title: task, part, task, scale: 'proof', verdict, ...points, findings: [] };
  });
  const sum = (of: 'score' | 'maxScore') => checks.reduce((all, check) => all + check[of], 0);
  const total = { score: sum('score'), open: 0, maxScore: sum('maxScore') };
  return {
    ...made,
    id: `${id}/0001`,
    plan: { ...made.plan, problem: { ...made.plan.problem, id } },
    atBell: { ...atBell, checks, total },
    ...more,
  };
}

const drillPlan = {
  ...attempt({ number: 1, startedAt: '' }).plan,
  totalMs: 300_000,
  problem: { id: 'reels.sessions', version: '1.0.0', title: '' },
};
const time = {
  byPart: { A: 130_000 },
  total: 130_000,
  overtime: 0,
  paused: 0,
  away: 0,
  suspended: 0,
  wallShift: 0,
};

describe('a sitting', () => {
  it('is a review of every task that it judged, dated by when the work on it ended', () => {
    const reviews = reviewsOf(
      [graded('reels', { sessions: [7, 7], deletion: [2, 7], partitioning: [6, 10] })],
      summaries,
    );
    expect(reviews.map(({ task, rating }) => `${task} ${rating}`)).toEqual([
      'sessions good',
      'deletion again',
      'partitioning hard',
    ]);
    expect(reviews[0]).toMatchObject({
      problem: 'reels',
      from: 'sitting',
      usedMs: null,
      at: '2026-03-10T10:08:00.000Z',
    });
  });

  it('says nothing of parts that were not sat, of what could not be judged, nor of follow-ups that were left out', () => {
    const only = graded('reels', { sessions: [7, 7], 'late-data': [0, 20], indexes: [4, 4] });
    const sat = { ...only, plan: { ...only.plan, parts: only.plan.parts.slice(0, 1) } };
    expect(reviewsOf([sat], summaries).map(({ task }) => task)).toEqual(['sessions']);
    const rest: Points = {
      sessions: [0, 7, 'judge-error'],
      serving: [0, 4, 'missing'],
      indexes: [0, 4, 'missing'],
      discussion: [1, 3],
    };
    expect(
      reviewsOf([graded('reels', rest)], summaries).map(({ task, rating }) => `${task} ${rating}`),
    ).toEqual(['serving again', 'discussion again']);
  });

  it('counts only once it is graded', () => {
    expect(reviewsOf([graded('reels', { sessions: [7, 7] }, { atBell: null })], summaries)).toEqual([]);
  });
});

describe('a drill', () => {
  it.each<[string, Points, Partial<Attempt>, string | undefined]>([
    ['quickly', { sessions: [7, 7] }, {}, 'easy'],
    ['with a pause', { sessions: [7, 7] }, { time: { ...time, paused: 5 } }, 'good'],
    ['untimed', { sessions: [7, 7] }, { plan: { ...drillPlan, totalMs: null } }, 'good'],
    ['half right', { sessions: [5, 7] }, {}, 'hard'],
    ['not judged', { sessions: [0, 0] }, {}, undefined],
  ])('%s', (_, points, more, rating) => {
    const [review] = reviewsOf(
      [graded('reels.sessions', points, { plan: drillPlan, time, ...more })],
      summaries,
    );
    expect(review?.rating).toBe(rating);
  });

  it('counts with its overtime, and is no sitting of its problem', () => {
    const late = { ...time, total: 300_000, overtime: 60_000 };
    const one = graded('reels.sessions', { sessions: [0, 7] }, { plan: drillPlan, time: late });
    const both = { ...one, afterOvertime: graded('reels.sessions', { sessions: [7, 7] }).atBell };
    expect(reviewsOf([both], summaries)).toMatchObject([{ rating: 'hard', usedMs: 360_000, from: 'drill' }]);
    expect(historyOf([both], summaries).problems).toMatchObject([
      { problem: 'reels', attempts: 0, weakest: [] },
    ]);
  });
});

const drills = (await listProblems()).problems.flatMap(({ id: problem, folder, tasks }) =>
  tasks.flatMap(({ id: task, drill }) => {
    const id = drillId({ problem, task });
    return drill ? [{ id, problem, task, place: placeOf({ id, folder }) }] : [];
  }),
);

// The real engine: what a drill gives fits what it asks for, and every point can be earned and lost.
describe('every task', () => {
  let verified: ReadonlyMap<string, readonly VerifyResult[]>;
  beforeAll(async () => {
    const results: VerifyResult[] = [];
    const problems = drills.map(({ place }) => place);
    await verifyProblems({ problems, onResult: (result) => results.push(result) });
    verified = Map.groupBy(results, ({ problem }) => problem);
  });

  test.each(drills)('$id is a drill of its own', async ({ id, problem, task, place }) => {
    const results = verified.get(id) ?? [];
    const faults = results.flatMap(({ subject, details }) => details.map((line) => `${subject}: ${line}`));
    expect(faults).toEqual([]);
    expect(results.map(({ kind }) => kind)).toContain('reference');
    expect(results.filter(({ kind }) => kind === 'starter')).toHaveLength(1);
    if (problem !== reels.id) return;
    const drill = await readProblem(place);
    expect(drill.id).toBe(id);
    expect(drill.checks.map((check) => check.task)).toEqual(drill.checks.map(() => task));
    expect(drill.parts).toMatchObject([{ minutes: 5 }]);
    expect(drill.checks).toEqual(reels.checks.filter((check) => check.task === task));
  });

  test('of Reels is one', () => {
    const tasks = drills.filter(({ problem }) => problem === reels.id).map(({ task }) => task);
    expect(tasks).toEqual(reels.tasks.map(({ id }) => id));
  });
});

const files = (drill: Awaited<ReturnType<typeof readProblem>>) => {
  const named = (given: boolean) =>
    drill.deliverables.filter((one) => (one.given !== null) === given).map(({ id }) => id);
  return { asked: named(false), given: named(true) };
};

describe('what a drill asks for and gives', () => {
  it.each([
    ['sessions', ['sessions'], ['schema', 'load']],
    // Whose schema it is, whose load: and the settings say in which SQL.
    ['core-model', ['schema', 'load', 'settings'], []],
    ['indexes', ['schema', 'load', 'recent_views', 'settings'], []],
    // The checks ask questions that the task does not: so the schema is given.
    ['schema-evolution', ['load'], ['schema', 'sessions', 'video_engagement', 'creator_daily']],
    ['retention', ['retention'], ['schema', 'load', 'creator_daily']],
    ['deletion', ['load', 'delete_user'], ['schema', 'sessions', 'video_engagement', 'share_chains']],
    ['discussion', ['answers'], []],
  ])('%s', async (task, asked, given) => {
    const drill = await readProblem(`reels.${task}`);
    expect(files(drill)).toEqual({ asked, given });
    for (const { given: text, file } of drill.deliverables.filter((one) => one.given !== null))
      expect(text, file).toMatch(/SELECT|CREATE/);
  });

  it('gives the tables in its statement', async () => {
    const { statement } = await readProblem('reels.sessions');
    expect(statement).toContain('CREATE TABLE activity_stream');
    expect(statement).toContain('| `queries/sessions.sql` |');
  });
});

describe('every problem here', () => {
  it('has drills that find all that their checks rest on', async () => {
    const { problems } = await listProblems();
    for (const { id, tasks } of problems)
      for (const { id: task } of tasks.filter(({ drill }) => drill)) {
        const drill = await readProblem(drillId({ problem: id, task }));
        const named = new Set(drill.deliverables.map((one) => one.id));
        const ids = new Set(drill.checks.map((check) => check.id));
        for (const check of drill.checks) {
          const refs = refsIn(checkOf(check).schema, check);
          for (const { thing, name } of refs) {
            if (thing === 'question') expect(named, drill.id).toContain(name);
            if (thing === '`shape` check') expect(ids, drill.id).toContain(name);
          }
        }
        expect(drill.tasks[0]?.deliverables.length, drill.id).toBeGreaterThan(0);
      }
  });
});
