import type { Finding } from '../domain/finding.ts';
import type { CheckResult, Scorecard } from '../domain/scorecard.ts';
import { block } from './measure.ts';
import { overview, verdicts, worth } from './overview.ts';
import { rowTable } from './rows.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';

export type TextOptions = {
  /** Cells of a line. */
  readonly width: number;
  readonly style: Style;
};

/** The report for a person: the score first, then a reason for every point lost, then what to do next. */
export function textReport(card: Scorecard, { width, style }: TextOptions): string {
  const lost = card.checks.filter((check) => check.verdict !== 'accepted');
  const remarks = card.checks.filter((check) => check.verdict === 'accepted' && check.findings.length > 0);
  const lines = [
    ...overview(card, width, style),
    ...section(
      'Where the points went',
      lost.flatMap((check) => details(check, width, style)),
      style,
    ),
    ...section(
      'Worth knowing',
      [
        ...card.notes.flatMap((note) => block(visibleLines(note), width, 2)),
        ...remarks.flatMap((check) => details(check, width, style)),
      ],
      style,
    ),
    ...section(
      'What next',
      next(card, lost).map((line) => `  ${line}`),
      style,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines, ...(lines.at(-1) === '' ? [] : [''])];
}

function details(check: CheckResult, width: number, style: Style): string[] {
  const { sign, paint, words } = verdicts[check.verdict];
  const head = `  ${style[paint](sign)} ${style.strong(check.id)}: ${words}, ${worth(check)}`;
  return [head, ...check.findings.flatMap((finding) => reason(finding, width, style)), ''];
}

function reason({ message, hint, scenario, rows }: Finding, width: number, style: Style): string[] {
  const where = scenario === undefined ? '' : `[${visible(scenario)}] `;
  const [first = '', ...more] = visibleLines(message);
  return [
    ...block([where + first, ...more], width, 4),
    ...rowTable(rows ?? [], width - 6, style).map((line) => `      ${line}`),
    ...(hint === undefined ? [] : block(visibleLines(`hint: ${hint}`), width, 4).map(style.muted)),
  ];
}

/** The first check that lost points comes first: what stands later often fails because of it. */
function next({ problem, submission, passed }: Scorecard, lost: readonly CheckResult[]): string[] {
  const tried = lost.filter(({ verdict }) => verdict !== 'missing' && verdict !== 'judge-error');
  const first = tried[0] ?? lost[0];
  if (!first) return ['Every point is there. Compare your model with the reference models of the problem.'];
  const scenario = first.findings.find((finding) => finding.scenario !== undefined)?.scenario;
  const folder = quoted(submission.path);
  return [
    passed
      ? `It passes. What is left starts with ${first.id}.`
      : `Start with ${first.id}; others may rest on it.`,
    'To see it happen, and for a hint:',
    ...(scenario === undefined
      ? []
      : [`  graincheck replay ${problem.id} ${folder} --scenario ${visible(scenario)} | sqlite3`]),
    `  graincheck show ${problem.id} --hints ${first.task}`,
  ];
}

/** Fit for a shell, whatever stands in the path. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${visible(path).replaceAll("'", "'\\''")}'`;
}
