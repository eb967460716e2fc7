import * as z from 'zod';
import { plan } from './plan.ts';

/** Of every file of an attempt; files of another format are never changed, and never guessed at. */
export const FORMAT = 'graincheck/attempt/1';

export const format = z.literal(FORMAT, { error: `must be ${FORMAT}; another graincheck wrote this` });

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

/** `defence.json`: the follow-ups, as they were answered. */
export const defenceFile = z.object({
  format,
  answers: z.array(
    z.object({
      followUp: z.string(),
      answer: z.string(),
      mark: z.enum(['made', 'half', 'missed']).nullable(),
    }),
  ),
});
