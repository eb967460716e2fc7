import type { CheckResult } from '../domain/scorecard.ts';
import { jsonLine } from './json.ts';
import { block, cut, pad, widthOf } from './measure.ts';
import { verdicts } from './overview.ts';
import type { TextOptions } from './style.ts';
import { findingLines } from './text.ts';
import { visible, visibleLines } from './visible.ts';

/** One run of the sample checks. */
export type SampleCheck = {
  readonly path: string;
  /** What was saved or removed before it, in words; empty in the first run. */
  readonly changes: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly notes: readonly string[];
  readonly durationMs: number;
};

/** A line for each check with what it found below, then how many are accepted and how long it took. */
export function checkReport(run: SampleCheck, options: TextOptions): string {
  const { width, style } = options;
  const ids = Math.max(0, ...run.checks.map(({ id }) => widthOf(id)));
  const told = new Map<string, string>();
  const line = ({ id, title, verdict, findings }: CheckResult): string[] => {
    const { sign, paint } = verdicts[verdict];
    const head = `  ${style[paint](sign)} ${pad(id, ids)}  ${cut(visible(title), width - ids - 6)}`;
    if (findings.length === 0) return [head];
    const content = JSON.stringify(findings.map((finding) => ({ ...finding, scenario: null })));
    const before = told.get(content);
    told.set(content, before ?? id);
    return [head, ...(before ? [style.muted(`    as ${before}`)] : findingLines(findings, options))];
  };
  const lines = [
    style.strong(visible(run.changes.length > 0 ? run.changes.join(', ') : run.path)),
    ...run.checks.flatMap(line),
    ...run.notes.flatMap((note) => block(visibleLines(note), width, 2)),
    summary(run, options),
  ];
  return `${lines.join('\n')}\n`;
}

function summary({ checks, durationMs }: SampleCheck, { style }: TextOptions): string {
  const accepted = checks.filter(({ verdict }) => verdict === 'accepted').length;
  const text = `${accepted} of ${checks.length} sample checks accepted`;
  const paint = accepted === checks.length ? style.good : style.warn;
  return `  ${paint(text)} ${style.muted(`in ${durationMs} ms; a grading has secret events as well`)}`;
}

/** The same as one line of JSON. */
export function checkJson({ path, changes, checks, notes, durationMs }: SampleCheck): string {
  const accepted = checks.filter(({ verdict }) => verdict === 'accepted').length;
  return jsonLine({ path, changes, accepted, of: checks.length, checks, notes, durationMs });
}
