import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'graincheck-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// Packs, installs and grades for real: some seconds, most of them npm's.
it('installs into an empty folder from its package alone, and grades there', { timeout: 180_000 }, () => {
  // `npm test` has just built what is packed.
  const packed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const [{ filename, files }] = JSON.parse(packed);
  expect(files.map(({ path }: { path: string }) => path)).not.toContainEqual(
    expect.stringMatching(/^(src|test)\//),
  );
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`], folder);
  expect(existsSync(join(folder, 'node_modules/zod'))).toBe(false);

  const installed = join(folder, 'node_modules/graincheck');
  const bin = join(folder, 'node_modules/.bin/graincheck');
  const reference = join(installed, 'problems/reels/references/kimball-star');
  const report = JSON.parse(
    run(process.execPath, [bin, 'grade', 'reels', reference, '--format', 'json'], folder),
  );
  expect(report).toMatchObject({ passed: true, score: report.maxScore });

  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const file of Object.values(exports['.']))
    expect(existsSync(join(installed, String(file)))).toBe(true);
});
