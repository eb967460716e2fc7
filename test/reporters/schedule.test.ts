import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { scheduleOf } from '../../src/drill/schedule.ts';
import { dayWords, recallWords, scheduleJson, scheduleReport } from '../../src/reporters/schedule.ts';
import { coloured, plain } from '../../src/reporters/style.ts';
import { problems, review } from '../drill/support.ts';
import { expectGolden } from '../golden.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/schedule.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const reviews = [
  'one.b good 10 2026-03-01T10:00:00Z',
  'one.b good 10 2026-03-05T10:00:00Z',
  'one.a again 2 2026-03-19T10:00:00Z',
  'one.c easy 10 2026-03-20T09:00:00Z',
  'one.d hard 6.5 2026-03-20T08:00:00Z',
].map(review);

const schedule = scheduleOf(problems, reviews, Date.parse('2026-03-20T12:00:00Z'));
const broken = [{ id: 'reels/0003', why: 'journal.jsonl: line 2 is no journal entry' }];

describe('the schedule', () => {
  it('looks like this', () => {
    expectGolden(
      'reporters/schedule.txt',
      scheduleReport({ schedule, broken }, { width: 100, style: plain }),
    );
  });
  it('leaves titles out where it is narrow', () => {
    const text = scheduleReport({ schedule, broken: [] }, { width: 80, style: coloured });
    expectGolden('reporters/schedule-narrow.txt', text);
  });
  it('says that there is nothing', () => {
    const nothing = scheduleOf([], [], 0);
    expect(scheduleReport({ schedule: nothing, broken: [] }, { width: 80, style: plain })).toContain(
      'There is no task that can be drilled.',
    );
  });
  it('is JSON', () => {
    const text = scheduleJson({ schedule, broken });
    expectGolden('reporters/schedule.json', text);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    expect(validate({ ...JSON.parse(text), grade: 'A' })).toBe(false);
  });
});

it.each([
  ['2026-03-20', 'today'],
  ['2026-03-21', 'tomorrow'],
  ['2026-03-19', 'yesterday'],
  ['2026-03-23', 'in 3 days'],
  ['2026-02-20', '28 days ago'],
])('%s is %s', (day, words) => {
  expect(dayWords(day, '2026-03-20T23:59:59.000Z')).toBe(words);
});

it.each([
  [1, 'just seen'],
  [0.95, 'firm'],
  [0.9, 'firm'],
  [0.8, 'fading'],
  [0.3, 'faint'],
])('a recall of %d is %s', (recall, words) => {
  const [drill] = schedule.drills;
  if (!drill?.card) throw new Error('it was tried');
  expect(recallWords({ ...drill.card, recall })).toBe(words);
});
