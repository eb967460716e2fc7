import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/engine/engine.ts';
import { replayText } from '../../src/engine/replay.ts';
import {
  answer,
  batch,
  execute,
  type Files,
  inWords,
  modelOf,
  sharedSqlite,
  SCHEMA,
  script,
} from './support/bench.ts';

const stock = spawnSync('sqlite3', ['--version']).status === 0;

const engine = await sharedSqlite();

const steps: Run['steps'] = [
  SCHEMA,
  batch(1),
  batch(2),
  script("u2'; DROP TABLE t; --"),
  script('u2'),
  batch(1),
];
const users = ['u1', 'u2'];

/** What `sqlite3` prints of every answer, without the columns' names. */
function replayed(files: Files): { readonly rows: readonly string[]; readonly stderr: string } {
  const asked = users.map((user) => ({ deliverable: 'question', params: { user_id: user } }));
  const input = replayText({ title: 'a run', model: modelOf(files), steps, asked });
  const { stdout, stderr } = spawnSync('sqlite3', ['-batch', ':memory:'], { input, encoding: 'utf8' });
  return { rows: stdout.split('\n').filter((line) => /^\d/.test(line)), stderr };
}

/** The same from the engine: around each script, and at the end. */
async function answered(files: Files): Promise<readonly string[]> {
  const asks = [2, 3, 3, 4, 5].flatMap((after) =>
    users.map((user) => ({ after, ask: answer({ user_id: user }) })),
  );
  const [result] = await execute(engine, modelOf(files), [{ steps, asks }]);
  return (result?.asks ?? []).flatMap((outcome) =>
    (JSON.parse(inWords(outcome)) as unknown[][]).map((row) => row.join('|')),
  );
}

describe.runIf(stock)('a replay says what the engine says', () => {
  test.each<[string, Files]>([
    ['of a plain model', { question: 'SELECT count(*), sum(txt = :user_id) FROM t' }],
    [
      'of a question with helper tables',
      {
        question: `CREATE TEMP TABLE a AS SELECT * FROM t WHERE txt = :user_id; CREATE TABLE b AS SELECT * FROM a;
                   CREATE VIEW c AS SELECT count(*) AS n FROM b; SELECT n FROM c`,
      },
    ],
    [
      'of scripts with transactions, temporary tables and lines that look like commands',
      {
        load: `BEGIN; CREATE TEMPORARY TABLE IF NOT EXISTS "new ""ones" AS SELECT * FROM bronze_events;
               INSERT OR IGNORE INTO t SELECT id, txt || '
.quit
' FROM "new ""ones"; COMMIT;`,
        script: "DELETE FROM t WHERE txt = :user_id || '\n.quit\n'",
        question: "SELECT count(*), ';' || :user_id, sum(txt LIKE :user_id || '%') FROM t",
      },
    ],
    [
      'of a trigger, a partition clause and names in double quotes',
      {
        schema: `CREATE TABLE t (id INTEGER PRIMARY KEY, "txt" TEXT) PARTITION BY id;
                 CREATE TABLE "log" (n); CREATE TRIGGER g AFTER DELETE ON t BEGIN INSERT INTO "log" VALUES (old.id); END;`,
        question: 'SELECT count(*), (SELECT count(*) FROM "log"), :user_id FROM t',
      },
    ],
    [
      'of references that are enforced',
      {
        schema: `PRAGMA foreign_keys = ON; CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT);
                 CREATE TABLE u (id INTEGER PRIMARY KEY REFERENCES t (id) ON DELETE CASCADE);`,
        load: 'INSERT OR IGNORE INTO t SELECT id, txt FROM bronze_events; INSERT OR IGNORE INTO u SELECT id FROM t;',
        question: 'SELECT count(*), :user_id FROM u',
      },
    ],
  ])('%s', async (_, files) => {
    const { rows, stderr } = replayed(files);
    expect(stderr).toBe('');
    expect(rows).toEqual(await answered(files));
  });
});
