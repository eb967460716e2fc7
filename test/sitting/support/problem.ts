import type { Problem } from '../../../src/domain/problem.ts';

/** A problem of which only what is given matters. */
export const problem = (given: Partial<Problem>): Problem => ({
  id: 'reels',
  version: '1.0.0',
  title: 'Reels',
  summary: '',
  difficulty: 'hard',
  folder: '/',
  statement: '',
  pass: 0.6,
  parts: [],
  tasks: [],
  deliverables: [],
  bronze: [],
  questions: [],
  scenarios: [],
  checks: [],
  rubrics: [],
  facts: null,
  workload: null,
  hints: [],
  references: [],
  followUps: [],
  curveballs: [],
  judged: [],
  ...given,
});
