import {
  CAUSES,
  type CheckResult,
  isJudged,
  type OpenCause,
  type Scorecard,
  type Tally,
  type Verdict,
} from '../domain/scorecard.ts';
import { cut, pad, padLeft, widthOf } from './measure.ts';
import { bar, points, span, tally } from './points.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** Sign, colour and words of each verdict. */
export const verdicts = {
  accepted: { sign: '✓', paint: 'good', words: 'accepted' },
  partial: { sign: '~', paint: 'warn', words: 'partly right' },
  'wrong-answer': { sign: '✗', paint: 'bad', words: 'wrong answer' },
  'sql-error': { sign: '✗', paint: 'bad', words: 'SQL error' },
  'limit-exceeded': { sign: '✗', paint: 'bad', words: 'limit exceeded' },
  missing: { sign: '–', paint: 'muted', words: 'not attempted' },
  'nothing-to-judge': { sign: '–', paint: 'bad', words: 'nothing to judge' },
  unsupported: { sign: '?', paint: 'warn', words: 'unsupported here' },
  open: { sign: '?', paint: 'warn', words: 'waits for a reader' },
  'judge-error': { sign: '?', paint: 'warn', words: 'not judged and not counted' },
} as const satisfies Record<Verdict, { sign: string; paint: keyof Style; words: string }>;

const barWidth = 24;

/** Score and pass mark, a bar for each part and scale, then a line for each check. */
export function overview(card: Scorecard, width: number, style: Style): string[] {
  return [...headline(card, style), '', ...bars(card, style), '', ...checkLines(card, width, style)];
}

function headline(card: Scorecard, style: Style): string[] {
  const { problem, submission, total, passScore } = card;
  const verdict = passWords(card, style);
  const dialect = submission.dialect || 'unread';
  const from = `${submission.path} (${dialect}, ${submission.sha256.slice(0, 12)})`;
  return [
    `${style.strong(visible(problem.title))}  ${style.muted(visible(`${problem.id} ${problem.version}`))}`,
    style.muted(visible(from)),
    '',
    ...(card.ended ? [`  ${style.warn(`Not finished: ${visible(card.ended.message)}`)}`] : []),
    `  ${style.strong(`${span(total)} of ${points(total.maxScore)} points`)}, ${verdict}; the pass mark is ${points(passScore)}`,
    ...openWords(card).map((line) => `  ${style.warn(line)}`),
  ];
}

const becauseOf = {
  words: ['waits for a reader', 'wait for a reader'],
  unsupported: ['rests on SQL that cannot be run here', 'rest on SQL that cannot be run here'],
} as const satisfies Record<OpenCause, readonly [string, string]>;

/** Why points are open, a line for each reason. */
export function openWords({ causes }: Pick<Scorecard, 'causes'>): string[] {
  return CAUSES.filter((cause) => causes[cause] > 0).map((cause) => {
    const open = points(causes[cause]);
    return open === '1' ? `1 point ${becauseOf[cause][0]}` : `${open} points ${becauseOf[cause][1]}`;
  });
}

/** Passed, not passed, or not decided. */
export function passWords({ passed }: Pick<Scorecard, 'passed'>, style: Style): string {
  if (passed === null) return style.warn('not decided');
  return passed ? style.good('passed') : style.bad('not passed');
}

function bars(card: Scorecard, style: Style): string[] {
  const parts = partBars(card);
  const lines = barLines([...parts, ...scaleBars(card)], style, barWidth);
  return [...lines.slice(0, parts.length), '', ...lines.slice(parts.length)];
}

/** What a bar is about, and how full it is. */
export type Bar = { readonly label: string; readonly of: Tally };

export function partBars({ parts }: Scorecard): Bar[] {
  return parts.map((part) => ({ label: `${part.id}  ${visible(part.title)}`, of: part }));
}

/** A scale that nothing is judged on has no bar. */
export function scaleBars({ scales, checks }: Scorecard): Bar[] {
  return (['design', 'proof'] as const)
    .filter((id) => checks.some((check) => check.scale === id))
    .map((id) => ({ label: id, of: scales[id] }));
}

/** Bars of `cells`, one under the other. */
export function barLines(rows: readonly Bar[], style: Style, cells: number): string[] {
  const widest = Math.max(...rows.map(({ label }) => widthOf(label)));
  return rows.map(
    ({ label, of }) =>
      `  ${pad(label, widest)}  ${paintBar(of, style, cells)}  ${of.maxScore === 0 ? '–' : tally(of)}`,
  );
}

function paintBar(of: Tally, style: Style, cells: number): string {
  const text = bar(of, cells);
  if (of.score >= of.maxScore) return style.good(text);
  return of.score + of.open > 0 ? style.warn(text) : style.muted(text);
}

function checkLines({ parts, checks }: Scorecard, width: number, style: Style): string[] {
  const ids = Math.max(0, ...checks.map(({ id }) => widthOf(id)));
  const marks = Math.max(0, ...checks.map((check) => worth(check).length));
  const room = width - 4 - ids - 2 - 2 - marks;
  const line = (check: CheckResult) => {
    const { sign, paint } = verdicts[check.verdict];
    const title = pad(cut(visible(check.title), room), Math.min(room, 60));
    return `  ${style[paint](sign)} ${pad(check.id, ids)}  ${title}  ${style[paint](padLeft(worth(check), marks))}`;
  };
  return parts.flatMap((part) => {
    const own = checks.filter((check) => check.part === part.id);
    if (own.length === 0) return [];
    return [style.strong(`${part.id}  ${visible(part.title)}`), ...own.map(line), ''];
  });
}

/** Points as a line shows them; those of a check that could not be judged count nowhere. */
export function worth(check: Tally & Pick<CheckResult, 'verdict'>): string {
  return isJudged(check) ? tally(check) : `– / ${points(check.maxScore)}`;
}
