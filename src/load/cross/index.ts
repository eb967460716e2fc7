import { byHand } from './by-hand.ts';
import { checks } from './checks.ts';
import { curveballs } from './curveballs.ts';
import { deliverables } from './deliverables.ts';
import { docPaths } from './doc-paths.ts';
import { questions } from './questions.ts';
import { refs } from './refs.ts';
import type { Rule } from './rule.ts';
import { scenarios } from './scenarios.ts';
import { unique } from './unique.ts';

/** All that is looked at once the shape is right. */
export const rules: readonly Rule[] = [
  unique,
  refs,
  deliverables,
  docPaths,
  questions,
  scenarios,
  byHand,
  checks,
  curveballs,
];
