import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../../../src/app/sitting/desktop.ts';
import { home } from '../../../src/app/sitting/desktop.ts';
import { curveballsOf, giveUp, gradeAttempt, keepDefence } from '../../../src/app/sitting/after.ts';
import { handedInFiles } from '../../../src/app/sitting/handed-in.ts';
import { beginSitting, type LiveSitting, resumeSitting } from '../../../src/app/sitting/live.ts';
import { textsOf } from '../../../src/app/sitting/texts.ts';
import type { ClockSample } from '../../../src/domain/sitting.ts';
import { usualSettings } from '../../../src/domain/settings.ts';
import { loadProblem } from '../../../src/load/problem.ts';
import { jsonReport } from '../../../src/reporters/json.ts';
import { act, tick } from '../../../src/sitting/tick.ts';
import { openStore } from '../../../src/store/store.ts';
import { until } from '../../support/until.ts';

const reels = await loadProblem(join(import.meta.dirname, '../../../problems/reels'));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-sitting-'));
  folders.push(folder);
  return folder;
}

/** A machine whose clocks stand where they are put; `start` begins another process on it. */
function machine() {
  let ms = 0;
  let process = 0;
  const store = openStore(temporary());
  const clock = (): ClockSample => ({
    process: `p${process}`,
    monotonicMs: ms,
    uptimeMs: 5_000_000 + ms,
    boot: 'b',
    wallMs: 1_790_000_000_000 + ms,
  });
  const desktop: Desktop = {
    store,
    settings: { ...usualSettings, name: 'Ada' },
    clock,
    now: () => clock().wallMs,
  };
  return {
    desktop,
    wait: (for_: number) => {
      ms += for_;
    },
    start: () => {
      process += 1;
    },
  };
}

const wish = { mode: 'interview', parts: null, minutes: null, untimed: false, curveballs: true } as const;

/** Lets the clock of a sitting go on, and keeps what it says. */
function lived(live: LiveSitting, at: ClockSample) {
  const { sitting, entries } = tick(live.sitting, at);
  expect(live.append(entries)).toBe(null);
  return sitting;
}

describe('a sitting', () => {
  it('begins with the starter, and keeps who sits it', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    expect(live.files['schema.sql']).toContain('The tables of your model');
    expect(desktop.store.read(live.id)).toMatchObject({ author: 'Ada', phase: 'running', number: 1 });
    await live.close();
  });

  it('never takes its own saving for somebody else’s, however they meet', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const told: string[] = [];
    live.watch(
      (_, text) => told.push(text),
      (error) => told.push(error.message),
    );
    for (let n = 0; n < 20; n++) {
      let saved = false;
      const saving = live.save('schema.sql', `-- ${n}`).finally(() => {
        saved = true;
      });
      while (!saved) expect(await live.reread('schema.sql')).toBe(null);
      expect(await saving).toEqual({ kind: 'saved' });
    }
    await live.close();
    expect(told).toEqual([]);
  });

  it('tells of what another program wrote before it began to watch', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    writeFileSync(join(live.workFolder, 'schema.sql'), '-- theirs');
    const told = await new Promise((resolve, reject) =>
      live.watch((file, text) => resolve([file, text]), reject),
    );
    expect(told).toEqual(['schema.sql', '-- theirs']);
    await live.close();
  });

  it('takes what an editor writes in several steps for one change', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const heard: string[] = [];
    live.watch(
      (file, text) => heard.push(`${file}: ${text}`),
      (error) => heard.push(error.message),
    );
    let last = '';
    const write = (text: string) => {
      last = text;
      writeFileSync(join(live.workFolder, 'schema.sql'), text);
    };
    await until(async () => {
      write(`-- ${Math.random()}`);
      await pause(50);
      return heard.length > 0;
    });
    // Nothing of these is on its way any more.
    await until(() => heard.at(-1) === `schema.sql: ${last}`);
    heard.length = 0;
    await live.unwatched('schema.sql', async () => {
      write('');
      await pause(200);
      write('-- whole');
      await pause(200);
    });
    expect(heard).toEqual([]);
    expect(await live.reread('schema.sql')).toBe('-- whole');
    await live.close();
  });

  it('saves after an editor that writes in several steps, and never over its text', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const file = join(live.workFolder, 'schema.sql');
    const asked = await live.unwatched('schema.sql', async () => {
      writeFileSync(file, '');
      const saved = live.save('schema.sql', '-- mine');
      await pause(100);
      writeFileSync(file, '-- whole');
      return { saved };
    });
    expect(await asked.saved).toEqual({ kind: 'outside', text: '-- whole' });
    expect(readFileSync(file, 'utf8')).toBe('-- whole');
    await live.close();
  });

  it('does not write over what it cannot read', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const theirs = Buffer.from([0x2d, 0x2d, 0xe4]);
    writeFileSync(join(live.workFolder, 'schema.sql'), theirs);
    expect(await live.save('schema.sql', '-- mine')).toMatchObject({ kind: 'failed' });
    expect(readFileSync(join(live.workFolder, 'schema.sql'))).toEqual(theirs);
    await live.close();
  });

  it('leaves files of the candidate’s own folder as they are, and adds what is missing', async () => {
    const { desktop } = machine();
    const folder = temporary();
    writeFileSync(join(folder, 'schema.sql'), 'CREATE TABLE mine (a);\n');
    const live = await beginSitting(desktop, reels, wish, folder);
    expect(live.files['schema.sql']).toBe('CREATE TABLE mine (a);\n');
    expect(existsSync(join(folder, 'queries/sessions.sql'))).toBe(true);
    await live.close();
  });

  it('takes in what another program wrote before it writes itself', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const file = join(live.workFolder, 'load.sql');
    expect(await live.save('load.sql', 'mine')).toEqual({ kind: 'saved' });
    writeFileSync(file, 'theirs');
    expect(await live.save('load.sql', 'mine, longer')).toEqual({ kind: 'outside', text: 'theirs' });
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(await live.save('load.sql', 'both')).toEqual({ kind: 'saved' });
    expect(readFileSync(file, 'utf8')).toBe('both');
    await live.close();
  });

  it('tells of what another program writes, and not of what it writes itself', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const heard: string[] = [];
    live.watch(
      (file, text) => heard.push(`${file}: ${text}`),
      (error) => heard.push(error.message),
    );
    // The watch has begun when it hears of something.
    await until(async () => {
      writeFileSync(join(live.workFolder, 'retention.sql'), `-- ${Math.random()}`);
      await pause(50);
      return heard.length > 0;
    });
    heard.length = 0;
    await live.save('schema.sql', 'own');
    writeFileSync(join(live.workFolder, 'load.sql'), 'theirs');
    await until(async () => heard.includes('load.sql: theirs'));
    expect(heard.filter((one) => one.startsWith('schema'))).toEqual([]);
    await live.close();
  });

  it('says why a file cannot be saved, and can save it later', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    const folder = join(live.workFolder, 'queries');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(await live.save('queries/sessions.sql', 'x')).toMatchObject({
      kind: 'failed',
      error: { code: 'E_NOT_SAVED' },
    });
    rmSync(folder);
    expect(await live.save('queries/sessions.sql', 'x')).toEqual({ kind: 'saved' });
    await live.close();
  });

  it('is gone on with after a crash: what stood at a bell that rang meanwhile is kept', async () => {
    const { desktop, wait, start } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    await live.save('schema.sql', 'CREATE TABLE t (a);');
    wait(60_000);
    lived(live, desktop.clock());
    await live.close();
    start();
    wait(600_000);
    const { unfinished } = await home(desktop);
    expect(unfinished).toMatchObject([{ attempt: { id: live.id }, leftMs: 0 }]);
    const again = await resumeSitting(desktop, reels, live.id);
    expect(again.sitting.lastBell).toBe(true);
    expect(again.rings.map(({ kind }) => kind)).toContain('last-bell');
    expect(readFileSync(join(desktop.store.folder, 'attempts', live.id, 'at-bell/schema.sql'), 'utf8')).toBe(
      'CREATE TABLE t (a);',
    );
    await again.close();
  });

  it('that was given up is not offered any more, and its files stay', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    await live.close();
    expect(giveUp(desktop, live.id)).toBe(null);
    expect((await home(desktop)).unfinished).toEqual([]);
    expect(existsSync(join(live.workFolder, 'schema.sql'))).toBe(true);
  });
});

describe('what is left of a sitting', () => {
  it('is not graded as nothing where its files are gone', async () => {
    const { desktop } = machine();
    const live = await beginSitting(desktop, reels, wish, null);
    expect(live.append(act(live.sitting, { kind: 'hand-in' }, desktop.clock()).entries)).toBe(null);
    await live.close();
    rmSync(live.workFolder, { recursive: true });
    const grading = gradeAttempt(desktop, reels, live.id, {
      onCheck: () => undefined,
      onProgress: () => undefined,
      report: () => '',
      signal: new AbortController().signal,
    });
    await expect(grading).rejects.toMatchObject({ code: 'E_NO_FILES' });
    expect(desktop.store.read(live.id).atBell).toBe(null);
  });

  it('is graded at the bell and after the overtime, kept, and read back', async () => {
    const { desktop, wait } = machine();
    const folder = temporary();
    cpSync(join(reels.folder, 'references/activity-schema'), folder, { recursive: true });
    rmSync(join(folder, 'queries/share_chains.sql'));
    const live = await beginSitting(desktop, reels, wish, folder);
    wait(480_000);
    let sitting = lived(live, desktop.clock());
    expect(await live.keepAtBell(textsOf(reels, live.files))).toBe(null);
    const late = readFileSync(
      join(reels.folder, 'references/activity-schema/queries/share_chains.sql'),
      'utf8',
    );
    await live.save('queries/share_chains.sql', late);
    wait(30_000);
    const acted = act(sitting, { kind: 'hand-in' }, desktop.clock());
    sitting = acted.sitting;
    expect(live.append(acted.entries)).toBe(null);
    expect(await live.keepHandedIn(textsOf(reels, { ...live.files, 'queries/share_chains.sql': late }))).toBe(
      null,
    );
    await live.close();

    const ticked: string[] = [];
    const attempt = await gradeAttempt(desktop, reels, live.id, {
      onCheck: (state, { id }) => ticked.push(`${state} ${id}`),
      onProgress: () => undefined,
      report: (card, durationMs) =>
        jsonReport(card, { tool: { name: 'graincheck', version: '0' }, durationMs }),
      signal: new AbortController().signal,
    });
    expect(attempt).toMatchObject({
      phase: 'handed-in',
      time: { overtime: 30_000 },
      atBell: { total: { score: 88, open: 8, maxScore: 100 } },
      afterOvertime: { total: { score: 92, open: 8, maxScore: 100 } },
    });
    expect(new Set(ticked).size).toBe(2 * reels.checks.length);
    expect(curveballsOf(desktop, reels, attempt)).toMatchObject([
      { curveball: { id: 'save-from-tomorrow' }, results: [{ id: 'evolution', verdict: 'accepted' }] },
    ]);
    const files = await handedInFiles(desktop, reels, live.id);
    expect(files.share_chains?.text).toBe(late);
    const answers = [{ followUp: 'indexes', answer: 'On the user.', mark: 'half' as const }];
    expect(await keepDefence(desktop, live.id, { answers })).toBe(null);
    expect(desktop.store.read(live.id).defence).toEqual({ answers });
  });
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
