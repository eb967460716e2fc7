import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { MARKS } from '../../domain/mark.ts';
import { codeOf, reasonOf } from '../../load/read-text.ts';

/** A file that this program wrote once, read back. `why` is for a person, without the file's name. */
type ReadJson<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly why: string };

export function readJson<S extends z.ZodType>(path: string, schema: S): ReadJson<z.output<S>> {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { kind: 'read', value: parsed.data };
    const [issue] = parsed.error.issues;
    return { kind: 'broken', why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not right'}` };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' };
    return { kind: 'broken', why: error instanceof SyntaxError ? 'is no JSON' : reasonOf(error) };
  }
}

const wholeMs = z.int().min(0);

/** What a sitting is to be, as it stands in files. */
export const plan = z.object({
  problem: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  mode: z.enum(['interview', 'practice']),
  parts: z.array(z.object({ id: z.string(), title: z.string(), budgetMs: wholeMs.nullable() })).min(1),
  totalMs: wholeMs.nullable(),
  curveballs: z.array(z.object({ id: z.string(), part: z.string(), afterMs: wholeMs })),
});

/** Of every file of an attempt; files of another format are never changed, and never guessed at. */
export const FORMAT = 'graincheck/attempt/1';

const format = z.literal(FORMAT, { error: `must be ${FORMAT}; another graincheck wrote this` });

/** `attempt.json`: what was known when the sitting began. */
export const attemptFile = z.object({
  format,
  number: z.int().positive(),
  startedAt: z.iso.datetime(),
  author: z.string().nullable(),
  /** Absolute path of the candidate's own folder; null: `work/` beside this file. */
  workFolder: z.string().nullable(),
  plan,
});

const ms = z.number().min(0);

/** `ended.json`: what the journal comes to, so that a list of attempts need not read it. */
export const endedFile = z.object({
  format,
  phase: z.enum(['handed-in', 'given-up']),
  time: z.object({
    byPart: z.record(z.string(), ms),
    total: ms,
    overtime: ms,
    paused: ms,
    away: ms,
    suspended: ms,
    wallShift: ms,
  }),
});

/** `walk-through.json`: where the candidate says that things stand. */
export const walkThroughFile = z.object({
  format,
  answers: z.record(z.string(), z.string().nullable()),
});

/** `marks.json`: the candidate's own marks of answers in words. */
export const marksFile = z.object({
  format,
  marks: z.array(
    z.object({
      deliverable: z.string(),
      text: z.string(),
      points: z.record(z.string(), z.enum(MARKS)),
    }),
  ),
});

/** `defence.json`: the follow-ups, as they were answered. */
export const defenceFile = z.object({
  format,
  answers: z.array(
    z.object({
      followUp: z.string(),
      answer: z.string(),
      mark: z.enum(MARKS).nullable(),
    }),
  ),
});
