import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/dialect.ts';
import { accept, completionsAt } from '../../src/editor/complete.ts';
import { chosen, closedPopup, updatePopup } from '../../src/editor/popup.ts';
import { vocabularyFrom } from '../../src/editor/vocabulary.ts';
import { casesIn } from '../cases/read.ts';
import { draw, drawn, performAll, view } from './support.ts';

const schema = `
CREATE TABLE video_views (
  view_id TEXT PRIMARY KEY,
  video_id TEXT NOT NULL REFERENCES videos (video_id),
  watch_ms INTEGER CHECK (watch_ms >= 0),
  UNIQUE (video_id, view_id)
);
CREATE TABLE IF NOT EXISTS videos (video_id TEXT, "odd name" TEXT, PRIMARY KEY (video_id));
CREATE VIEW busy AS SELECT v.video_id, count(*) AS views FROM video_views v GROUP BY 1;
`;
const bronze = [{ name: 'bronze_events', columns: ['event_id', 'event_ts', 'payload'] }];
const vocabulary = vocabularyFrom(schema, bronze, 'sqlite');

function labels(picture: string, explicit = false): string[] | null {
  return completionsAt(drawn(picture), vocabulary, explicit)?.options.map((option) => option.label) ?? null;
}

describe('columns', () => {
  const views = ['view_id', 'video_id', 'watch_ms'];
  test.each([
    ['of an alias', 'SELECT v.| FROM video_views v', views],
    [
      'of an alias behind AS, the FROM further on',
      'SELECT v.|, 1\nFROM videos AS x\nJOIN video_views AS v',
      views,
    ],
    ['whatever its case', 'select V.| from Video_Views v', views],
    ['of a table by its name', 'SELECT video_views.| FROM video_views', views],
    ['that begin as typed', 'SELECT v.vi| FROM video_views v', ['view_id', 'video_id']],
    ['by a part of the name', 'SELECT v.ms| FROM video_views v', ['watch_ms']],
    ['by initials', 'SELECT v.wm| FROM video_views v', ['watch_ms']],
    ['of a bronze table', 'SELECT b.event_t| FROM bronze_events b', ['event_ts']],
    ['of a view', 'SELECT b.| FROM busy b', ['video_id', 'views']],
    [
      'of a common table',
      'WITH w AS (SELECT video_id, watch_ms * 2 AS twice FROM video_views) SELECT w.| FROM w',
      ['video_id', 'twice'],
    ],
    ['of a common table with a list', 'WITH w (a, b) AS (SELECT 1, 2) SELECT w.| FROM w', ['a', 'b']],
    [
      'through a star',
      'WITH w AS (SELECT *, 1 AS one FROM busy), x AS (SELECT w.* FROM w) SELECT x.| FROM x',
      ['video_id', 'views', 'one'],
    ],
    [
      'of a query in brackets',
      'SELECT s.| FROM (SELECT count(*) AS n, max(v.view_id) top FROM video_views v) s',
      ['n', 'top'],
    ],
    [
      'of the nearest of two equal aliases',
      'SELECT (SELECT a.| FROM busy a) FROM video_views a',
      ['video_id', 'views'],
    ],
    ['of an outer query', 'SELECT (SELECT 1 WHERE v.w|) FROM video_views v', ['watch_ms']],
    ['behind INSERT INTO', 'INSERT INTO video_views (w|', ['watch_ms']],
    ['behind REFERENCES', 'CREATE TABLE x (a TEXT REFERENCES busy (vi|', ['video_id', 'views']],
    ['in an index', 'CREATE INDEX i ON video_views (wat|', ['watch_ms']],
    ['in an upsert', 'INSERT INTO busy (views) VALUES (1) ON CONFLICT (vid|', ['video_id']],
    [
      'of the row that could not be inserted',
      'INSERT INTO busy SELECT 1 ON CONFLICT DO UPDATE SET views = excluded.vie|',
      ['views'],
    ],
    [
      'in a condition of a view',
      'CREATE VIEW x AS SELECT 1 FROM busy b JOIN videos v ON b.views = v.vid|',
      ['video_id'],
    ],
    ['of an UPDATE', 'UPDATE video_views SET wat|', ['watch_ms']],
    ['behind another statement', 'SELECT 1; SELECT v.w| FROM video_views v; SELECT 2', ['watch_ms']],
    ['behind an operator', 'SELECT 2 * wat| FROM video_views', ['watch_ms']],
    ['in a call', 'SELECT sum(wat| FROM video_views', ['watch_ms']],
    ['in an open bracket', 'SELECT * FROM video_views v WHERE (v.wa|', ['watch_ms']],
  ])('%s', (_, picture, expected) => {
    expect(labels(picture)).toEqual(expected);
  });

  test('without an alias come before words of SQL', () => {
    expect(labels('SELECT vi| FROM video_views v')).toEqual([
      'view_id',
      'video_id',
      'view',
      'virtual',
      'video_views',
      'videos',
    ]);
  });

  test('of all tables where nothing is read so far', () => {
    expect(labels('SELECT even|')).toEqual(['event_id', 'event_ts', 'bronze_events']);
  });

  test('go in in quotes where they need them', () => {
    const buffer = drawn('SELECT x.o| FROM videos x');
    const completion = completionsAt(buffer, vocabulary, false);
    const option = completion?.options[0];
    expect(completion && option && draw(accept(buffer, completion, option, view))).toBe(
      'SELECT x."odd name"| FROM videos x',
    );
  });
});

type DialectCase = {
  readonly name: string;
  readonly dialect: Dialect;
  readonly schema?: string;
  readonly at: string;
  /** Labels; null: nothing is. */
  readonly offers?: readonly string[] | null;
  /** What is offered where somebody asks. */
  readonly asked?: readonly string[];
  readonly inserts?: readonly string[];
  /** These are among what is offered where somebody asks, and these are not. */
  readonly some?: readonly string[];
  readonly none?: readonly string[];
};

describe('in the dialect of the candidate', () => {
  test.each(casesIn<DialectCase>('editor/dialects.yaml'))('$name', (one) => {
    const known = vocabularyFrom(
      one.schema ?? '',
      [{ name: 'bronze_events', columns: ['event_id', 'payload'] }],
      one.dialect,
    );
    const offered = (explicit: boolean) =>
      completionsAt(drawn(one.at, one.dialect), known, explicit)?.options ?? null;
    const labels = (explicit: boolean) => offered(explicit)?.map(({ label }) => label) ?? null;
    if (one.offers !== undefined) expect(labels(false)).toEqual(one.offers);
    if (one.asked) expect(labels(true)).toEqual(one.asked);
    if (one.inserts) expect(offered(false)?.map(({ insert }) => insert)).toEqual(one.inserts);
    const all = labels(true)?.map((label) => label.toLowerCase()) ?? [];
    for (const label of one.some ?? []) expect(all).toContain(label);
    for (const label of one.none ?? []) expect(all).not.toContain(label);
  });
});

describe('tables', () => {
  test.each([
    ['SELECT * FROM vid|', ['video_views', 'videos']],
    ['SELECT * FROM busy b, bro|', ['bronze_events']],
    ['SELECT * FROM busy b JOIN vv|', ['video_views']],
    ['WITH mine AS (SELECT 1) SELECT * FROM mi|', ['mine']],
    ['CREATE TABLE x (a TEXT REFERENCES vid|', ['video_views', 'videos']],
    ['DELETE FROM b|', ['busy', 'bronze_events']],
  ])('%s', (picture, expected) => expect(labels(picture)).toEqual(expected));
});

describe('words of SQL', () => {
  test.each([
    ['sel|', ['select']],
    ['SEL|', ['SELECT']],
    ['SELECT * FROM video_views v wh|', ['where', 'when']],
    ['SELECT v.watch_ms fr| FROM video_views v', ['from']],
    ['SELECT count(*) FR|', ['FROM']],
    ['SELECT *\nfr|', ['from']],
    ['SELECT CAST(a AS te|', ['text']],
    ['CREATE VIEW x AS sel|', ['select']],
    ['SELECT row_n|', ['row_number']],
    ['CREATE TABLE x (a inte|', ['integer']],
    ['CREATE TABLE x (a TEXT NO|', ['NOT', 'NOTHING']],
  ])('%s', (picture, expected) => expect(labels(picture)?.toSorted()).toEqual(expected.toSorted()));

  test('are offered in the case that the statement begins with', () => {
    expect(labels('select |', true)).toContain('case');
    expect(labels('SELECT |', true)).toContain('CASE');
  });
});

describe('nothing', () => {
  test.each([
    ['in a string', "SELECT 'vi|"],
    ['in a comment', '-- vi|'],
    ['in a block comment', '/* vi| */'],
    ['in a number', 'SELECT 1|'],
    ['in a parameter', 'SELECT :vi|'],
    ['without a word', 'SELECT |'],
    ['within a word', 'SELECT v|ideo'],
    ['behind a word that is whole', 'select|'],
    ['behind the only name', 'SELECT v.watch_ms| FROM video_views v'],
    ['behind an alias that nobody knows', 'SELECT z.|'],
    ['where a table gets its name', 'CREATE TABLE vid|'],
    ['where a column gets its name', 'SELECT watch_ms AS wa|'],
    ['where a table gets its alias', 'SELECT * FROM video_views v|'],
    ['with a selection', 'SELECT [vi|]'],
  ])('%s', (_, picture) => expect(labels(picture)).toBeNull());

  test('in other languages', () => {
    expect(completionsAt(drawn('sel|', 'markdown'), vocabulary, true)).toBeNull();
  });
});

test('what is accepted takes the place of what was typed, and goes with one undo', () => {
  const buffer = drawn('SELECT v.wa| FROM video_views v');
  const completion = completionsAt(buffer, vocabulary, false);
  const popup = updatePopup(closedPopup, { kind: 'offered', completion });
  const option = chosen(popup);
  const accepted = completion && option ? accept(buffer, completion, option, view) : buffer;
  expect(draw(accepted)).toBe('SELECT v.watch_ms| FROM video_views v');
  expect(draw(performAll(accepted, { kind: 'undo' }))).toBe('SELECT v.wa| FROM video_views v');
});

test('the popup keeps what somebody moved to while it is offered', () => {
  const offer = (picture: string) => ({
    kind: 'offered' as const,
    completion: completionsAt(drawn(picture), vocabulary, false),
  });
  const open = updatePopup(closedPopup, offer('SELECT v.| FROM video_views v'));
  expect(chosen(open)?.label).toBe('view_id');
  const moved = updatePopup(open, { kind: 'moved', by: 1 });
  expect(chosen(moved)?.label).toBe('video_id');
  expect(chosen(updatePopup(moved, offer('SELECT v.vi| FROM video_views v')))?.label).toBe('video_id');
  expect(chosen(updatePopup(open, { kind: 'moved', by: -1 }))?.label).toBe('watch_ms');
  expect(updatePopup(moved, offer('SELECT z.|'))).toEqual(closedPopup);
  expect(updatePopup(moved, { kind: 'accepted' })).toEqual(closedPopup);
});

describe('the vocabulary of a schema', () => {
  const tables = (text: string) =>
    vocabularyFrom(text, [], 'sqlite').tables.map(({ name, columns }) => `${name}(${columns.join(',')})`);

  test.each([
    ['as it is', 'CREATE TABLE a (x INT, y TEXT DEFAULT (1, 2));', ['a(x,y)']],
    ['without its end', 'CREATE TABLE a (x INT, y', ['a(x,y)']],
    ['with nothing in it', 'CREATE TABLE a', ['a()']],
    ['with a semicolon missing', 'CREATE TABLE a (x INT)\nCREATE TABLE b (y INT)', ['a(x)', 'b(y)']],
    ['with a bracket missing', 'CREATE TABLE a (x INT,\nCREATE TABLE b (y INT);', ['a(x)', 'b(y)']],
    [
      'with a quote missing',
      "CREATE TABLE a (x TEXT DEFAULT 'n);\nCREATE TABLE b (y INT);",
      ['a(x)', 'b(y)'],
    ],
    ['in quotes', 'CREATE TABLE "a b" ("x y" INT, `z` INT, [w] INT);', ['a b(x y,z,w)']],
    ['of another schema', 'CREATE TABLE main.a (x INT);', ['a(x)']],
    [
      'with constraints',
      'CREATE TABLE a (x INT, CONSTRAINT c UNIQUE (x), FOREIGN KEY (x) REFERENCES b (y));',
      ['a(x)'],
    ],
    ['in a comment', '/*\nCREATE TABLE a (x INT);\n*/\nCREATE TABLE b (y INT);', ['b(y)']],
    [
      'made of a query',
      'CREATE TABLE a (x INT);\nCREATE TABLE b AS SELECT *, 1 AS y FROM a;',
      ['a(x)', 'b(x,y)'],
    ],
    ['with an index', 'CREATE TABLE a (x INT);\nCREATE UNIQUE INDEX i ON a (x);', ['a(x)']],
    ['that is altered', 'CREATE TABLE a (x INT);\nALTER TABLE a ADD COLUMN y TEXT;', ['a(x,y)']],
    ['being renamed to nothing', 'CREATE TABLE (x', []],
  ])('%s', (_, text, expected) => expect(tables(text)).toEqual(expected));
});
