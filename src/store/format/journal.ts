import * as z from 'zod';
import type { Journal, JournalEntry } from '../../domain/sitting.ts';
import { plan } from './attempt.ts';

const at = z.object({
  process: z.string(),
  monotonicMs: z.number(),
  uptimeMs: z.number(),
  boot: z.string().nullable(),
  wallMs: z.number(),
});
const due = z.number().min(0);
const part = z.string();
const bare = (kind: 'beat' | 'paused' | 'resumed' | 'reopened' | 'handed-in' | 'given-up') =>
  z.object({ kind: z.literal(kind), at });

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), plan, at }),
  bare('beat'),
  z.discriminatedUnion('by', [
    z.object({ kind: z.literal('moved'), part, by: z.literal('candidate'), at }),
    z.object({ kind: z.literal('moved'), part, by: z.literal('bell'), due, at }),
  ]),
  bare('paused'),
  bare('resumed'),
  z.object({ kind: z.literal('curveball'), id: z.string(), due, at }),
  z.object({ kind: z.literal('part-bell'), part, due, at }),
  z.object({ kind: z.literal('last-bell'), due, at }),
  bare('reopened'),
  bare('handed-in'),
  bare('given-up'),
]);

/** `whole`: bytes up to the end of the last line that is whole; what follows was cut off by a crash. */
export type ReadJournal =
  | { readonly ok: true; readonly journal: Journal; readonly whole: number }
  | { readonly ok: false; readonly why: string };

export const journalLine = (one: JournalEntry): string => `${JSON.stringify(one)}\n`;

/** A broken line in the middle is no crash's work: it is told, with its number, and nothing is guessed. */
export function readJournal(text: string): ReadJournal {
  const lines = text.split('\n');
  const last = lines.pop() === '' ? lines.length - 1 : lines.length;
  const whole = lines.map((line) => ({ line, read: entry.safeParse(json(line)) }));
  const broken = whole.findIndex(({ read }) => !read.success);
  if (broken >= 0 && broken < last) return { ok: false, why: `line ${broken + 1} is no journal entry` };
  const kept = broken < 0 ? whole : whole.slice(0, broken);
  const [first, ...rest] = kept.flatMap(({ read }) => (read.success ? [read.data] : []));
  if (first?.kind !== 'started') return { ok: false, why: 'line 1 does not say how the sitting started' };
  const bytes = kept.reduce((sum, { line }) => sum + Buffer.byteLength(line) + 1, 0);
  return { ok: true, journal: [first, ...rest], whole: bytes };
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
