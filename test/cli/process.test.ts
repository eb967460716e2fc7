import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { bin, type Ended, graincheck, root } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'graincheck-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

const million = ['events', 'reels', '--users', '100000', '--days', '30'];

describe('the process', () => {
  it('ends quietly when its reader has gone', () => {
    const line = `"${process.execPath}" "${bin}" ${million.join(' ')} | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });

  it.each([
    ['SIGINT', 130, 'interrupted\n'],
    ['SIGTERM', 143, ''],
  ] as const)('ends at %s with exit code %i, and leaves nothing behind', async (signal, code, said) => {
    const child = spawn(process.execPath, [bin, ...million, '--output', 'events.jsonl'], { cwd: folder });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    await until(() => readdirSync(folder).length > 0);
    child.kill(signal);
    const ended = await new Promise((done) => child.on('close', done));
    expect([ended, stderr, readdirSync(folder)]).toEqual([code, said, []]);
  });

  it('says of a fault of its own that it is one', () => {
    const args = [
      '--import',
      'data:text/javascript,setTimeout(()=>{throw new Error("oh")})',
      bin,
      ...million,
    ];
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    expect(status).toBe(70);
    expect(stderr).toMatch(/^graincheck itself failed.*: oh\nError: oh\n/);
  });
});

describe('events', () => {
  it('as a database, as documents and as a table are the same events', async () => {
    const size = ['events', 'reels', '--users', '3', '--days', '2', '--seed', '7'];
    const docs = graincheck(size, folder)
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line).event_id);
    const csv = graincheck([...size, '--format', 'csv'], folder)
      .stdout.trim()
      .split('\n');
    expect(graincheck([...size, '--format', 'sqlite', '--output', 'e.db'], folder).code).toBe(0);
    const { Database } = await initSqlJs();
    const stored = new Database(readFileSync(join(folder, 'e.db'))).exec(
      'SELECT event_id FROM bronze_events',
    );
    const ids = stored[0]?.values.map(([id]) => id) ?? [];
    expect(ids.length).toBeGreaterThan(10);
    expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(ids);
    expect(docs).toEqual(expect.arrayContaining(ids));
    rmSync(join(folder, 'e.db'));
  });
});

describe('on an older Node', () => {
  const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.0"}})';
  const place = `${folder}-checkout`;
  mkdirSync(place);
  cpSync(join(root, 'package.json'), join(place, 'package.json'));
  cpSync(join(root, 'bin'), join(place, 'bin'), { recursive: true });
  afterAll(() => rmSync(place, { recursive: true }));

  const start = (...args: string[]): Ended & { signal: string | null } => {
    const all = ['--import', old, join(place, 'bin/graincheck.js'), ...args];
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' });
    return { code: status, signal, stdout, stderr };
  };

  it('says in one sentence what is needed', () => {
    const stderr = 'graincheck needs Node 22.12 or newer, and this is Node 20.20.0.\n';
    expect(start('problems')).toEqual({ code: 2, signal: null, stdout: '', stderr });
  });

  it('still tells its version', () => {
    expect(start('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('starts the pinned one where there is one, and passes its exit code and signal on', () => {
    const pinned = join(place, 'node_modules/node/bin/node');
    mkdirSync(join(pinned, '..'), { recursive: true });
    writeFileSync(pinned, '#!/bin/sh\necho "$2 $3"\n[ "$2" = die ] && kill -TERM $$\nexit 7\n');
    chmodSync(pinned, 0o755);
    expect(start('grade', 'x')).toMatchObject({ code: 7, stdout: 'grade x\n', stderr: '' });
    expect(start('die')).toMatchObject({ code: null, signal: 'SIGTERM' });
  });
});
