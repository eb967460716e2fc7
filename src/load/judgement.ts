import type * as z from 'zod';
import type { PointMark, PointMarks } from '../domain/mark.ts';
import type { Rubric } from '../domain/rubric.ts';
import { type JudgementJson, judgement } from './schema/judge.ts';

/** What a judge printed, as marks; or what is wrong with it. */
export type ReadJudgement =
  | { readonly ok: true; readonly marks: PointMarks }
  | { readonly ok: false; readonly why: string };

export function readJudgement(stdout: string, rubric: Rubric, command: string): ReadJudgement {
  const json = parsed(stdout);
  if (json === undefined) return { ok: false, why: 'what it printed is not JSON.' };
  const shaped = judgement.safeParse(json);
  if (!shaped.success) return { ok: false, why: `its answer has the wrong form: ${faultsOf(shaped.error)}` };
  const { points } = shaped.data;
  const known = new Set(rubric.points.map(({ id }) => id));
  const given = points.map(({ id }) => id);
  const unknown = given.find((id) => !known.has(id));
  if (unknown !== undefined) return { ok: false, why: `there is no point \`${unknown.slice(0, 60)}\`.` };
  const twice = given.find((id, at) => given.indexOf(id) !== at);
  if (twice !== undefined) return { ok: false, why: `the point \`${twice}\` is marked twice.` };
  const missing = [...known].find((id) => !given.includes(id));
  if (missing !== undefined) return { ok: false, why: `the point \`${missing}\` has no mark.` };
  return { ok: true, marks: marksOf(points, command) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
    .join('; ');
}

function marksOf(points: JudgementJson['points'], command: string): PointMarks {
  const by = { kind: 'judge', command } as const;
  return new Map(
    points.map(({ id, score, quote = null, comment = null }): [string, PointMark] => [
      id,
      { score, by, comment, quote },
    ]),
  );
}
