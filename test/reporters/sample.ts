import type { CheckResult, Scorecard } from '../../src/domain/scorecard.ts';

const check = (
  given: Pick<CheckResult, 'id' | 'title' | 'verdict' | 'score' | 'maxScore'> & Partial<CheckResult>,
): CheckResult => ({ part: 'A', task: 'core', scale: 'proof', open: 0, cause: null, findings: [], ...given });

/** A scorecard with every verdict in it, and with texts that a candidate made to do harm. */
export const sample: Scorecard = {
  problem: { id: 'reels', version: '1.0.0', title: 'Reels analytics' },
  submission: { path: 'my answer', dialect: 'sqlite', sha256: '0123456789abcdef'.repeat(4) },
  total: { score: 14.5, open: 6, maxScore: 36 },
  causes: { words: 2, unsupported: 4 },
  passScore: 20.3,
  passed: null,
  advice: [{ code: 'no-time', message: 'fact_view (line 3) says of no row when it happened.' }],
  parts: [
    { id: 'A', title: 'Core schema', score: 9.5, open: 4, maxScore: 21 },
    { id: 'B', title: 'Partitioning', score: 0, open: 0, maxScore: 3 },
    { id: 'C', title: 'Late data', score: 5, open: 2, maxScore: 12 },
    { id: '+', title: 'Follow-ups', score: 0, open: 0, maxScore: 0 },
  ],
  scales: {
    design: { score: 8, open: 2, maxScore: 10 },
    proof: { score: 6.5, open: 4, maxScore: 26 },
  },
  checks: [
    check({
      id: 'schema-runs',
      title: 'The schema runs',
      scale: 'design',
      verdict: 'accepted',
      score: 3,
      maxScore: 3,
    }),
    check({
      id: 'in-another-dialect',
      title: 'Right when each batch is run twice',
      verdict: 'unsupported',
      score: 0,
      open: 4,
      cause: 'unsupported',
      maxScore: 4,
      findings: [
        {
          code: 'failed',
          message: 'load.sql:3:8: unsupported: PIVOT',
          hint: 'Write it as one SUM(CASE …) a column.',
        },
      ],
    }),
    check({
      id: 'keys',
      title: 'Every table has a key that enforces its grain',
      scale: 'design',
      verdict: 'accepted',
      score: 4,
      maxScore: 4,
      findings: [{ code: 'extra-columns', message: 'The column `note` is not asked for; it is ignored.' }],
    }),
    check({
      id: 'sessions',
      title: 'Sessions equal the reference',
      verdict: 'partial',
      score: 2.5,
      maxScore: 7,
      findings: [
        {
          code: 'wrong-rows',
          message: 'queries/sessions.sql: 3 of 212 rows differ.',
          hint: 'A gap of exactly 30 minutes still belongs to the session; only a longer one begins another, and the two look alike until an event stands on the very edge.',
          scenario: 'gaps',
          rows: [
            {
              expected: {
                user_id: 'u0000001',
                device_id: 'd0000001',
                session_start: '2026-03-01 10:00:00',
                session_end: '2026-03-01 10:30:00',
                session_date: '2026-03-01',
                videos_viewed: 2,
                watch_ms: 4100,
                engagements: 1,
              },
              got: {
                user_id: 'u0000001',
                device_id: 'd0000001',
                session_start: '2026-03-01 10:00:00',
                session_end: '2026-03-01 10:00:00',
                session_date: '2026-03-01',
                videos_viewed: 1,
                watch_ms: null,
                engagements: 1,
              },
              differs: ['session_end', 'videos_viewed', 'watch_ms'],
            },
            {
              expected: null,
              got: {
                user_id: 'u0000001',
                device_id: 'd\u001b[2J\u202e001',
                session_start: '2026-03-01 10:30:00',
                session_end: '',
                session_date: 'a text\nof two lines that is much too long for a cell',
                videos_viewed: 1,
                watch_ms: 4100,
                engagements: 0,
              },
              differs: [],
            },
          ],
        },
      ],
    }),
    check({
      id: 'video-engagement',
      title: 'Engagement of videos equals the reference',
      verdict: 'sql-error',
      score: 0,
      maxScore: 3,
      findings: [
        {
          code: 'failed',
          message:
            'queries/video_engagement.sql:3:8: no such column: vidoe_id\n  SELECT vidoe_id, count(*)\n         ^',
          hint: 'Did you mean video_id?',
        },
      ],
    }),
    check({
      id: 'retention',
      title: 'Old rows go and aggregates stay',
      part: 'B',
      task: 'retention',
      verdict: 'missing',
      score: 0,
      maxScore: 3,
      findings: [{ code: 'failed', message: 'retention.sql is not there.' }],
    }),
    check({
      id: 'late',
      title: 'Late events change the answers',
      part: 'C',
      task: 'late',
      verdict: 'accepted',
      score: 4,
      maxScore: 4,
    }),
    check({
      id: 'any-order',
      title: 'The order of arrival changes nothing',
      part: 'C',
      task: 'late',
      verdict: 'limit-exceeded',
      score: 0,
      maxScore: 5,
      findings: [
        {
          code: 'failed',
          message: 'load.sql ran longer than ten seconds and was stopped.',
          scenario: 'any-order',
        },
      ],
    }),
    check({
      id: 'late-data-reasons',
      title: 'How late data is handled, and why',
      part: 'C',
      task: 'late-data',
      scale: 'design',
      verdict: 'open',
      score: 1,
      open: 2,
      cause: 'words',
      maxScore: 3,
      findings: [{ code: 'points-open', message: '2 points of late_data.md wait for a reader.' }],
    }),
    check({
      id: 'share-chains',
      title: 'Chains of shares equal the reference',
      part: '+',
      task: 'chains',
      verdict: 'judge-error',
      score: 0,
      maxScore: 4,
      findings: [{ code: 'judge-error', message: 'The reference model failed: no such table: shares.' }],
    }),
  ],
  notes: ['notes.txt is not a file that the problem asks for; it is ignored.'],
  engine: { name: 'sql.js', version: '3.54.1' },
  seeds: [1],
};

/** The same submission without a fault. */
export const perfect: Scorecard = {
  ...sample,
  total: { score: 29, open: 0, maxScore: 29 },
  causes: { words: 0, unsupported: 0 },
  passed: true,
  parts: sample.parts.map((part) => ({ ...part, score: part.maxScore, open: 0 })),
  scales: {
    design: { score: 7, open: 0, maxScore: 7 },
    proof: { score: 22, open: 0, maxScore: 22 },
  },
  checks: sample.checks
    .filter(({ open }) => open === 0)
    .map((one) => ({ ...one, verdict: 'accepted', score: one.maxScore, findings: [] })),
  notes: [],
  advice: [],
};
