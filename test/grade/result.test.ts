import { expect, test } from 'vitest';
import type { Judgement } from '../../src/checks/check.ts';
import type { Failure } from '../../src/domain/run.ts';
import type { CheckResult } from '../../src/domain/scorecard.ts';
import { resultOf } from '../../src/grade/judge.ts';

const error = { file: 'load.sql', line: 1, column: 1, message: 'no', hint: null, excerpt: '' };
const broken: Failure = { kind: 'sql-error', error };
const unsupported: Failure = { kind: 'unsupported', error };
const blocked: Failure = { kind: 'blocked', by: broken };

type Case = readonly [
  string,
  Partial<Judgement> & Pick<Judgement, 'earned' | 'of'>,
  Partial<CheckResult> & Pick<CheckResult, 'verdict' | 'score'>,
];

/** Of a check of 6 points. */
const CASES: readonly Case[] = [
  ['all right', { earned: 4, of: 4 }, { verdict: 'accepted', score: 6 }],
  ['some right', { earned: 1, of: 4 }, { verdict: 'partial', score: 1.5 }],
  ['thirds are told to the hundredth', { earned: 1, of: 9 }, { verdict: 'partial', score: 0.67 }],
  ['nothing right', { earned: 0, of: 4 }, { verdict: 'wrong-answer', score: 0 }],
  ['a script that breaks', { earned: 0, of: 1, failure: broken }, { verdict: 'sql-error', score: 0 }],
  ['some right before it broke', { earned: 1, of: 2, failure: broken }, { verdict: 'partial', score: 3 }],
  ['behind what broke', { earned: 0, of: 1, failure: blocked }, { verdict: 'wrong-answer', score: 0 }],
  [
    'what cannot be run is open, all of it',
    { earned: 0, of: 3, failure: unsupported },
    { verdict: 'unsupported', score: 0, open: 6, cause: 'unsupported' },
  ],
  [
    'a part that cannot be run, and the rest is right',
    { earned: 2, of: 3, open: 1 },
    { verdict: 'unsupported', score: 4, open: 2, cause: 'unsupported' },
  ],
  [
    'a part that cannot be run, and some of the rest is wrong',
    { earned: 1, of: 3, open: 1 },
    { verdict: 'partial', score: 2, open: 2, cause: 'unsupported' },
  ],
  [
    'a part that cannot be run, and all of the rest is wrong',
    { earned: 0, of: 3, open: 2 },
    { verdict: 'wrong-answer', score: 0, open: 4, cause: 'unsupported' },
  ],
  [
    'words that nobody has marked',
    { earned: 1, of: 2, open: 1, cause: 'words' },
    { verdict: 'open', score: 3, open: 3, cause: 'words' },
  ],
  ['words that are all marked', { earned: 1, of: 2, cause: 'words' }, { verdict: 'partial', score: 3 }],
  ['nothing to judge', { earned: 0, of: 1, nothing: true }, { verdict: 'nothing-to-judge', score: 0 }],
];

test.each(CASES)('%s', (_, judgement, expected) => {
  const head = { id: 'c', title: 'C', part: 'A', task: 't', scale: 'design', maxScore: 6 } as const;
  expect(resultOf(head, { findings: [], failure: null, ...judgement })).toEqual({
    ...head,
    open: 0,
    cause: null,
    findings: [],
    ...expected,
  });
});
