import { type Finding, findings } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import type { AnswerPoint, AnswerReport, Rubric } from '../domain/rubric.ts';
import { answerReader } from '../words/read.ts';
import { JudgeError, OutsideJudgeError } from './check.ts';
import { alone, defineCheck, lacksNothing } from './define.ts';
import { handedIn } from './handed-in.ts';
import { refTo } from './schema.ts';

type Point = { file: string; title: string; model: string };

const says = findings({
  'point-missing': ({ file, title, model }: Point) => ({
    message: `${file} does not say, in words that a checklist finds: ${title}.`,
    hint: model,
  }),
  /** Half of it is said; or all of it, in a list of keywords. */
  'point-half': ({ file, title, model, listed, quote }: Point & { listed: boolean; quote: string }) => ({
    message: listed
      ? `${file} names it among keywords and does not say it, which earns half: ${title} (“${quote}”).`
      : `${file} says half of it: ${title} (“${quote}”).`,
    hint: model,
  }),
  'point-contradicted': ({ file, title, model, against }: Point & { against: string }) => ({
    message: `${file} says the opposite of a point: ${title} (“${against}”).`,
    hint: model,
  }),
  /** A judge of the instructor's gave less than the whole point. */
  'point-judged': ({ title, score, comment, model }: Omit<Point, 'file'> & Mark) => ({
    message: `The judge gives ${Math.round(score * 100)} % for: ${title}${comment ? ` (${comment})` : ''}.`,
    hint: model,
  }),
});

type Mark = { score: number; comment: string | null };

/** An answer in words makes its points: in proportion, by a checklist or by a judge of the instructor's. */
export const rubric = defineCheck({
  kind: 'rubric',
  about: 'An answer in words makes the points of its rubric in `rubrics.yaml`.',
  args: { deliverable: refTo('`words` deliverable', 'Id of the deliverable in words.'), alone },
  says,
  requires: { file: 'rubrics' },
  premise: lacksNothing,
  judge: ({ deliverable, alone: isAlone }, { problem, submission, judged }) => {
    const points = rubricOf(problem, deliverable);
    const handed = handedIn(problem, submission, deliverable, isAlone);
    if (!handed.ok) return handed.judgement;
    const { file, text } = handed.source;
    const outside = judged?.(deliverable) ?? null;
    if (outside && !outside.ok) throw new OutsideJudgeError(outside.why);
    const report = outside ? outside.report : answerReader(points, taskTexts(problem))(text);
    return {
      earned: report.share,
      of: 1,
      findings: report.points.flatMap((point) => findingOn(point, report, file)),
      failure: null,
      detail: { kind: 'rubric', answer: report },
    };
  },
});

export function rubricOf({ rubrics }: Problem, deliverable: string): Rubric {
  const found = rubrics.find((one) => one.deliverable === deliverable);
  if (!found) throw new JudgeError(`There is no rubric for ${deliverable}.`);
  return found;
}

/** What the candidate was told: repeating it is no answer. */
export function taskTexts({ statement, tasks, hints, followUps }: Problem): readonly string[] {
  return [
    statement,
    ...tasks.map(({ asks }) => asks),
    ...hints.flatMap(({ steps }) => steps),
    ...followUps.map(({ question }) => question),
  ];
}

function findingOn(point: AnswerPoint, { readBy }: AnswerReport, file: string): Finding[] {
  const { title, model, state, score, listed, comment } = point;
  if (score === 1) return [];
  if (readBy.kind === 'judge') return [says('point-judged', { title, score, comment, model })];
  if (state === 'contradicted')
    return [says('point-contradicted', { file, title, model, against: point.against ?? '' })];
  if (state === 'half')
    return [says('point-half', { file, title, model, listed, quote: point.quotes[0] ?? '' })];
  return [says('point-missing', { file, title, model })];
}
