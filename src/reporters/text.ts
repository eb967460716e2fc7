import type { Finding } from '../domain/finding.ts';
import { type CheckResult, isJudged, type Scorecard, type Tally } from '../domain/scorecard.ts';
import { answerEntry } from './answers.ts';
import { costLines } from './costs.ts';
import { block } from './measure.ts';
import { overview, verdicts, worth } from './overview.ts';
import { rowTable } from './rows.ts';
import type { Style, TextOptions } from './style.ts';
import { visible, visibleLines } from './visible.ts';

/** The report for a person: the score first, then a reason for every point lost, then what to do next. */
export function textReport(card: Scorecard, { width, style }: TextOptions): string {
  // Answers in words are told point by point, with what makes each.
  const told = card.checks.filter((check) => check.detail?.kind !== 'rubric');
  const lost = card.checks.filter((check) => check.verdict !== 'accepted');
  const remarks = told.filter((check) => check.verdict === 'accepted' && check.findings.length > 0);
  const lines = [
    ...overview(card, width, style),
    ...section(
      'Where the points went',
      details(
        lost.filter((check) => told.includes(check)),
        width,
        style,
      ),
      style,
    ),
    ...section('What each model costs', costs(card.checks, { width, style }), style),
    ...section('Answers in words', answers(card.checks, { width, style }), style),
    ...section('What an interviewer would ask about', adviceLines(card.advice, width, style), style),
    ...section(
      'Worth knowing',
      [
        ...card.notes.flatMap((note) => block(visibleLines(note), width, 2)),
        ...details(remarks, width, style),
      ],
      style,
    ),
    ...section(
      'What next',
      next(card, lost, width).map((line) => `  ${line}`.trimEnd()),
      style,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines, ...(lines.at(-1) === '' ? [] : [''])];
}

/** Checks that say the same share one entry, under the first of them. */
function details(checks: readonly CheckResult[], width: number, style: Style): string[] {
  const groups = Map.groupBy(checks, ({ verdict, findings }) =>
    JSON.stringify([verdict, findings.map((finding) => ({ ...finding, scenario: null }))]),
  );
  return [...groups.values()].flatMap((group) => entry(group, width, style));
}

function entry(group: readonly CheckResult[], width: number, style: Style): string[] {
  const [first] = group;
  if (!first) return [];
  const { sign, paint, words } = verdicts[first.verdict];
  const sum = (points: keyof Tally) => group.reduce((all, check) => all + check[points], 0);
  const total = worth({
    verdict: first.verdict,
    score: sum('score'),
    open: sum('open'),
    maxScore: sum('maxScore'),
  });
  const head = `${group.map(({ id }) => id).join(', ')}: ${words}, ${total}`;
  const lines = block([head], width, 4).map((line) => style.strong(line.trimStart()));
  return [
    ...lines.map((line, at) => (at === 0 ? `  ${style[paint](sign)} ${line}` : `    ${line}`)),
    ...findingLines(costly(first.findings), { width, style }),
    ...doubtLines(first.findings, width, style),
    '',
  ];
}

const isDoubt = ({ code }: Finding) => code === 'fact-unsure';

/** Without what is in doubt: that costs nothing, and there may be much of it. */
const costly = (findings: readonly Finding[]) => findings.filter((finding) => !isDoubt(finding));

function doubtLines(findings: readonly Finding[], width: number, style: Style): string[] {
  const count = findings.filter(isDoubt).length;
  if (count === 0) return [];
  const text = `${count} more ${count === 1 ? 'is' : 'are'} not sure, and cost nothing: graincheck holds tells which, and how to settle it.`;
  return block([text], width, 4).map(style.muted);
}

/** What a check found, in words, with the rows that differ. */
export function findingLines(findings: readonly Finding[], { width, style }: TextOptions): string[] {
  return hintsOnce(findings).flatMap((finding) => reason(finding, width, style));
}

/** A hint that several findings in a row share stands after the last of them. */
function hintsOnce(findings: readonly Finding[]): Finding[] {
  return findings.map(({ hint, ...finding }, at) =>
    hint === undefined || hint === findings[at + 1]?.hint ? finding : { ...finding, hint },
  );
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

function answers(checks: readonly CheckResult[], options: TextOptions): string[] {
  return checks.flatMap((check) =>
    check.detail?.kind === 'rubric' ? answerEntry(check, check.detail.answer, options) : [],
  );
}

/** Shown whatever the verdict: it is what the patterns are compared for. */
function costs(checks: readonly CheckResult[], options: TextOptions): string[] {
  return checks.flatMap(({ detail }) => (detail?.kind === 'costs' ? costLines(detail.models, options) : []));
}

/** It costs nothing, and is said once for each kind of thing. */
function adviceLines(advice: readonly Finding[], width: number, style: Style): string[] {
  return advice.length === 0 ? [] : [...findingLines(advice, { width, style }), ''];
}

const WAITING =
  'Answers in words wait for a reader: --marks names a file of marks, --judge a program (docs/words.md).';

/** The first check that lost points comes first: what stands later often fails because of it. */
function next(card: Scorecard, checks: readonly CheckResult[], width: number): string[] {
  const { problem, submission, passed, seeds } = card;
  const lost = checks.filter((check) => isJudged(check) && check.score + check.open < check.maxScore);
  const first = lost.find(({ verdict }) => verdict !== 'missing') ?? lost[0];
  const marks = card.causes.words > 0 ? ['', ...block([WAITING], width - 2, 0)] : [];
  if (card.ended && !first) return ['Nothing is decided by it: put right what ended it, and grade again.'];
  if (!first) {
    const none = 'No point is lost. Compare your model with the reference models of the problem.';
    return [none, ...marks];
  }
  // Whoever does not have the secret would see other events.
  const shows = seeds === null ? null : showing(first, `${problem.id} ${quoted(submission.path)}`);
  return [
    passed
      ? `It passes. What is left starts with ${first.id}.`
      : `Start with ${first.id}; others may rest on it.`,
    shows === null ? 'For a hint:' : 'To see it happen, and for a hint:',
    ...(shows === null ? [] : [`  ${shows}`]),
    `  graincheck show ${problem.id} --hints ${first.task}`,
    ...marks,
  ];
}

/** The command that shows what a check saw go wrong; null where nothing is run. */
function showing({ detail, findings }: CheckResult, what: string): string | null {
  if (detail?.kind === 'windows') return `graincheck windows ${what}`;
  const scenario = findings.find((finding) => finding.scenario !== undefined)?.scenario;
  return scenario === undefined
    ? null
    : `graincheck replay ${what} --scenario ${visible(scenario)} | sqlite3 -safe -batch :memory:`;
}

/** Fit for a shell, whatever stands in the path. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${visible(path).replaceAll("'", "'\\''")}'`;
}
