import { expect, test } from 'vitest';
import { scopesOf } from '../../src/words/negation.ts';
import { tokensOf } from '../../src/words/tokens.ts';

/** Words that are denied stand in brackets. */
const CASES = [
  'never [partition] [by] [user]',
  'we do not [dedupe] [events], we merge',
  'not only recompute but also merge',
  'instead of [deleting] [rows] we drop partitions',
  'hash rather than [partition] [by] [user]',
  'without [duplicates]',
  'there is no [need] [to] [dedupe]',
  'we do not [avoid] duplicates',
  'no matter how often it runs',
  'event_id not null',
  '[partitioning] [by] [user] does not [scale]',
  '[dedupe] is unnecessary',
  'we could [dedupe] but it is not [needed]',
  'on conflict do nothing',
  'not [by] [arrival] but by event date',
  'we never [partition] [by] [user] and cluster by it',
  'the original text is kept in not_read beside it',
];

test.each(CASES)('%s', (marked) => {
  const tokens = tokensOf(marked.replaceAll(/[[\]]/g, ''));
  const scopes = scopesOf(tokens);
  const denied = (at: number) => scopes.filter(({ from, to }) => from <= at && at < to).length % 2 === 1;
  const got = tokens.flatMap(({ kind, text }, at) => (kind === 'word' && denied(at) ? text : []));
  const wanted = [...marked.matchAll(/\[(\w+)\]/g)].map(([, word]) => word);
  expect(got.filter((word) => !NEUTRAL.has(word))).toEqual(wanted.filter((word) => !NEUTRAL.has(word ?? '')));
});

/** Of these it does not matter whether they are denied. */
const NEUTRAL = new Set(['is', 'does', 'there', 'we', 'do', 'of', 'than', 'could', 'it', 'but']);
