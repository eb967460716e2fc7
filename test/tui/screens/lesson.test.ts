import { describe, expect, it } from 'vitest';
import type { LessonBlock, LessonOutcome } from '../../../src/domain/lesson.ts';
import { readLesson } from '../../../src/lesson/read.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, initial, lesson, type Message, type State } from '../../../src/tui/screens/lesson.ts';
import { expectGolden } from '../../golden.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const paragraph =
  'What stands here is long enough to be wrapped, and says *one* thing in `many` words. '.repeat(4);
const page = `# Sessions

## The idea

${paragraph}

- a list
  - and one in it, with a [link](https://example.com/page)

> A quote.

## A worked example

\`\`\`sql run story=a,b model=star
SELECT user_id, event_ts, unixepoch(event_ts) - unixepoch(LAG(event_ts) OVER (PARTITION BY user_id ORDER BY event_ts)) AS silent_s
FROM bronze_events -- and this is a comment that goes on and on until there is no more room left for it here
\`\`\`

\`\`\`sql run rows=1
CREATE TABLE t (a)
\`\`\`

\`\`\`sql run
SELECT * FROM nowhere
\`\`\`

\`\`\`sql run
SELECT 1
\`\`\`

## The traps

${paragraph}
${paragraph}

## Further reading

| Title | Pages |
| --- | --: |
| A book | 600 |
`;

const { parts } = readLesson(page);
const blocks = parts.flatMap((part) => (part.kind === 'block' ? [part.block] : []));
const start = initial({ problem: { id: 'reels', title: 'Reels analytics' }, parts });

const rows = [
  ['us1', '2026-02-26 09:00:00', null],
  ['us1', '2026-02-26 09:30:21', 1821],
];
const error = {
  file: 'lesson.md',
  line: 30,
  column: 15,
  message: 'no such table: nowhere',
  hint: null,
  excerpt: 'SELECT * FROM nowhere',
};
const outcomes: readonly LessonOutcome[] = [
  { ok: true, value: { columns: ['user_id', 'event_ts', 'silent_s'], rows } },
  { ok: true, value: null },
  { ok: false, failure: { kind: 'sql-error', error } },
  { ok: false, failure: { kind: 'blocked', by: { kind: 'sql-error', error } } },
];

const ran = (block: LessonBlock, at: number): Message => ({
  kind: 'ran',
  problem: 'reels',
  block,
  outcome: outcomes[at] ?? { ok: true, value: null },
});
const told = (state: State, ...messages: Message[]) =>
  messages.reduce((before, message) => lesson.update(before, message, size).state, state);
const done = told(start, ...blocks.map(ran));
const pressed = (state: State, ...actions: Action[]) =>
  actions.reduce((before, action) => lesson.update(before, { kind: 'action', action }, size).state, state);
const top = (state: State) => frameOf(lesson, state, size).split('\n')[2];

describe('moving', () => {
  it('goes from section to section, and to the end', () => {
    expect(top(pressed(done, 'section'))).toBe('The idea');
    expect(top(pressed(done, 'section', 'section'))).toBe('A worked example');
    expect(top(pressed(done, 'section', 'section', 'section-before'))).toBe('The idea');
    const end = pressed(done, 'last');
    expect(pressed(end, 'section')).toEqual(end);
    expect(frameOf(lesson, end, size)).toContain('A book');
  });

  it('keeps what is read in its place when a result comes in above it', () => {
    const reading = pressed(start, 'last', 'page-up');
    const line = top(reading);
    expect(line).not.toBe('');
    expect(top(told(reading, ...blocks.map(ran)))).toBe(line);
  });

  it('leaves', () => {
    expect(lesson.update(start, { kind: 'action', action: 'leave' }, size).effects).toEqual([
      { kind: 'back' },
    ]);
  });
});

it('takes nothing of the lesson that was left before', () => {
  const other = blocks.map((block, at) => ({ ...ran(block, at), problem: 'other' }));
  expect(told(start, ...other)).toBe(start);
});

describe('what it looks like', () => {
  it('while its SQL runs', () => {
    const state = told(pressed(start, 'section', 'section'), ...blocks.slice(0, 1).map(ran));
    expectGolden('tui/lesson-running.txt', frameOf(lesson, state, size));
  });
  it('when all has run', () => expectFrames('lesson', lesson, pressed(done, 'section', 'section')));
  it('in colour', () => {
    expectGolden(
      'tui/lesson-colour.txt',
      frameOf(lesson, pressed(done, 'section'), size, { style: coloured }),
    );
  });
  it('where its SQL cannot run', () => {
    const message = 'lesson.md:1: there is no story `a`: docs/lessons.md says how a page is written';
    const state = told(start, { kind: 'not-run', problem: 'reels', message });
    expectGolden('tui/lesson-not-run.txt', frameOf(lesson, state, size));
  });
});
