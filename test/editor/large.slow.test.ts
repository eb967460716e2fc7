import { describe, expect, test } from 'vitest';
import { openBuffer, withText } from '../../src/editor/buffer.ts';
import type { EditorCommand } from '../../src/editor/command.ts';
import { completionsAt } from '../../src/editor/complete.ts';
import { perform } from '../../src/editor/perform.ts';
import { ansi16Looks } from '../../src/editor/style.ts';
import { vocabularyFrom } from '../../src/editor/vocabulary.ts';
import { warmUp } from '../../src/editor/warm-up.ts';
import { linesOfSql, paste, painted, typed, wide } from './support.ts';

/** Milliseconds that the work takes, the least of three: others use the machine too. */
function timeOf(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Milliseconds from each command to its painted lines, sorted. */
function keyTimes(text: string, commands: readonly EditorCommand[]): number[] {
  let buffer = openBuffer(text, 'sqlite');
  painted(buffer, { ...wide, looks: ansi16Looks });
  const times = commands.map((command) => {
    const start = performance.now();
    buffer = perform(buffer, command, wide);
    painted(buffer, { ...wide, looks: ansi16Looks });
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other);
}

const keys = [...typed('select v.video_id, count(*) from video_views v\nwhere 1 ')];

describe('at size', () => {
  test('5,000 pasted lines take less than a tenth of a second', () => {
    const before = openBuffer(linesOfSql(500), 'sqlite');
    const text = linesOfSql(5000).replaceAll('\n', '\r\n');
    const time = timeOf(() => painted(perform(before, paste(text), wide), { ...wide, looks: ansi16Looks }));
    expect(time).toBeLessThan(100);
  });

  test('a key in 500 lines is painted in well under the time that a screen needs to show it', () => {
    warmUp();
    const times = keyTimes(linesOfSql(500), [{ kind: 'go-to', line: 250, column: 1 }, ...keys, ...keys]);
    expect(times[times.length >> 1]).toBeLessThan(3);
  });

  test('a key at the end of 10,000 lines is', () => {
    const times = keyTimes(linesOfSql(10_000), [
      { kind: 'move', to: 'document-end', select: false },
      ...keys,
      ...keys,
    ]);
    expect(times[times.length >> 1]).toBeLessThan(8);
  });

  test('10,000 lines are completed in and compared with a change from outside at once', () => {
    const buffer = openBuffer(linesOfSql(10_000), 'sqlite');
    const other = linesOfSql(5000) + linesOfSql(5000).replaceAll('2026', '2027');
    expect(timeOf(() => withText(buffer, other))).toBeLessThan(300);
    const typing = perform(buffer, { kind: 'go-to', line: 9_996, column: 10 }, wide);
    const vocabulary = vocabularyFrom('create table video_views (video_id text)', [], 'sqlite');
    expect(timeOf(() => completionsAt(typing, vocabulary, true))).toBeLessThan(50);
  });

  test('a line of a hundred thousand characters can be edited', () => {
    const times = keyTimes(`${'a日'.repeat(50_000)}`, [
      { kind: 'move', to: 'line-end', select: false },
      ...keys.slice(0, 10),
    ]);
    expect(times[5]).toBeLessThan(400);
  });
});
