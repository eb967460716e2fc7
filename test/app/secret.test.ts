import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gradeFolder } from '../../src/app/grading/grade.ts';
import { openKit } from '../../src/app/kit/kit.ts';
import { DEFAULT_SEED } from '../../src/app/kit/seed.ts';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import { findProblem } from '../../src/load/problems.ts';
import { jsonReport } from '../../src/reporters/json.ts';
import { plain } from '../../src/reporters/style.ts';
import { textReport } from '../../src/reporters/text.ts';

const SECRET = 'a phrase of the class';
const before = process.env.GRAINCHECK_SECRET;
const folder = mkdtempSync(join(tmpdir(), 'graincheck-secret-'));

/** Texts of the secret events that the sample events do not have: ids, times, words. */
let secret: readonly string[] = [];

/** Texts of bronze rows. */
async function textsOf(): Promise<{ readonly secret: Set<string>; readonly sample: Set<string> }> {
  const { problem, scenarios } = await openKit('reels', DEFAULT_SEED);
  const found = { secret: new Set<string>(), sample: new Set<string>() };
  for (const { id, visibility } of problem.scenarios)
    for (const step of scenarios.get(id).steps)
      if (step.kind === 'load')
        for (const { rows } of step.bronze.tables)
          for (const cell of rows.flat())
            if (typeof cell === 'string' && cell.length > 7) found[visibility].add(cell);
  return found;
}

beforeAll(async () => {
  process.env.GRAINCHECK_SECRET = SECRET;
  const texts = await textsOf();
  secret = [...texts.secret].filter((text) => !texts.sample.has(text));
});

afterAll(() => {
  if (before === undefined) delete process.env.GRAINCHECK_SECRET;
  else process.env.GRAINCHECK_SECRET = before;
  rmSync(folder, { recursive: true });
});

const right = readFileSync(
  join(import.meta.dirname, '../../problems/reels/references/activity-schema/queries/sessions.sql'),
  'utf8',
);

const leaks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'rows of an answer': {
    // The right answer, and where there are many events one row more.
    'queries/sessions.sql': `${right.trim().replace(/;$/, '')}
      UNION ALL SELECT group_concat(activity_id || ' ' || customer || ' ' || ts, ' '), 'LEAK', '', '', '', 0, 0, 0
      FROM activity_stream HAVING count(*) > 500`,
  },
  'a row too many for each event': {
    'queries/video_engagement.sql':
      'SELECT activity_id AS video_id, ts AS views, customer AS completions, feature_json AS likes, received_ts AS shares, link AS comments FROM activity_stream',
  },
  'the text of an error': {
    'schema.sql':
      "CREATE TRIGGER leak BEFORE INSERT ON activity_stream WHEN (SELECT count(*) FROM activity_stream) > 60 BEGIN SELECT RAISE(ABORT, 'LEAK ' || new.activity_id || new.customer || new.ts); END;",
  },
  'the text of an error in a question': {
    'queries/sessions.sql':
      "SELECT json_extract(group_concat(activity_id || ts), '$') AS user_id FROM activity_stream",
  },
  'what is left after a deletion': { 'delete_user.sql': 'SELECT 1;' },
  'what is left of old events': { 'retention.sql': 'SELECT 1;' },
};

async function graded(name: string, files: Readonly<Record<string, string>>, feedback?: 'full') {
  const only = ['sessions', 'video-engagement', 'late', 'deletion-leaves-no-trace', 'retention'];
  const { folder: problem } = await findProblem('reels');
  const own = join(folder, name.replaceAll(' ', '-'));
  cpSync(join(problem, 'references/activity-schema'), own, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    const path = join(own, file);
    // A trigger stands behind the tables.
    writeFileSync(path, text, { flag: file === 'schema.sql' ? 'a' : 'w' });
  }
  const { scorecard } = await gradeFolder({ problem: 'reels', folder: own, feedback, only });
  return scorecard;
}

function printed(card: Scorecard): string {
  const tool = { name: 'graincheck', version: '0' };
  return jsonReport(card, { tool, durationMs: 0 }) + textReport(card, { width: 200, style: plain });
}

describe('with a secret, a report has nothing of the secret events', () => {
  test.each(Object.entries(leaks))('%s', async (name, files) => {
    const card = await graded(name, files);
    const text = printed(card);
    expect(card.seeds).toBeNull();
    expect(secret.filter((each) => text.includes(each))).toEqual([]);
    expect(text).not.toContain(SECRET);
  });

  test('the instructor sees all', async () => {
    const files = leaks['rows of an answer'] ?? {};
    expect(printed(await graded('part', files))).toContain('On events that are kept secret');
    const card = await graded('all', files, 'full');
    const text = printed(card);
    expect(card.seeds).toEqual([DEFAULT_SEED]);
    expect(secret.some((each) => text.includes(each))).toBe(true);
  });

  test('another secret makes other events', async () => {
    const own = await textsOf();
    process.env.GRAINCHECK_SECRET = 'another';
    const other = await textsOf();
    process.env.GRAINCHECK_SECRET = SECRET;
    expect(other.sample.size).toBe(own.sample.size);
    expect([...other.secret]).not.toEqual([...own.secret]);
  });
});
