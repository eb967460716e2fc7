import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { isReport } from '../../src/reporters/is-report.ts';
import { until } from '../support/until.ts';
import { bin, graincheck, root } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'graincheck-watched-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const schema = JSON.parse(readFileSync(join(root, 'schemas/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** A JSON report that keeps to its schema. */
function report(text: string) {
  const read = JSON.parse(text);
  validate(read);
  expect(validate.errors).toBeNull();
  return read;
}

const answer = join(root, 'problems/reels/references/kimball-star');
mkdirSync(path('bad'));
writeFileSync(path('bad/graincheck.yaml'), 'dialect: constructor\n');
mkdirSync(path('broken'));
writeFileSync(path('broken/problem.yaml'), 'format: 1\n');

describe('every exit of grade writes a report', () => {
  it.each([
    ['no such problem', ['reals', answer], 2, 'E_NO_SUCH_PROBLEM'],
    ['a broken problem', ['./broken', answer], 3, 'E_PROBLEM'],
    ['no such folder', ['reels', 'nowhere'], 2, 'E_NO_SUCH_FOLDER'],
    ['settings that cannot be read', ['reels', 'bad'], 2, 'E_BAD_SUBMISSION'],
    ['no such check', ['reels', answer, '--only', 'sesions'], 2, 'E_NO_SUCH_CHECK'],
  ])('%s', (_, args, code, told) => {
    const ended = graincheck(['grade', ...args, '--format', 'json'], folder);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(told)]);
    const { passed, maxScore, ended: why } = report(ended.stdout);
    expect({ passed, maxScore, why }).toEqual({
      passed: null,
      maxScore: 0,
      why: { by: 'refused', message: expect.stringContaining(told) },
    });
  });

  it('when its time is over: what was not judged costs nothing, and nothing is decided', () => {
    const ended = graincheck(
      ['grade', 'reels', answer, '--timeout', '0.1', '--format', 'json', '--output', 'time.json'],
      folder,
    );
    expect([ended.code, ended.stderr]).toEqual([4, expect.stringContaining('Not finished: ')]);
    expect(report(readFileSync(path('time.json'), 'utf8'))).toMatchObject({
      passed: null,
      ended: { by: 'time' },
    });
  });

  it('when its own program breaks, by whatever, and says that the fault is not theirs', () => {
    const crash = 'data:text/javascript,process.send&&setTimeout(()=>process.abort(),300)';
    const env = { NODE_OPTIONS: `--import ${crash}` };
    const ended = graincheck(['grade', 'reels', answer, '--format', 'json'], folder, env);
    expect([ended.code, ended.stderr]).toEqual([70, expect.stringContaining('broke off')]);
    expect(report(ended.stdout)).toMatchObject({ passed: null, ended: { by: 'fault' } });
  });

  it('when it runs out of memory', () => {
    const eat =
      'data:text/javascript,process.send&&setTimeout(()=>{const a=[];for(;;)a.push({a:[a.length]})},300)';
    const env = { NODE_OPTIONS: `--import ${encodeURI(eat)}` };
    const args = ['grade', 'reels', answer, '--format', 'json', '--memory', '256'];
    const ended = graincheck(args, folder, env);
    expect([70, 4]).toContain(ended.code);
    expect(report(ended.stdout)).toMatchObject({
      passed: null,
      ended: { message: expect.stringMatching(/memory/) },
    });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('at %s, with exit code %i', async (signal, code) => {
    const name = `${signal}.json`;
    const args = [bin, 'grade', 'reels', answer, '--format', 'json', '--output', name];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    await until(() => readSafely(name).includes('"running"'));
    child.kill(signal);
    expect(await new Promise((done) => child.on('close', done))).toBe(code);
    const why = { by: 'signal', message: `It was ended by ${signal}.` };
    expect(report(readFileSync(path(name), 'utf8'))).toMatchObject({ passed: null, ended: why });
  });
});

function readSafely(name: string): string {
  try {
    return readFileSync(path(name), 'utf8');
  } catch {
    return '';
  }
}

describe('the file of a report', () => {
  it('of an earlier grading does not stay, as text or as JSON', () => {
    for (const format of ['text', 'json']) {
      const grade = ['grade', 'reels', answer, '--only', 'keys', '--output', 'r', '--format', format];
      expect(graincheck(grade, folder).code).toBe(0);
      const before = readFileSync(path('r'), 'utf8');
      expect(isReport(before)).toBe(true);
      graincheck(['grade', 'reels', 'nowhere', '--output', 'r', '--format', format], folder);
      const after = readFileSync(path('r'), 'utf8');
      expect(after).toContain('E_NO_SUCH_FOLDER');
      expect(isReport(after)).toBe(true);
    }
  });

  it('is no other file', () => {
    writeFileSync(path('mine.txt'), 'My notes\nof graincheck (sqlite, later)\n');
    const ended = graincheck(['grade', 'reels', answer, '--output', 'mine.txt'], folder);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('E_CANNOT_WRITE')]);
    expect(readFileSync(path('mine.txt'), 'utf8')).toMatch(/^My notes/);
  });
});
