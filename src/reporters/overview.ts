import type { CheckResult, Scorecard, Tally, Verdict } from '../domain/scorecard.ts';
import { cut, pad, padLeft, widthOf } from './measure.ts';
import { bar, points, tally } from './points.ts';
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
  'judge-error': { sign: '?', paint: 'warn', words: 'not judged and not counted' },
} as const satisfies Record<Verdict, { sign: string; paint: keyof Style; words: string }>;

const barWidth = 24;

/** Score and pass mark, a bar for each part and scale, then a line for each check. */
export function overview(card: Scorecard, width: number, style: Style): string[] {
  return [...headline(card, style), '', ...bars(card, style), '', ...checkLines(card, width, style)];
}

function headline({ problem, submission, total, passScore, passed }: Scorecard, style: Style): string[] {
  const verdict = passed ? style.good('passed') : style.bad('not passed');
  const from = `${submission.path} (${submission.dialect}, ${submission.sha256.slice(0, 12)})`;
  return [
    `${style.strong(visible(problem.title))}  ${style.muted(`${problem.id} ${problem.version}`)}`,
    style.muted(visible(from)),
    '',
    `  ${style.strong(`${points(total.score)} of ${points(total.maxScore)} points`)}, ${verdict}; the pass mark is ${points(passScore)}`,
  ];
}

function bars(card: Scorecard, style: Style): string[] {
  const { parts, scales } = barGroups(card, style);
  return [...parts, '', ...scales];
}

/** A bar for each part, and one for each scale, all of one width. */
export function barGroups({ parts, scales }: Scorecard, style: Style): { parts: string[]; scales: string[] } {
  const scaleRows = (['design', 'proof'] as const).map((id) => ({ label: id, of: scales[id] }));
  const partRows = parts.map((part) => ({ label: `${part.id}  ${visible(part.title)}`, of: part }));
  const widest = Math.max(...[...partRows, ...scaleRows].map(({ label }) => widthOf(label)));
  const row = ({ label, of }: { label: string; of: Tally }) =>
    `  ${pad(label, widest)}  ${paintBar(of, style)}  ${of.maxScore === 0 ? '–' : tally(of)}`;
  return { parts: partRows.map(row), scales: scaleRows.map(row) };
}

function paintBar(of: Tally, style: Style): string {
  const text = bar(of, barWidth);
  if (of.score >= of.maxScore) return style.good(text);
  return of.score > 0 ? style.warn(text) : style.muted(text);
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

/** Points as a line shows them; those of a check that could not be judged are open. */
export function worth(check: Tally & Pick<CheckResult, 'verdict'>): string {
  return check.verdict === 'judge-error' ? `– / ${points(check.maxScore)}` : tally(check);
}
