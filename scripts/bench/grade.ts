import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readProblem } from '../../src/app/kit/problems.ts';
import { replayScript } from '../../src/app/looking/replay.ts';
import { type Context, compared, type Measurement, type Row } from './measurement.ts';
import { timeProcess } from './process.ts';
import { alternate } from './timing.ts';
import { problemId, tool } from './tool.ts';

const AIM = 1;

/** A whole grading of each reference model beside the stock program that replays its scenarios. */
export const grade: Measurement = {
  name: 'grade',
  title:
    'grading a reference model in all scenarios, beside sqlite3, a process a scenario, on the same scripts',
  run: async (context) => {
    const { references, scenarios } = await readProblem(problemId);
    const ids = scenarios.map(({ id }) => id);
    const rows: Row[] = [];
    for (const { folder } of references) rows.push(...(await gradeOne(context, folder, ids)));
    return rows;
  },
};

async function gradeOne(
  { quick, folder, sqlite3, say }: Context,
  model: string,
  scenarios: readonly string[],
): Promise<readonly Row[]> {
  const name = basename(model);
  say(name);
  const home = join(folder, name);
  await mkdir(home);
  const gradeWith = (cache: string) =>
    timeProcess(process.execPath, [tool, 'grade', problemId, model, '--format', 'json'], {
      GRAINCHECK_CACHE: cache,
    });
  const kept = join(home, 'cache');
  gradeWith(kept);
  const scripts = await writeScripts(home, model, scenarios);
  const things = [() => gradeWith(kept), async () => gradeWith(await mkdtemp(join(home, 'cold-')))];
  if (sqlite3) things.push(() => timeProcess('sh', ['-c', SHELL, 'sh', ...scripts]));
  const { medians, rounds } = await alternate(things, {
    rounds: quick ? 5 : 9,
    budgetMs: quick ? 4_000 : 10_000,
  });
  const [warm = Number.NaN, cold = Number.NaN, stock = null] = medians;
  const row = (what: string, ours: number) =>
    compared({
      what: `${name}, ${what}`,
      unit: 'ms',
      ours,
      against: `sqlite3, ${scripts.length} processes`,
      theirs: stock,
      aim: AIM,
      note: rounds === 1 ? 'one run' : `median of ${rounds}`,
    });
  return [row('answers cached', warm), row('nothing cached', cold)];
}

/** A shell starts the stock program at less cost than Node would. */
const SHELL = 'for script; do sqlite3 -batch :memory: < "$script" || exit 1; done';

async function writeScripts(home: string, model: string, scenarios: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const scenario of scenarios) {
    const file = join(home, `${scenario}.sql`);
    await writeFile(file, await replayScript({ problem: problemId, folder: model, scenario }));
    files.push(file);
  }
  return files;
}
