import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAs } from './shorthand-page.ts';

const page = readFileSync('docs/shorthand.md', 'utf8');
const fences = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text.trimEnd());

test('the page has its examples in pairs', () => {
  expect(fences.length % 2).toBe(0);
  expect(fences.length).toBeGreaterThanOrEqual(24);
});

test.each(fences.flatMap((text, at) => (at % 2 === 0 ? [[text, fences[at + 1] ?? '']] : [])))(
  'what docs/shorthand.md says is read: %s',
  (sheet, read) => {
    expect(readAs(sheet)).toBe(read);
  },
);
