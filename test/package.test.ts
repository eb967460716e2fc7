import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const resolve = createRequire(import.meta.url).resolve;
const folder = mkdtempSync(join(tmpdir(), 'graincheck-package-'));
const installed = join(folder, 'node_modules/graincheck');
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The installed command line. */
function graincheck(...args: readonly string[]) {
  const bin = join(folder, 'node_modules/.bin/graincheck');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

type Packed = {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
};

// Packs and installs for real: some seconds, most of them npm's. `npm test` has just built what is packed.
let packed: Packed;
beforeAll(() => {
  const printed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  [packed] = JSON.parse(printed);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${packed.filename}`];
  run('npm', args, folder);
});

describe('what is packed', () => {
  const mostFiles = 800;
  const mostBytes = 7_000_000;

  it('is neither source nor test, nor what problems are tested by', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).not.toContainEqual(expect.stringMatching(/^(?:src|test|scripts)\//));
    expect(paths).not.toContainEqual(expect.stringContaining('/submissions/'));
    expect(paths).toContain('problems/reels/references/kimball-star/schema.sql');
  });

  it(`is at most ${mostFiles} files`, () => expect(packed.files.length).toBeLessThanOrEqual(mostFiles));

  it(`is at most ${mostBytes} bytes, without the grammars of node-sql-parser`, () => {
    const grammars = readdirSync(join(dirname(resolve('node-sql-parser/package.json')), 'build'));
    const isGrammar = (path: string) =>
      grammars.includes(basename(path).replace(/-[A-Z0-9]{8}(?=\.js$)/, ''));
    const counted = packed.files.filter(({ path }) => !isGrammar(path));
    expect(counted.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(mostBytes);
  });

  it('has its declarations in one file', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => /\.d\.[cm]?ts$/.test(path))).toEqual(['dist/index.d.ts']);
  });
});

describe('installed in an empty folder from its package alone', () => {
  it('brings no package that is bundled', () => {
    expect(existsSync(join(folder, 'node_modules/zod'))).toBe(false);
  });

  it('grades', () => {
    const reference = join(installed, 'problems/reels/references/kimball-star');
    const report = JSON.parse(graincheck('grade', 'reels', reference, '--format', 'json').stdout);
    expect(report).toMatchObject({
      passed: true,
      score: report.maxScore - report.open,
      causes: { unsupported: 0 },
    });
  });

  it('shows', () => {
    expect(graincheck('show', 'reels')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Reels'),
    });
  });

  it('verifies the rest of a problem, and says that submissions are not here', () => {
    const { status, stdout, stderr } = graincheck('verify', 'temporal-joins');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        'No judged submissions were tested of temporal-joins: there is no folder `submissions`. ' +
        'An installed graincheck comes without them; its repository has them.\n',
    });
    for (const kind of ['lesson', 'reference', 'agreement', 'by-hand', 'starter'])
      expect(stdout).toContain(`✓ temporal-joins ${kind} `);
    expect(stdout).not.toContain(' judged ');
    expect(graincheck('verify', 'temporal-joins', '--show', 'plain-self-joins')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('an installed graincheck comes without them'),
    });
  });

  it('is a library with types that TypeScript reads in full', () => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const file of Object.values(exports['.']))
      expect(existsSync(join(installed, String(file)))).toBe(true);
    writeFileSync(
      join(folder, 'use.ts'),
      `import { gradeFolder, loadProblem, type Problem, type Scorecard, UserError, type VERDICTS } from 'graincheck';
const problem: Problem = await loadProblem('nowhere').catch((error: unknown) => {
  throw error instanceof UserError ? new Error(error.code) : error;
});
const { scorecard } = await gradeFolder({ problem: problem.id, folder: '.' });
export const kept: Scorecard = scorecard;
export const verdict: (typeof VERDICTS)[number] = 'partial';
// @ts-expect-error a verdict that there is not
export const unknown: (typeof VERDICTS)[number] = 'perhaps';
// @ts-expect-error an export that there is not
export type { JudgedYaml } from 'graincheck';
`,
    );
    const tsc = join(dirname(resolve('typescript/package.json')), 'bin/tsc');
    const strict = ['--strict', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes'];
    const options = ['--noEmit', '--target', 'esnext', '--module', 'nodenext', '--types', ''];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...strict, 'use.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    const use = `import { loadProblem } from 'graincheck'; console.log((await loadProblem(${JSON.stringify(join(installed, 'problems/reels'))})).id)`;
    expect(run(process.execPath, ['--input-type=module', '--eval', use], folder)).toBe('reels\n');
  });
});
