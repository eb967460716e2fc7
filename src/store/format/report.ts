import * as z from 'zod';
import type { Detail } from '../../domain/detail.ts';
import type { DiffRow } from '../../domain/finding.ts';
import { type Scorecard, VERDICTS } from '../../domain/scorecard.ts';

/** One test for a whole row: reports are mostly rows, and histories have hundreds of reports. */
const row = z.custom<DiffRow['got']>(
  (value) => value === null || (typeof value === 'object' && Object.values(value).every(isCell)),
);
const tally = { score: z.number(), maxScore: z.number() };

const finding = z.object({
  // A later version may know more codes; a finding's words stand beside its code.
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
  scenario: z.string().exactOptional(),
  rows: z.array(z.object({ expected: row, got: row, differs: z.array(z.string()) })).exactOptional(),
});

/** The JSON report `graincheck/report/1`, as far as a scorecard is made of it. */
const report = z.object({
  schema: z.literal('graincheck/report/1'),
  problem: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  submission: z.object({ path: z.string(), dialect: z.string(), sha256: z.string() }),
  score: z.number(),
  maxScore: z.number(),
  passScore: z.number(),
  passed: z.boolean(),
  open: z.number().default(0),
  undecided: z.boolean().default(false),
  parts: z.array(z.object({ id: z.string(), title: z.string(), ...tally })),
  scales: z.object({ design: z.object(tally), proof: z.object(tally) }),
  checks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      part: z.string(),
      task: z.string(),
      scale: z.enum(['design', 'proof']),
      verdict: z.enum(VERDICTS),
      ...tally,
      open: z.number().exactOptional(),
      findings: z.array(finding),
      // What a check saw is shown and never judged again; a later version may see more.
      detail: z.custom<Detail>((value) => typeof value === 'object' && value !== null).exactOptional(),
    }),
  ),
  notes: z.array(z.string()).default([]),
  advice: z.array(finding).default([]),
  engine: z.object({ name: z.string(), version: z.string() }),
  seeds: z.array(z.number()),
});

function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** A report's scorecard: what `jsonReport` was made of. */
export const reportFile = report.transform(
  ({ schema: _, score, maxScore, ...card }): Scorecard => ({ ...card, total: { score, maxScore } }),
);
