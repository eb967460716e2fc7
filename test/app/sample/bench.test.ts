import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBenchFor, type SampleBench } from '../../../src/app/sitting/sample/bench.ts';
import type { FileTexts } from '../../../src/domain/submission.ts';
import type { SampleOutcome } from '../../../src/domain/sample.ts';
import type { CheckResult } from '../../../src/domain/scorecard.ts';
import { loadSubmission } from '../../../src/load/submission.ts';
import { failureText } from '../../engine/support/bench.ts';

let bench: SampleBench;
let star: FileTexts;
beforeAll(async () => {
  bench = await openBenchFor('reels');
  const [first] = bench.problem.references;
  star = (await loadSubmission(bench.problem, first?.folder ?? '')).files;
});
afterAll(() => bench.close());

const ENDLESS =
  'SELECT count(*) AS n FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);';

/** The star with other texts in some of its files; null takes one away. */
function changed(texts: Readonly<Record<string, string | null>>): FileTexts {
  const files = Object.entries({ ...star }).map(([id, source]) => {
    const text = texts[id];
    return text === undefined ? [id, source] : [id, text === null ? null : { ...source, text }];
  });
  return Object.fromEntries(files.filter(([, source]) => source !== null));
}

async function outcomeOf(files: FileTexts, deliverable: string): Promise<SampleOutcome> {
  const run = await bench.run(files, deliverable);
  if (!run) throw new Error('nothing newer was asked for');
  return run.outcome;
}

function told(outcome: SampleOutcome): string {
  return outcome.kind === 'failed' ? failureText(outcome.failure) : outcome.kind;
}

describe('a file that is run on the sample', () => {
  test('is right, whatever it is, in every reference model', async () => {
    for (const { folder, id } of bench.problem.references) {
      const { files } = await loadSubmission(bench.problem, folder);
      for (const deliverable of bench.problem.deliverables) {
        const outcome = await outcomeOf(files, deliverable.id);
        const findings = 'findings' in outcome ? outcome.findings : [];
        expect({ id, file: deliverable.file, failed: told(outcome), findings }).toMatchObject({
          failed:
            { schema: 'schema', load: 'loaded', question: 'answered', script: 'script' }[
              deliverable.role as string
            ] ?? 'words',
          findings: [],
        });
      }
    }
  });

  test('shows the tables, the rows with the first parameters, and the plan', async () => {
    const schema = await outcomeOf(star, 'schema');
    const load = await outcomeOf(star, 'load');
    const views = await outcomeOf(star, 'recent_views');
    if (schema.kind !== 'schema' || load.kind !== 'loaded' || views.kind !== 'answered')
      throw new Error([schema, load, views].map(told).join(', '));
    expect(schema.catalogue.tables.every(({ rows }) => rows === 0)).toBe(true);
    expect(load.batches).toBeGreaterThan(5);
    expect(load.catalogue.tables.some(({ rows }) => rows > 100)).toBe(true);
    expect(views.relation.columns).toEqual(['video_id', 'last_viewed_ts', 'liked']);
    expect(views.asked).toMatch(/^:user_id = us\d+$/);
    expect(views.plan.join('\n')).toMatch(/SEARCH/);
  });

  test('says what differs, with rows and in words', async () => {
    const judged = join(bench.problem.folder, 'submissions/gap-at-least');
    const { files } = await loadSubmission(bench.problem, judged);
    const outcome = await outcomeOf(files, 'sessions');
    expect(outcome).toMatchObject({
      kind: 'answered',
      findings: [
        {
          code: 'wrong-rows',
          scenario: 'stories',
          message: expect.stringMatching(/^sessions: 2 rows differ/),
          rows: [{ differs: ['session_end', 'engagements'] }, {}, {}, {}, {}],
        },
      ],
    });
  });

  test('tells a deletion that leaves something, on the sample alone', async () => {
    const outcome = await outcomeOf(changed({ delete_user: 'DELETE FROM dim_user WHERE 0' }), 'delete_user');
    if (outcome.kind !== 'script') throw new Error(told(outcome));
    expect(outcome.findings.map(({ code }) => code)).toContain('trace-left');
    expect(outcome.findings.map(({ scenario }) => scenario)).toEqual(
      outcome.findings.map(() => 'sharer-erased'),
    );
  });

  test.each([
    [
      'sessions',
      { schema: 'CREATE TABLE a (x INTEGER);\nCREATE TABL b (x);' },
      /^schema\.sql:2:8: near "TABL"/,
    ],
    ['retention', { load: 'INSERT INTO nowhere SELECT 1;' }, /^load\.sql:1:13: no such table: nowhere$/],
    ['sessions', { sessions: 'SELECT usr_id FROM dim_user' }, /^queries\/sessions\.sql:1:8: no such column/],
    ['schema', { schema: null }, /^schema\.sql: missing$/],
    ['sessions', { sessions: '-- later' }, /^queries\/sessions\.sql: missing$/],
    ['retention', { retention: 'DELETE FROM nowhere' }, /^retention\.sql:1:13: no such table/],
  ] as const)('names the file at fault and its place: %s of %j', async (deliverable, texts, expected) => {
    expect(told(await outcomeOf(changed(texts), deliverable))).toMatch(expected);
  });

  test('can be another question on the load of the one before', async () => {
    await outcomeOf(star, 'sessions');
    const outcome = await outcomeOf(changed({ sessions: 'SELECT 1 AS one' }), 'sessions');
    expect(outcome).toMatchObject({ kind: 'answered', findings: [{ code: 'missing-columns' }] });
  });
});

describe('requests', () => {
  test('a newer one takes the place of one that never ends, at once', async () => {
    const hung = bench.run(changed({ sessions: ENDLESS }), 'sessions');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const skipped = bench.run(star, 'sessions');
    const last = bench.query(star, 'SELECT 1 AS one');
    expect(await last).toMatchObject({ ok: true, relation: { rows: [[1]] } });
    expect([await hung, await skipped]).toEqual([null, null]);
  });
});

describe('the sandbox', () => {
  const ask = async (sql: string, files: FileTexts = star) => {
    const answer = await bench.query(files, sql);
    if (!answer) throw new Error('nothing newer was asked for');
    return answer.ok ? JSON.stringify(answer.relation.rows) : failureText(answer.failure);
  };

  test('has every batch of the bronze tables, and the model as it is loaded', async () => {
    const events = 'SELECT count(*) = count(DISTINCT event_id), count(*) > 300 FROM bronze_events';
    expect(await ask(events)).toBe('[[1,1]]');
    expect(await ask('SELECT count(*) > 50 FROM bronze_videos')).toBe('[[1]]');
    expect(
      await ask(
        'SELECT count(*) FROM bronze_events e LEFT JOIN dim_user u USING (user_id) WHERE u.user_id IS NULL',
      ),
    ).toBe('[[0]]');
  });

  test('undoes what is written, and refuses what a question may not do', async () => {
    expect(await ask('CREATE TABLE mine AS SELECT 1 AS x; DELETE FROM dim_user; SELECT x FROM mine')).toBe(
      '[[1]]',
    );
    expect(await ask('SELECT x FROM mine')).toBe('sandbox:1:15: no such table: mine');
    expect(await ask('SELECT count(*) > 0 FROM dim_user')).toBe('[[1]]');
    expect(await ask('DELETE FROM bronze_events')).toMatch(/^sandbox:1:13: bronze_events is a bronze table/);
    expect(await ask("ATTACH ':memory:' AS other")).toMatch(/^sandbox:1:1: ATTACH is refused/);
    expect(await ask('SELECT :user_id')).toMatch(/^sandbox:1:8: no such parameter/);
  });

  test('shows plans, and nothing where nothing is asked', async () => {
    expect(await ask('EXPLAIN QUERY PLAN SELECT * FROM bronze_events')).toMatch(/SCAN bronze_events/);
    expect(await ask('')).toBe('[]');
  });

  test('is there when the schema or the load fails', async () => {
    const events = 'SELECT count(*) > 300 FROM bronze_events';
    expect(await ask(events, {})).toBe('[[1]]');
    expect(await ask(events, changed({ schema: 'CREATE TABL x' }))).toBe('[[1]]');
    const broken = changed({ load: 'INSERT INTO dim_user SELECT nothing' });
    expect(await ask('SELECT count(*) FROM dim_user', broken)).toBe('[[0]]');
  });
});

describe('the checks on the sample', () => {
  test('accept a reference model, one by one, and say where they are not the whole check', async () => {
    const ticked: CheckResult[] = [];
    const results = (await bench.checkSample(star, (result) => ticked.push(result))) ?? [];
    expect(results.filter(({ verdict }) => verdict !== 'accepted')).toEqual([]);
    expect(ticked.toSorted((a, b) => results.indexOf(a) - results.indexOf(b))).toEqual(results);
    const titles = Object.fromEntries(results.map(({ id, title }) => [id, title]));
    expect(titles['schema-runs']).toBe('the DDL runs on an empty database');
    expect(titles.keys).toBe("every table's grain is enforced by a key (on the sample)");
    expect(titles.sessions).toBe('viewing sessions, on time (on the sample)');
    expect(titles).not.toHaveProperty('any-order');
  });

  test('find the mistake that a question alone would show', async () => {
    const results = (await bench.checkSample(changed({ sessions: 'SELECT 1 AS one' }))) ?? [];
    const wrong = results
      .filter(({ verdict }) => verdict !== 'accepted')
      .map(({ id, verdict }) => [id, verdict]);
    expect(wrong).toEqual([
      ['sessions', 'wrong-answer'],
      ['late', 'partial'],
    ]);
  });
});

test('a problem in a folder of its own has a bench too; its script runs though no scenario runs it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-bench-'));
  try {
    cpSync(join(import.meta.dirname, '../../load/cases/small'), folder, { recursive: true });
    const file = join(folder, 'problem.yaml');
    const script = '{ id: purge, file: purge.sql, part: A, role: script, params: [day], about: a script }';
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('deliverables:\n  -', `deliverables:\n  - ${script}\n  -`),
    );
    const small = await openBenchFor(folder);
    try {
      const { files } = await loadSubmission(small.problem, join(folder, 'references/plain'));
      expect((await small.run(files, 'views'))?.outcome).toMatchObject({ kind: 'answered', findings: [] });
      const purge = async (text: string) => {
        const run = await small.run({ ...files, purge: { file: 'purge.sql', text } }, 'purge');
        return run && told(run.outcome);
      };
      expect(await purge('SELECT :day')).toBe('script');
      expect(await purge('DELETE FROM nowhere')).toBe('purge.sql:1:13: no such table: nowhere');
    } finally {
      await small.close();
    }
    await expect(openBenchFor(`${folder}/nowhere`)).rejects.toMatchObject({ code: 'E_NO_SUCH_PROBLEM' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
