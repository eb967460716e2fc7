import { describe, expect, test } from 'vitest';
import { openBuffer, textOf, withText } from '../../src/editor/buffer.ts';
import { completionsAt } from '../../src/editor/complete.ts';
import { matchesOf } from '../../src/editor/find.ts';
import { perform } from '../../src/editor/perform.ts';
import { ansi16Looks } from '../../src/editor/style.ts';
import { vocabularyFrom } from '../../src/editor/vocabulary.ts';
import { linesOfSql, paste, painted, wide } from './support.ts';

// How soon all this is there is measured in large.slow.test.ts.
describe('at size', () => {
  test('5,000 pasted lines are one change', () => {
    const before = openBuffer(linesOfSql(500), 'sqlite');
    const after = perform(before, paste(linesOfSql(5000).replaceAll('\n', '\r\n')), wide);
    expect(textOf(after)).toBe(linesOfSql(5500));
    expect(textOf(perform(after, { kind: 'undo' }, wide))).toBe(linesOfSql(500));
  });

  test('what shows at the end of 10,000 lines is coloured at once', () => {
    const buffer = perform(
      openBuffer(linesOfSql(10_000), 'sqlite'),
      { kind: 'go-to', line: 9_996, column: 1 },
      wide,
    );
    expect(painted(buffer, { ...wide, looks: ansi16Looks }).lines.join('\n')).toContain(
      '\u001b[35mSELECT\u001b[39m',
    );
  });

  test('10,000 lines are searched, completed in and compared with a change from outside', () => {
    const buffer = openBuffer(linesOfSql(10_000), 'sqlite');
    const other = linesOfSql(5000) + linesOfSql(5000).replaceAll('2026', '2027');
    expect(textOf(withText(buffer, other))).toBe(other);
    expect(matchesOf(buffer, 'GROUP')).toHaveLength(2000);
    const typing = perform(buffer, { kind: 'go-to', line: 9_996, column: 10 }, wide);
    const vocabulary = vocabularyFrom('create table video_views (video_id text)', [], 'sqlite');
    const labels = completionsAt(typing, vocabulary, true)?.options.map((option) => option.label);
    expect(labels).toEqual(['video_id']);
  });
});
