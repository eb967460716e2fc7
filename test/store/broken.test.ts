import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/sitting.ts';
import { journalLine, readJournal } from '../../src/store/format/journal.ts';
import { openStore } from '../../src/store/store.ts';
import { eight, later, started, zero } from '../sitting/support/clock.ts';
import { begin } from './support/begin.ts';
import { newFolder } from './support/folder.ts';

const beat: JournalEntry = { kind: 'beat', at: later(zero, { ran: 5000 }) };
const first = journalLine(started(eight));
const line = journalLine(beat);

describe('a journal', () => {
  const every: readonly JournalEntry[] = [
    beat,
    { kind: 'moved', part: 'B', by: 'candidate', at: zero },
    { kind: 'moved', part: 'C', by: 'bell', due: 240_000, at: zero },
    { kind: 'paused', at: zero },
    { kind: 'resumed', at: zero },
    { kind: 'curveball', id: 'save', due: 1, at: zero },
    { kind: 'part-bell', part: 'A', due: 240_000, at: zero },
    { kind: 'last-bell', due: 480_000, at: zero },
    { kind: 'reopened', at: { ...zero, boot: null } },
    { kind: 'given-up', at: zero },
    { kind: 'handed-in', at: zero },
  ];

  test('is read back as it was written, whatever happened', () => {
    const text = [started(eight), ...every].map(journalLine).join('');
    expect(readJournal(text)).toEqual({
      ok: true,
      journal: [started(eight), ...every],
      whole: Buffer.byteLength(text),
    });
  });

  const whole = `${first}${line}`;
  test.each([
    ['a line that was cut off', `${whole}{"kind":"be`],
    ['a line that lacks its end alone', `${whole}${line.trimEnd()}`],
    ['a last line of nothing', `${whole}\0\0\0\0\n`],
    ['nothing more', whole],
  ])('%s is ignored at the end', (_, text) => {
    expect(readJournal(text)).toEqual({ ok: true, journal: [started(eight), beat], whole: whole.length });
  });

  test.each([
    ['nothing at all', '', 'line 1 does not say how the sitting started'],
    ['no start', line, 'line 1 does not say how the sitting started'],
    ['a start that was cut off', first.slice(0, 50), 'line 1 does not say how the sitting started'],
    ['a broken line in the middle', `${first}{"kind":"be\n${line}`, 'line 2 is no journal entry'],
    ['an empty line in the middle', `${first}${line}\n${line}`, 'line 3 is no journal entry'],
    ['an unknown entry', `${first}{"kind":"slept"}\n${line}`, 'line 2 is no journal entry'],
  ])('%s is told', (_, text, why) => {
    expect(readJournal(text)).toEqual({ ok: false, why });
  });
});

const edited = (name: string, from: string, to: string) => (folder: string) => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  writeFileSync(path, text.replace(from, to));
};
const written = (name: string, text: string) => (folder: string) => writeFileSync(join(folder, name), text);

const broken: readonly (readonly [what: string, spoil: (folder: string) => void, why: string])[] = [
  ['no attempt.json', (folder) => rmSync(join(folder, 'attempt.json')), 'attempt.json is missing'],
  [
    'a newer format',
    edited('attempt.json', 'attempt/1', 'attempt/2'),
    'attempt.json: format: must be graincheck/attempt/1; another graincheck wrote this',
  ],
  ['no JSON', edited('attempt.json', '{', '['), 'attempt.json: is no JSON'],
  ['no journal', (folder) => rmSync(join(folder, 'journal.jsonl')), 'journal.jsonl does not exist'],
  [
    'a broken line in the middle of the journal',
    (folder) => appendFileSync(join(folder, 'journal.jsonl'), `?\n${line}`),
    'journal.jsonl: line 2 is no journal entry',
  ],
  [
    'a report of another format',
    written('report.json', '{"schema":"graincheck/report/99"}'),
    'report.json: schema: is of a format that this graincheck does not know',
  ],
  [
    'a defence without answers',
    written('defence.json', '{"format":"graincheck/attempt/1"}'),
    'defence.json: answers: Invalid input: expected array, received undefined',
  ],
];

describe('an attempt that is broken', () => {
  test.each(broken)('%s: is told, and hides no other', (_, spoil, why) => {
    const store = openStore(newFolder());
    const spoilt = begin(store);
    const good = begin(store);
    spoilt.close();
    spoil(spoilt.folder);
    const { attempts, broken: found } = store.list();
    expect(attempts.map(({ id }) => id)).toEqual([good.id]);
    expect(found).toEqual([{ id: spoilt.id, why: `${why}; see ${spoilt.folder}` }]);
    expect(() => store.open(spoilt.id)).toThrow(`attempt reels/0001 cannot be read: ${why}`);
    expect(begin(store).id).toBe('reels/0003');
  });

  test('what else lies among the attempts is none', () => {
    const store = openStore(newFolder());
    mkdirSync(join(store.folder, 'attempts/reels/.new-1'), { recursive: true });
    mkdirSync(join(store.folder, 'attempts/reels/notes'));
    writeFileSync(join(store.folder, 'attempts/.DS_Store'), '');
    expect(store.list()).toEqual({ attempts: [], broken: [] });
  });

  test('what a crash cut off is not in the way of the next line', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    attempt.append(beat);
    attempt.close();
    const path = join(attempt.folder, 'journal.jsonl');
    appendFileSync(path, '{"kind":"mo');
    const again = store.open(attempt.id);
    expect(again.journal).toHaveLength(2);
    expect(again.append(beat).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(`${first}${line}${line}`);
  });

  test('one that has ended can be looked at where nothing may be written', () => {
    const store = openStore(newFolder());
    const attempt = begin(store);
    attempt.append({ kind: 'handed-in', at: later(zero, { ran: 1 }) });
    attempt.close();
    chmodSync(attempt.folder, 0o555);
    expect(store.read(attempt.id).phase).toBe('handed-in');
    chmodSync(attempt.folder, 0o755);
  });
});
