import { type Finding, findings, plural } from '../domain/finding.ts';
import { hashText } from '../domain/hash.ts';
import type { Marker, PointMarks } from '../domain/mark.ts';
import type { Problem } from '../domain/problem.ts';
import type { AnswerPoint, AnswerReport, Rubric } from '../domain/rubric.ts';
import { nearestFinder } from '../words/nearest.ts';
import { emptyFinder, LEAST_OWN_WORDS, MOST_READ } from '../words/own-words.ts';
import { JudgeError, type Judgement } from './check.ts';
import { alone, defineCheck, lacksNothing } from './define.ts';
import { fileOf, missing, withoutDesign } from './handed-in.ts';
import { refTo } from './schema.ts';

/** `score`: share of the point, 0 to 1. */
type Marked = { title: string; model: string; score: number; by: Marker; comment: string | null };
type Unmarked = { file: string; count: number };

const says = findings({
  /** Somebody gave less than the whole point. */
  'point-marked': ({ title, score, by, comment, model }: Marked) => ({
    message: `${score === 0 ? 'Not made' : `${Math.round(score * 100)} % made`}, ${byWords(by)}: ${title}${comment ? ` (${comment})` : ''}.`,
    hint: model,
  }),
  /** Nobody has marked them yet. */
  'points-open': ({ file, count }: Unmarked) => ({
    message: `${count} ${plural(count, 'point', 'points')} of ${file} ${plural(count, 'waits', 'wait')} for a reader: words give and take no point by themselves.`,
    hint: 'Mark them in the full screen beside the model answers; in grade, name marks with --marks or a judge with --judge.',
  }),
  /** Nobody has marked them, and they count as missed. */
  'points-unmarked': ({ file, count }: Unmarked) => ({
    message: `${count} ${plural(count, 'point', 'points')} of ${file} ${plural(count, 'is', 'are')} marked by nobody, and ${plural(count, 'counts', 'count')} as missed.`,
    hint: 'That is what --words strict asks for; name marks with --marks or a judge with --judge.',
  }),
  /** Not there, or with fewer than `least` words of one's own. */
  'answer-missing': ({ file, least }: { file: string; least: number }) => ({
    message: `${file} is not there, or has fewer than ${least} words that are not the task's own; what nobody has marked of it is missed.`,
  }),
  /** The judge that was asked gave no answer that can be used. */
  'judge-failed': ({ why }: { why: string }) => ({
    message: `The judge could not judge this answer, which costs nothing: ${why}`,
    hint: 'docs/words.md says what a judge reads and answers.',
  }),
});

function byWords(by: Marker): string {
  switch (by.kind) {
    case 'candidate':
      return 'by your own mark';
    case 'instructor':
      return by.name === null ? `by ${by.file}` : `by ${by.name}`;
    case 'judge':
      return 'by the judge';
    case 'author':
      return 'by its author';
  }
}

/** An answer in words makes its points, as far as somebody who has read it says so. */
export const rubric = defineCheck({
  kind: 'rubric',
  about:
    'An answer in words makes the points of its rubric in `rubrics.yaml`, as far as a reader marks them.',
  args: { deliverable: refTo('`words` deliverable', 'Id of the deliverable in words.'), alone },
  says,
  requires: { file: 'rubrics' },
  premise: lacksNothing,
  judge: ({ deliverable, alone: isAlone }, { problem, submission, words }) => {
    const points = rubricOf(problem, deliverable);
    const design = withoutDesign(problem, submission, isAlone);
    if (design) return design;
    const text = submission.files[deliverable]?.text ?? null;
    const marks = words?.marks(deliverable) ?? new Map();
    if (text === null && marks.size === 0) return missing(problem, deliverable);
    const report = answerReport(problem, points, text, marks);
    const why = words?.failed(deliverable) ?? null;
    const judgement = answerJudgement(report, words?.unmarked ?? 'open');
    return why === null
      ? judgement
      : { ...judgement, findings: [says('judge-failed', { why }), ...judgement.findings] };
  },
  // What makes a point is told after grading.
  sample: { isSecret: true },
});

function rubricOf({ rubrics }: Problem, deliverable: string): Rubric {
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

/** Whether a text is no answer: hardly anything of it is the candidate's own. */
export function isEmptyAnswer(problem: Problem, { given }: Rubric, text: string): boolean {
  return emptyFinder([...taskTexts(problem), given])(text);
}

const CUT = `Only the first ${MOST_READ.toLocaleString('en')} characters were read.`;

/** What of an answer is nearest to each point, and what was marked. */
function answerReport(
  problem: Problem,
  rubricOfIt: Rubric,
  text: string | null,
  marks: PointMarks,
): AnswerReport {
  const { deliverable, points } = rubricOfIt;
  const isMissing = text === null || isEmptyAnswer(problem, rubricOfIt, text);
  const nearest = text === null ? [] : nearestFinder(rubricOfIt, taskTexts(problem))(text);
  return {
    deliverable,
    file: fileOf(problem, deliverable),
    text: text === null ? '' : hashText(text),
    isMissing,
    points: points.map(({ id, title, model }, at) => ({
      id,
      title,
      model,
      seems: nearest[at]?.seems ?? 'not-found',
      quotes: nearest[at]?.quotes ?? [],
      mark: marks.get(id) ?? null,
    })),
    note: text !== null && text.length > MOST_READ ? CUT : null,
  };
}

/**
 * Adds up what was marked. A point that nobody has marked is open; where there is no answer, or where the reader of the
 * report wants it so, it is missed.
 */
export function answerJudgement(report: AnswerReport, unmarked: 'open' | 'missed'): Judgement {
  const { deliverable, file, points, isMissing } = report;
  const marked = points.flatMap(({ mark }) => mark ?? []);
  const bare = points.length - marked.length;
  const open = isMissing || unmarked === 'missed' ? 0 : bare;
  if (isMissing && marked.length === 0) {
    const failure = { kind: 'missing', deliverable, file } as const;
    return { earned: 0, of: points.length, findings: [unmarkedFinding(report, bare, false)], failure };
  }
  return {
    earned: marked.reduce((sum, { score }) => sum + score, 0),
    of: points.length,
    ...(open > 0 && { open, cause: 'words' as const }),
    findings: [
      ...points.flatMap((point) => findingOn(point)),
      ...(bare === 0 ? [] : [unmarkedFinding(report, bare, open > 0)]),
    ],
    failure: null,
    detail: { kind: 'rubric', answer: report },
  };
}

function findingOn({ title, model, mark }: AnswerPoint): Finding[] {
  if (mark === null || mark.score === 1) return [];
  const { score, by, comment } = mark;
  return [says('point-marked', { title, model, score, by, comment })];
}

function unmarkedFinding({ file, isMissing }: AnswerReport, count: number, open: boolean): Finding {
  if (isMissing) return says('answer-missing', { file, least: LEAST_OWN_WORDS });
  return says(open ? 'points-open' : 'points-unmarked', { file, count });
}
