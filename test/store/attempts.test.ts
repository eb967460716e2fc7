import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import type { JournalEntry } from '../../src/domain/sitting.ts';
import { replaySitting } from '../../src/sitting/tick.ts';
import type { Kept } from '../../src/store/kept.ts';
import { openStore } from '../../src/store/store.ts';
import { eight, later, started, zero } from '../sitting/support/clock.ts';
import { begin } from './support/begin.ts';
import { newFolder } from './support/folder.ts';
import { report } from './support/report.ts';

const at = (seconds: number) => later(zero, { ran: seconds * 1000 });
const beat = (seconds: number): JournalEntry => ({ kind: 'beat', at: at(seconds) });
const handedIn = (seconds: number): JournalEntry => ({ kind: 'handed-in', at: at(seconds) });
const moved = (part: string, seconds: number): JournalEntry => ({
  kind: 'moved',
  part,
  by: 'candidate',
  at: at(seconds),
});

const codeOf = (kept: Kept) => (kept.ok ? 'ok' : kept.error.code);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const thrown = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('an attempt', () => {
  test('is numbered by problem, and listed from the oldest', () => {
    const store = openStore(newFolder());
    const other = { problem: { id: 'rides', version: '1', title: 'Rides' } };
    const ids = [begin(store), begin(store, other), begin(store)].map(({ id }) => id);
    expect(ids).toEqual(['reels/0001', 'rides/0001', 'reels/0002']);
    const { attempts, broken } = store.list();
    expect(attempts.map(({ id }) => id)).toEqual(['reels/0001', 'rides/0001', 'reels/0002']);
    expect(broken).toEqual([]);
  });

  test('what is written when it begins', () => {
    const store = openStore(newFolder());
    const { folder, workFolder } = begin(store, {}, 'Ada');
    expect(readdirSync(folder).toSorted()).toEqual(['attempt.json', 'journal.jsonl', 'open-1.json', 'work']);
    expect(workFolder).toBe(join(folder, 'work'));
    expect(modeOf(join(folder, 'attempt.json'))).toBe('444');
    expect(JSON.parse(readFileSync(join(folder, 'attempt.json'), 'utf8'))).toEqual({
      format: 'graincheck/attempt/1',
      number: 1,
      startedAt: '2026-03-01T10:00:00.000Z',
      author: 'Ada',
      workFolder: null,
      plan: eight,
    });
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(`${JSON.stringify(started(eight))}\n`);
  });

  test('the candidate’s own folder is used as it is', () => {
    const store = openStore(newFolder());
    const own = newFolder();
    const { id, folder } = store.create({ started: started(eight), author: null, workFolder: own });
    expect(store.read(id).workFolder).toBe(own);
    expect(existsSync(join(folder, 'work'))).toBe(false);
  });

  test('running, it has the time up to its last entry; opened again, it goes on', () => {
    const store = openStore(newFolder());
    const first = begin(store);
    first.append(moved('B', 10));
    first.append(beat(15));
    first.close();
    expect(store.read(first.id)).toMatchObject({
      phase: 'running',
      time: { byPart: { A: 10_000, B: 5000, C: 0 }, total: 15_000, overtime: 0 },
    });
    const again = store.open(first.id);
    expect(replaySitting(again.journal).part).toBe('B');
    expect(again.append(beat(20)).ok).toBe(true);
    expect(store.read(first.id).time.total).toBe(20_000);
  });

  test('handed in, its journal takes no more', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    expect(attempt.append(handedIn(30)).ok).toBe(true);
    expect(codeOf(attempt.append(beat(31)))).toBe('E_SEALED');
    attempt.close();
    const again = store.open(attempt.id);
    expect(codeOf(again.append(beat(32)))).toBe('E_SEALED');
    expect(readFileSync(join(attempt.folder, 'journal.jsonl'), 'utf8').split('\n')).toHaveLength(3);
    expect(modeOf(join(attempt.folder, 'journal.jsonl'))).toBe('444');
    expect(store.read(attempt.id)).toMatchObject({ phase: 'handed-in', time: { total: 30_000 } });
    expect(store.unfinished()).toEqual([]);
  });

  test('a closed one takes no more', () => {
    const attempt = begin(openStore(newFolder()));
    attempt.close();
    expect(codeOf(attempt.append(beat(1)))).toBe('E_SEALED');
  });

  test('killed between handing in and writing down the end, it has ended all the same', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    attempt.append({ kind: 'given-up', at: at(7) });
    const { phase, time } = store.read(attempt.id);
    expect(JSON.parse(readFileSync(join(attempt.folder, 'ended.json'), 'utf8'))).toMatchObject({
      phase,
      time,
    });
    // As if the crash had come before.
    rmSync(join(attempt.folder, 'ended.json'));
    expect(store.read(attempt.id)).toMatchObject({ phase, time });
  });

  test('keeps files as they stood, once, read-only', async () => {
    const attempt = begin(openStore(newFolder()));
    const files = [
      { name: 'schema.sql', text: 'CREATE TABLE t (a);\n' },
      { name: 'queries/sessions.sql', text: 'SELECT 1 AS "é";' },
    ];
    expect(attempt.has('at-bell')).toBe(false);
    expect(await attempt.keepFiles('at-bell', files)).toEqual({ ok: true, value: null });
    expect(attempt.has('at-bell')).toBe(true);
    expect(codeOf(await attempt.keepFiles('at-bell', []))).toBe('E_KEPT_ALREADY');
    expect(codeOf(await attempt.keepFiles('handed-in', []))).toBe('ok');
    for (const { name, text } of files) {
      expect(readFileSync(join(attempt.folder, 'at-bell', name), 'utf8')).toBe(text);
      expect(modeOf(join(attempt.folder, 'at-bell', name))).toBe('444');
    }
  });

  test('reports are read back as the scorecards that they were made of', async () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    const [bell, end] = [report(3), report(7)];
    await attempt.keepReport('handed-in', end.text);
    expect(store.read(attempt.id)).toMatchObject({ atBell: end.card, afterOvertime: null });
    await attempt.keepReport('at-bell', bell.text);
    const read = store.read(attempt.id);
    expect(read.atBell).toEqual(bell.card satisfies Scorecard);
    expect(read.afterOvertime).toEqual(end.card);
    expect(codeOf(await attempt.keepReport('at-bell', end.text))).toBe('E_KEPT_ALREADY');
    expect(attempt.has('report')).toBe(true);
  });

  test('a defence can be changed until the attempt is sealed', async () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    const answer = (text: string) => ({
      answers: [{ followUp: 'chains', answer: text, mark: 'half' as const }],
    });
    await attempt.keepDefence(answer('first'));
    await attempt.keepDefence(answer('second'));
    expect(store.read(attempt.id).defence).toEqual(answer('second'));
    expect(codeOf(await attempt.seal())).toBe('ok');
    expect(codeOf(await attempt.keepDefence(answer('third')))).toBe('E_SEALED');
    expect(codeOf(await attempt.keepReport('at-bell', '{}'))).toBe('E_SEALED');
    expect(store.read(attempt.id).defence).toEqual(answer('second'));
    expect(modeOf(join(attempt.folder, 'defence.json'))).toBe('444');
  });

  test('an id that leads elsewhere, or nowhere', () => {
    const store = openStore(newFolder());
    for (const id of ['reels/0001', '../reels/0001', 'reels', 'reels/1', '']) {
      expect(thrown(() => store.read(id))).toMatchObject({ code: 'E_NO_SUCH_ATTEMPT' });
      expect(store.isLive(id)).toBe(false);
    }
  });
});
