import * as z from 'zod';
import type { Detail } from '../../domain/detail.ts';
import type { DiffRow } from '../../domain/finding.ts';
import { CAUSES, type Scorecard, type Tally, VERDICTS } from '../../domain/scorecard.ts';

/** One test for a whole row: reports are mostly rows, and histories have hundreds of reports. */
const row = z.custom<DiffRow['got']>(
  (value) => value === null || (typeof value === 'object' && Object.values(value).every(isCell)),
);

const finding = z.object({
  // A later version may know more codes; a finding's words stand beside its code.
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
  scenario: z.string().exactOptional(),
  rows: z.array(z.object({ expected: row, got: row, differs: z.array(z.string()) })).exactOptional(),
});

// What a check saw is shown and never judged again; a later version may see more.
const detail = z.custom<Detail>((value) => typeof value === 'object' && value !== null).exactOptional();

const head = {
  problem: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  submission: z.object({ path: z.string(), dialect: z.string(), sha256: z.string() }),
  passScore: z.number(),
  notes: z.array(z.string()).default([]),
  advice: z.array(finding).default([]),
  engine: z.object({ name: z.string(), version: z.string() }),
  seeds: z.array(z.number()).nullable(),
};
const named = { id: z.string(), title: z.string() };
const check = {
  ...named,
  part: z.string(),
  task: z.string(),
  scale: z.enum(['design', 'proof']),
  verdict: z.enum(VERDICTS),
  findings: z.array(finding),
  detail,
};

const tally = { score: z.number(), open: z.number(), maxScore: z.number() };

/** The JSON report `graincheck/report/2`, as far as a scorecard is made of it. */
const now = z
  .object({
    schema: z.literal('graincheck/report/2'),
    ...head,
    ...tally,
    causes: z.object({ words: z.number(), unsupported: z.number() }),
    passed: z.boolean().nullable(),
    parts: z.array(z.object({ ...named, ...tally })),
    scales: z.object({ design: z.object(tally), proof: z.object(tally) }),
    checks: z.array(z.object({ ...check, ...tally, cause: z.enum(CAUSES).nullable().default(null) })),
  })
  .transform(
    ({ schema: _, score, open, maxScore, ...card }): Scorecard => ({
      ...card,
      total: { score, open, maxScore },
    }),
  );

const before = { score: z.number(), maxScore: z.number() };

/**
 * `graincheck/report/1`: what could not be run was in no maximum, and answers in words were marked by a checklist, whose
 * marks stay as they were; the points that it saw are not shown any more.
 */
const first = z
  .object({
    schema: z.literal('graincheck/report/1'),
    ...head,
    ...before,
    passed: z.boolean(),
    undecided: z.boolean().default(false),
    parts: z.array(z.object({ ...named, ...before })),
    scales: z.object({ design: z.object(before), proof: z.object(before) }),
    checks: z.array(z.object({ ...check, ...before, open: z.number().default(0) })),
  })
  .transform(({ schema: _, score, maxScore, undecided, ...card }): Scorecard => {
    const checks = card.checks.map(({ detail: saw, ...one }) => ({
      ...one,
      // Where all of a check was open its maximum was told, and counted nowhere.
      maxScore: one.verdict === 'unsupported' ? one.maxScore : one.maxScore + one.open,
      cause: one.open > 0 ? ('unsupported' as const) : null,
      ...(saw !== undefined && saw.kind !== 'rubric' && { detail: saw }),
    }));
    const openOf = (of: (one: (typeof checks)[number]) => boolean) =>
      checks.filter(of).reduce((sum, { open }) => sum + open, 0);
    const whole = (old: Omit<Tally, 'open'>, of: (one: (typeof checks)[number]) => boolean): Tally => {
      const open = openOf(of);
      return { score: old.score, open, maxScore: old.maxScore + open };
    };
    const all = openOf(() => true);
    return {
      ...card,
      checks,
      total: whole({ score, maxScore }, () => true),
      causes: { words: 0, unsupported: all },
      passed: undecided ? null : card.passed,
      parts: card.parts.map(({ id, title, ...old }) => ({
        id,
        title,
        ...whole(old, ({ part }) => part === id),
      })),
      scales: {
        design: whole(card.scales.design, ({ scale }) => scale === 'design'),
        proof: whole(card.scales.proof, ({ scale }) => scale === 'proof'),
      },
    };
  });

function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** A report's scorecard: what `jsonReport` was made of. */
export const reportFile = z.discriminatedUnion('schema', [now, first], {
  error: 'is of a format that this graincheck does not know',
});
