import { describe, expect, test } from 'vitest';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { columnMeanings } from '../../../src/design/facts/meanings.ts';
import { questionsOf } from '../../../src/design/facts/questions.ts';
import { FACTS, matrix, row } from './support.ts';

const NAMELESS = 'CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT, c TEXT);';

describe('what is stated', () => {
  test('a comment goes before the name', () => {
    const found = row(
      'video_id',
      'CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT, video_id TEXT, x TEXT -- holds: video_id\n);',
    );
    expect(found).toMatchObject({ status: 'held', places: [{ column: 'x', how: 'comment' }] });
  });

  test.each([
    ['t', null],
    ['t.b', 'b'],
    ['T.B', 'b'],
    ['main.t.b', 'b'],
  ])('the settings name %s', (place, column) => {
    const found = row('like', NAMELESS, { like: place });
    expect(found).toMatchObject({ status: 'held', places: [{ table: 't', column, how: 'settings' }] });
  });

  test('the settings go before a comment', () => {
    const found = row('like', `-- holds: like\n${NAMELESS}\nCREATE TABLE u (a TEXT);`, { like: 'u' });
    expect(found.places).toMatchObject([{ table: 'u', how: 'settings' }]);
  });

  test('what names nothing is told, with what was meant', () => {
    const { stray } = matrix(`-- holds: unlik\n${NAMELESS}`, { tier: 'creator.tier', watch: 't.c' });
    expect(stray).toEqual([
      {
        name: 'unlik',
        where: 'line 1',
        what: 'is neither an event type nor a fact: perhaps unlike is meant',
      },
      { name: 'tier', where: 'holds', what: expect.stringContaining('stands at creator.tier') },
      { name: 'watch', where: 'holds', what: expect.stringContaining('perhaps watch_ms is meant') },
    ]);
  });

  test('what is stated is held against the contradictions', () => {
    const sql = 'CREATE TABLE e (event_id TEXT PRIMARY KEY, video_id TEXT NOT NULL);';
    expect(row('session_start', sql, { session_start: 'e' })).toMatchObject({
      status: 'contradicted',
      contradictions: [{ kind: 'demands', table: 'e', columns: ['video_id'], line: 1 }],
    });
  });
});

describe('certainty', () => {
  test('what a part of a statement names, and was not read, may be there', () => {
    const { rows } = matrix(
      'CREATE TABLE likes (id TEXT PRIMARY KEY); ALTER TABLE gone ADD COLUMN category TEXT;',
    );
    const unsure = rows.filter(({ status }) => status === 'unsure').map(({ id }) => id);
    expect(unsure).toContain('category');
    expect(unsure).not.toContain('tier');
  });

  test.each([
    'GO',
    '\\restrict abc',
    '\\c db',
    'COPY x FROM stdin;\nev1\tlike\tus1',
    'Every like, unlike, share and comment has its user_id, device_id, category and tier.',
    'Project reels { note: "like, share, category, tier" }',
  ])('a line that is no statement makes nothing unsure: %s', (line) => {
    const schema = 'CREATE TABLE x (a INTEGER PRIMARY KEY);';
    const states = (sql: string) =>
      matrix(sql, {}, 'snowflake').rows.map(({ id, status }) => `${id} ${status}`);
    expect(states(`${schema}\n${line}`)).toEqual(states(schema));
  });

  test('a default lets a column be demanded', () => {
    const sql =
      "CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT, video_id TEXT NOT NULL DEFAULT '-');";
    expect(row('session_start', sql).status).toBe('held');
  });

  test.each([
    ['a key of the day too', 'PRIMARY KEY (user_id, video_id, view_date)', 'contradicted'],
    ['a key with the time', 'PRIMARY KEY (user_id, video_id, viewed_at)', 'held'],
    ['a key of its own', 'PRIMARY KEY (view_id)', 'held'],
  ])('%s', (_, key, status) => {
    const sql = `CREATE TABLE views (view_id TEXT, user_id TEXT, video_id TEXT, view_date DATE, viewed_at TIMESTAMP, ${key});`;
    expect(row('video_view_start', sql).status).toBe(status);
  });

  test('a condition excludes what it does not list', () => {
    const sql =
      "CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT CHECK (event_type IN ('like', 'unlike')));";
    expect(row('like', sql).places).toMatchObject([{ how: 'condition' }]);
    expect(row('share', sql).status).toBe('missing');
  });
});

test('questions are asked where the reading is unsure or finds nothing, with answers best first', () => {
  const sql =
    'CREATE TABLE likes (like_id TEXT PRIMARY KEY, user_id TEXT, video_id TEXT, at1 TEXT, liked_at TEXT);';
  const design = readDesign(sql, null);
  const questions = questionsOf(design, FACTS, matrix(sql));
  expect(questions.some(({ id }) => id === 'like')).toBe(false);
  expect(questions.find(({ id }) => id === 'unlike')).toMatchObject({
    asks: 'Show me where an unlike goes.',
    status: 'missing',
    candidates: ['likes'],
  });
  expect(questions.find(({ id }) => id === 'device_id')?.candidates[0]).toMatch(/^likes\./);
});

test('what the columns of a design are, for whoever writes a load', () => {
  const design = readDesign(
    'CREATE TABLE fact_event (event_id TEXT PRIMARY KEY, event_type TEXT, usr_id TEXT, ts TEXT, extra TEXT, zz TEXT, q TEXT -- holds: watch_ms\n);',
    null,
  );
  expect(
    columnMeanings(design, FACTS).map(({ column, fact, certainty }) => [column, fact, certainty]),
  ).toEqual([
    ['event_id', 'event_id', 'sure'],
    ['event_type', 'event_type', 'sure'],
    ['usr_id', 'user_id', 'sure'],
    ['ts', 'event_ts', 'sure'],
    ['extra', 'properties', 'sure'],
    ['zz', null, 'none'],
    ['q', 'watch_ms', 'sure'],
  ]);
});
