import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { expand } from '../cases/read.ts';
import { bin, root } from '../cli/run.ts';
import { treeOf } from './process-tree.ts';

export type GradingCase = {
  readonly name: string;
  readonly base?: string | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly json?: true;
  readonly code: readonly number[];
  readonly told?: readonly string[];
  readonly never?: readonly string[];
  readonly seconds?: number;
  readonly mb?: number;
};

/** What became of a grading; the last measure before its processes ended counts. */
export type Graded = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  readonly mb: number;
};

/** Of the processor and of memory: what any of them may take where it does not say. */
const SECONDS = 60;
const MB = 2_000;

export function gradingCases(): readonly GradingCase[] {
  return parse(readFileSync(join(import.meta.dirname, 'gradings.yaml'), 'utf8'));
}

/** Grades a case in a folder of its own below `place`. */
export async function gradeCase(one: GradingCase, place: string): Promise<Graded> {
  const folder = join(place, one.name.replaceAll(/\W+/g, '-'));
  mkdirSync(folder);
  const base = join(root, 'problems/reels/references', one.base ?? 'kimball-star');
  if (one.base !== null) cpSync(base, folder, { recursive: true });
  for (const [file, text] of Object.entries(one.files ?? {})) {
    const whole = text.replaceAll(/\{\{([\w./]+)\}\}/g, (_, named: string) =>
      readFileSync(join(base, named), 'utf8'),
    );
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), expand(whole, {}));
  }
  const args = [
    bin,
    'grade',
    'reels',
    folder,
    ...(one.args ?? []),
    ...(one.json ? ['--format', 'json'] : []),
  ];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...one.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, seconds, mb] = ['', '', 0, 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const watch = setInterval(() => {
    const now = child.pid === undefined ? null : treeOf(child.pid);
    seconds = Math.max(seconds, now?.seconds ?? 0);
    mb = Math.max(mb, now?.mb ?? 0);
  }, 50);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(watch);
  return { code, stdout, stderr, seconds, mb };
}

/** What is not as the case says; empty where all is right. */
export function wrongWith(one: GradingCase, { code, stdout, stderr, seconds, mb }: Graded): string[] {
  const all = `${stdout}\n${stderr}`;
  const most = one.seconds ?? SECONDS;
  return [
    ...(code !== null && one.code.includes(code) ? [] : [`exit code ${code}: ${stderr.slice(0, 500)}`]),
    ...(one.told ?? []).filter((text) => !new RegExp(text, 'm').test(all)).map((text) => `not told: ${text}`),
    ...(one.never ?? []).filter((text) => new RegExp(text, 'm').test(all)).map((text) => `printed: ${text}`),
    ...(one.json && !isJson(stdout) ? ['its report is no JSON'] : []),
    ...(all.length > 4_000_000 ? [`it printed ${all.length} characters`] : []),
    ...(seconds > most ? [`took ${seconds} seconds of the processor, and may take ${most}`] : []),
    ...(mb > (one.mb ?? MB) ? [`took ${mb} MB, and may take ${one.mb ?? MB}`] : []),
  ];
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text).schema === 'graincheck/report/2';
  } catch {
    return false;
  }
}
