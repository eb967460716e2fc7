/**
 * Runs everything hostile that is known, on all three engines, and prints what each took and how it ended: `npm run
 * hostile [-- WORD]`, only what has the word in its name. Exits with 1 where anything ends otherwise than it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedDuckdb } from '../test/engine/duckdb/support.ts';
import { sharedPostgres } from '../test/engine/pglite/support.ts';
import { sharedSqlite, tell } from '../test/engine/support/bench.ts';
import { filesOf, hostileCases } from '../test/engine/support/hostile.ts';
import { engineCases, titleOf, toldBy, wrongIn } from '../test/hostile/engines.ts';
import { PATIENCE_MS } from '../test/support/until.ts';
import { gradeCase, gradingCases, wrongWith } from '../test/hostile/gradings.ts';

const [word = ''] = process.argv.slice(2);
/** Milliseconds of a script that ends by the clock; all others have time, so that a busy machine changes nothing. */
const SOON = 2_000;
const open = { SQLite: sharedSqlite, PostgreSQL: sharedPostgres, DuckDB: sharedDuckdb };

type Told = {
  readonly ended: string;
  readonly wrong: readonly string[];
  readonly seconds?: number;
  readonly mb?: number;
};
type Entry = { readonly name: string; readonly run: () => Promise<Told> };

const first = (told: Readonly<Record<string, string>>, ends: object) =>
  told[Object.keys(ends)[0] ?? ''] ?? '';

const engines = engineCases().map(
  (placed): Entry => ({
    name: titleOf(placed),
    run: async () => {
      const told = await toldBy(await open[placed.engine](), placed, placed.one.slow ? SOON : PATIENCE_MS);
      return { ended: first(told, placed.one.ends), wrong: wrongIn(placed, told) };
    },
  }),
);

const known = (file: string, name: 'SQLite' | 'DuckDB') =>
  [true, false].flatMap((endless) =>
    hostileCases(file, { endless }).map(
      (one): Entry => ({
        name: `${one.name} (${name})`,
        run: async () => {
          const told = await tell(await open[name](), filesOf(one), endless ? SOON : PATIENCE_MS);
          const wrong = Object.entries(one.ends).filter(([what, end]) => !told[what]?.includes(end));
          return { ended: first(told, one.ends), wrong: wrong.map(([what]) => `${what}: ${told[what]}`) };
        },
      }),
    ),
  );

const place = mkdtempSync(join(tmpdir(), 'graincheck-hostile-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const gradings = gradingCases().map(
  (one): Entry => ({
    name: `grade: ${one.name}`,
    run: async () => {
      const graded = await gradeCase(one, place);
      return { ...graded, ended: `exit ${graded.code}`, wrong: wrongWith(one, graded) };
    },
  }),
);

const entries = [
  ...engines,
  ...known('engine/hostile.yaml', 'SQLite'),
  ...known('engine/duckdb-hostile.yaml', 'DuckDB'),
  ...gradings,
].filter(({ name }) => name.includes(word));
let bad = 0;
for (const { name, run } of entries) {
  const before = process.cpuUsage();
  const told = await run();
  const { user, system } = process.cpuUsage(before);
  const seconds = told.seconds ?? (user + system) / 1e6;
  const mb = told.mb ?? Math.round(process.memoryUsage.rss() / 2 ** 20);
  const sign = told.wrong.length === 0 ? '✓' : '✗';
  const ended = JSON.stringify(told.ended).slice(1, 60);
  process.stdout.write(
    `${sign} ${name.padEnd(62)} ${seconds.toFixed(1).padStart(6)} s ${String(mb).padStart(5)} MB  ${ended}\n`,
  );
  for (const line of told.wrong) process.stdout.write(`    ${JSON.stringify(line).slice(1, 400)}\n`);
  if (told.wrong.length > 0) bad++;
}
process.stdout.write(`${entries.length} cases, ${bad} not as they should be\n`);
process.exit(bad > 0 ? 1 : 0);
