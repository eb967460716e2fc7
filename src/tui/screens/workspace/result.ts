import type { SampleOutcome, SampleRun } from '../../../domain/sample.ts';
import type { Failure, SqlError, StoredCatalogue } from '../../../domain/run.ts';
import type { CheckResult } from '../../../domain/scorecard.ts';
import { checkLines } from '../../../reporters/detail.ts';
import { block } from '../../../reporters/measure.ts';
import { rowTable } from '../../../reporters/rows.ts';
import type { Style } from '../../../reporters/style.ts';
import { counted } from '../../view/words.ts';
import { visible, visibleLines } from '../../../reporters/visible.ts';
import { relationLines } from '../../../reporters/relation.ts';

/** What the result pane holds. */
export type Result =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly file: string }
  | { readonly kind: 'done'; readonly run: SampleRun }
  /** The tool itself could not run it. */
  | { readonly kind: 'broken'; readonly message: string };

/** The pane's title: what ran, what came of it, how long it took. */
export function resultTitle(result: Result, style: Style): string {
  switch (result.kind) {
    case 'none':
      return style.muted('result');
    case 'running':
      return style.muted(`running ${visible(result.file)} on the sample …`);
    case 'broken':
      return style.bad('✗ it could not be run');
    case 'done': {
      const { sign, text } = summary(result.run);
      const paint = sign === '✓' ? style.good : sign === '✗' ? style.bad : style.muted;
      const seconds = (result.run.durationMs / 1000).toFixed(2);
      return `${paint(`${sign} ${visible(result.run.file)}: ${text}`)} ${style.muted(`${seconds} s`)}`;
    }
  }
}

function summary({ outcome, file }: SampleRun): { sign: '✓' | '✗' | '·'; text: string } {
  switch (outcome.kind) {
    case 'failed':
      return { sign: '✗', text: failureTitle(outcome.failure, file) };
    case 'schema':
      return { sign: '✓', text: `it runs; ${counted(outcome.catalogue.tables.length, 'table')}` };
    case 'loaded':
      return { sign: '✓', text: `${counted(outcome.batches, 'batch')} loaded` };
    case 'answered':
      return outcome.findings.length === 0
        ? { sign: '✓', text: `right on the sample; ${counted(outcome.relation.rows.length, 'row')}` }
        : {
            sign: '✗',
            text: `${counted(outcome.relation.rows.length, 'row')}, and it differs from the reference`,
          };
    case 'script':
      return outcome.findings.length === 0
        ? { sign: '✓', text: 'right on the sample' }
        : { sign: '✗', text: counted(outcome.findings.length, 'finding') };
    case 'judged':
      return outcome.result.findings.length === 0
        ? { sign: '✓', text: 'right on the sample' }
        : { sign: '✗', text: counted(outcome.result.findings.length, 'finding') };
    case 'chosen':
      return outcome.findings.length === 0
        ? { sign: '·', text: 'it can be read' }
        : { sign: '✗', text: counted(outcome.findings.length, 'finding') };
    case 'words':
      return { sign: '·', text: 'words: nothing to run here' };
  }
}

/** The file that was run stands before it. */
function failureTitle(failure: Failure, file: string): string {
  switch (failure.kind) {
    case 'sql-error':
      return failure.error.file === file
        ? `error in line ${failure.error.line}`
        : `error in ${visible(failure.error.file)}, line ${failure.error.line}`;
    case 'unsupported':
      return `unsupported in line ${failure.error.line}`;
    case 'limit-exceeded':
      return 'stopped at a limit';
    case 'missing':
      return failure.file === file ? 'still empty' : `${visible(failure.file)} is still empty`;
    case 'blocked':
      return failureTitle(failure.by, file);
  }
}

/** The pane's content, as long as it is; who shows it scrolls. */
export function resultLines(result: Result, width: number, style: Style): string[] {
  if (result.kind === 'broken')
    return block([...visibleLines(result.message), 'Your files are as you left them. Try again.'], width, 0);
  if (result.kind !== 'done') return [];
  const { outcome } = result.run;
  switch (outcome.kind) {
    case 'failed':
      return failureLines(outcome.failure, width, style);
    case 'schema':
      return catalogueLines(outcome.catalogue, width, style, false);
    case 'loaded':
      return catalogueLines(outcome.catalogue, width, style, true);
    case 'answered':
      return [
        ...findingLines(outcome.findings, width, style),
        ...(outcome.asked === '' ? [] : [style.muted(`asked with ${visible(outcome.asked)}`)]),
        ...relationLines(outcome.relation, { width, rows: 200 }, style),
        ...(outcome.plan.length === 0 ? [] : ['', style.muted('How it finds its rows')]),
        ...outcome.plan.map((line) => `  ${visible(line)}`),
      ];
    case 'script':
      return outcome.findings.length === 0
        ? ['It does on the sample what it is asked to.']
        : findingLines(outcome.findings, width, style);
    case 'judged':
      return judgedLines(outcome.result, width, style);
    case 'chosen':
      return [
        ...findingLines(outcome.findings, width, style),
        ...block(
          ['Which options are right, and whether their reasons say why, is told after grading.'],
          width,
          0,
        ),
      ];
    case 'words':
      return ['Words are read at the end, beside a model answer.'];
  }
}

/** What was found first, then what came of it, as the scorecard has it. */
function judgedLines({ findings, ...result }: CheckResult, width: number, style: Style): string[] {
  return [
    ...findingLines(findings, width, style),
    ...checkLines({ ...result, findings: [] }, { width, style }).filter((line, at) => at > 0 || line !== ''),
  ];
}

function findingLines(
  findings: Extract<SampleOutcome, { kind: 'answered' }>['findings'],
  width: number,
  style: Style,
): string[] {
  return findings.flatMap(({ message, hint, rows }) => [
    ...block(visibleLines(message), width, 0).map((line) => style.bad(line)),
    ...rowTable(rows ?? [], width - 2, style).map((line) => `  ${line}`),
    ...(hint === undefined ? [] : block(visibleLines(`hint: ${hint}`), width, 0).map(style.muted)),
    '',
  ]);
}

function failureLines(failure: Failure, width: number, style: Style): string[] {
  switch (failure.kind) {
    case 'blocked':
      return failureLines(failure.by, width, style);
    case 'limit-exceeded':
      return block([`${failure.file}: ${failure.message}`], width, 0);
    case 'missing':
      return block(
        [
          `${failure.file} is empty, or holds comments alone. Write it, then run again. The sandbox (F9) asks the sample tables without it.`,
        ],
        width,
        0,
      );
    case 'unsupported':
    case 'sql-error': {
      const { file, line, column, message, hint, excerpt } = failure.error;
      return [
        ...block([`${visible(file)}:${line}:${column}: ${visible(message)}`], width, 0).map((text) =>
          style.bad(text),
        ),
        `  ${visibleLines(excerpt)
          .join(' ')
          .slice(0, width - 2)}`,
        `  ${' '.repeat(Math.max(0, Math.min(column - 1, width - 3)))}^`,
        ...(hint === null ? [] : block(visibleLines(`hint: ${hint}`), width, 0).map(style.muted)),
      ];
    }
  }
}

function catalogueLines(
  { tables, views }: StoredCatalogue,
  width: number,
  style: Style,
  counts: boolean,
): string[] {
  const lines = tables.flatMap((table) => {
    const key = table.keys[0]?.columns.map((name) => name ?? '…').join(', ');
    const rows = counts ? `${counted(table.rows, 'row')}, ` : '';
    const columns = table.columns.map(({ name }) => name).join(', ');
    return [
      `${style.strong(visible(table.name))}  ${style.muted(`${rows}${key ? `key ${visible(key)}` : 'no key'}`)}`,
      ...block([visible(columns)], width, 2),
    ];
  });
  return [...lines, ...views.map((view) => `${style.strong(visible(view))}  ${style.muted('view')}`)];
}

/** The place of an error, for the mark in the editor; null: there is none. */
export function errorOf(run: SampleRun): SqlError | null {
  const root = (failure: Failure): Failure => (failure.kind === 'blocked' ? root(failure.by) : failure);
  if (run.outcome.kind !== 'failed') return null;
  const failure = root(run.outcome.failure);
  return failure.kind === 'sql-error' ? failure.error : null;
}
