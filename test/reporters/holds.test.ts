import { expect, test } from 'vitest';
import { readDesign } from '../../src/design/ddl/read.ts';
import { questionsOf } from '../../src/design/facts/questions.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import type { HoldsReport } from '../../src/domain/design-report.ts';
import { holdsJson, holdsText } from '../../src/reporters/holds.ts';
import { plain } from '../../src/reporters/style.ts';
import { FACTS, matrix } from '../design/facts/support.ts';
import { expectGolden } from '../golden.ts';

const SCHEMA = `CREATE TABLE fact_view (view_id TEXT PRIMARY KEY, user_id TEXT, device_id TEXT, video_id TEXT, creator_id TEXT,
  started_at TEXT, ended_at TEXT, received_at TEXT, watch_ms INTEGER);
CREATE TABLE likes (user_id TEXT, video_id TEXT, device_id TEXT, creator_id TEXT, liked_at TEXT, PRIMARY KEY (user_id, video_id));
CREATE TABLE log (event_id TEXT PRIMARY KEY, event_type TEXT, -- share, comment
  user_id TEXT, device_id TEXT, video_id TEXT NOT NULL, creator_id TEXT, event_ts TEXT, received_ts TEXT, payload TEXT);
CREATE TABLE video (video_id TEXT PRIMARY KEY, topic TEXT);`;

function report(sql: string): HoldsReport {
  const [found, design] = [matrix(sql, { tear: 'video.topic' }), readDesign(sql, null)];
  const finding: Finding = {
    code: 'fact-missing',
    message: 'tier was found nowhere.',
    hint: 'Give it a place.',
  };
  return {
    problem: { id: 'reels', title: 'Reels analytics' },
    path: 'answer',
    dialect: 'sqlite',
    result: {
      ...{ id: 'holds-the-facts', title: 'holds', part: 'A', task: 'core-model', scale: 'design' },
      ...{ verdict: 'partial', score: 4.5, open: 0, cause: null, maxScore: 8, findings: [finding] },
    },
    matrix: found,
    questions: questionsOf(design, FACTS, found),
    notes: ['a note'],
  };
}

test.each([60, 80, 120])('the matrix in %i columns', (width) => {
  const text = holdsText(report(SCHEMA), { width, style: plain });
  for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
  if (width === 80) expectGolden('reporters/holds.txt', text);
});

test('the matrix as JSON', () => {
  const json: unknown = JSON.parse(holdsJson(report(SCHEMA)));
  expect(json).toMatchObject({
    problem: 'reels',
    verdict: 'partial',
    rows: { length: 27 },
    stray: [{ name: 'tear' }],
  });
});

test('a name of the candidate’s moves no cursor', () => {
  const sql = 'CREATE TABLE "li\u001b[2Jkes" (user_id TEXT); -- holds: like';
  const text = holdsText(report(`-- holds: like\n${sql}`), { width: 80, style: plain });
  expect(text).not.toContain('\u001b');
});
