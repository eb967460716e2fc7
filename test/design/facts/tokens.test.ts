import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, tokensOf } from '../../../src/design/facts/tokens.ts';

const known = new Set(['user', 'video', 'parent', keyOf('share'), 'id']);

test.each([
  ['video_views', ['video', 'view']],
  ['VideoViews', ['video', 'view']],
  ['VIDEO-VIEW', ['video', 'view']],
  ['HTTPHeaders', ['http', 'header']],
  ['parentshareid', ['parent', 'shar', 'id']],
  ['liked_at', ['lik', 'at']],
  ['evt_ts', ['event', 't']],
])('%s', (name, words) => {
  expect(tokensOf(name, known)).toEqual(words);
});

test('a name is the same words in snake, camel and kebab', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const camel = words
        .map((each, at) => (at === 0 ? each : each.charAt(0).toUpperCase() + each.slice(1)))
        .join('');
      expect(tokensOf(camel)).toEqual(tokensOf(words.join('_')));
      expect(tokensOf(words.join('-').toUpperCase())).toEqual(tokensOf(words.join('_')));
    }),
  );
});
