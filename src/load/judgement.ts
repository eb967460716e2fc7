import type * as z from 'zod';
import type { AnswerPoint, AnswerReport, Rubric } from '../domain/rubric.ts';
import { type JudgementJson, judgement } from './schema/judge.ts';

/** What a judge printed, as a report; or what is wrong with it. */
export type ReadJudgement =
  | { readonly ok: true; readonly report: AnswerReport }
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
  return { ok: true, report: reportOf(points, rubric, command) };
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

function reportOf(marks: JudgementJson['points'], rubric: Rubric, command: string): AnswerReport {
  const points = rubric.points.map(({ id, title, model }): AnswerPoint => {
    const { score = 0, quote, comment } = marks.find((mark) => mark.id === id) ?? {};
    return {
      id,
      title,
      state: score === 1 ? 'made' : score > 0 ? 'half' : 'missed',
      score,
      quotes: quote === undefined ? [] : [quote],
      against: null,
      listed: false,
      comment: comment ?? null,
      model,
    };
  });
  return {
    deliverable: rubric.deliverable,
    readBy: { kind: 'judge', command },
    points,
    share: points.reduce((sum, { score }) => sum + score, 0) / Math.max(1, points.length),
    selfScore: null,
    note: `Judged by a program that was named with --judge: ${command}`,
  };
}
