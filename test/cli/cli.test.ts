import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../golden.ts';
import { type Case, cases } from './cases.ts';
import { type Ended, graincheck, type Host, openHost, workspace } from './run.ts';

const { folder, remove } = await workspace();
let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(() => {
  host.close();
  remove();
});

describe('command lines', () => {
  it.each(cases)('$name', async (given) => {
    const run = given.alone ? graincheck : host.run;
    const ended = await run(given.args, folder, given.env);
    expectGolden(`cli/${given.name}.txt`, transcript(given, ended));
  });

  it('leaves no temporary file behind', () => {
    expect(readdirSync(folder).toSorted()).toEqual([
      'answer',
      'bad-marks.yaml',
      'bare',
      'broken',
      'data',
      'draft.sql',
      'marks.yaml',
      'mine',
      'my-answer',
      'report.txt',
      'shown',
      'starter',
      'streaming',
      'unfair',
      'untaught',
    ]);
  });

  it('has no golden without its case', () => {
    const files = readdirSync(join(import.meta.dirname, '../golden/cli'));
    expect(files.toSorted()).toEqual(cases.map(({ name }) => `${name}.txt`).toSorted());
  });
});

/** Everything that a command line did, but for how long it took. */
function transcript({ args, env = {}, lines }: Case, { code, stdout, stderr }: Ended): string {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const command = `$ ${settings.join('')}graincheck ${args.map(quoted).join(' ')}`.trimEnd();
  return steady(`${command}\nexit ${code}\n--- stdout\n${first(stdout, lines)}--- stderr\n${stderr}`);
}

function quoted(argument: string): string {
  return /^[\w,./=-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

function first(text: string, lines: number | undefined): string {
  if (lines === undefined) return text;
  return `${text.split('\n').slice(0, lines).join('\n')}\n(and so on)\n`;
}

function steady(text: string): string {
  return text
    .replace(/"durationMs":( ?)\d+/g, '"durationMs":$10')
    .replace(/"now": "[^"]+"/, '"now": ""')
    .replace(/\b\d+ ms\b/g, '0 ms')
    .replaceAll(folder, '<folder>');
}
