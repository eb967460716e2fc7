import type { Bound } from '../../sql/runnable.ts';
import type { Complaint } from '../database.ts';

/** An error that ends the database: whatever ran is at fault, and the process is of no more use. */
const DEADLY = /^(?:INTERNAL|FATAL) Error/;

const HINTS = /^(?:Candidate |Did you mean|Possible solutions)/;

/** Reads what DuckDB says: a line of message, lines of advice, and a line of the statement with a mark below it. */
export function complaintOf(error: Error, bound: Bound | null): Complaint | null {
  const text = error.message.replace(/^Failed to extract statements: /, '');
  if (DEADLY.test(text)) return null;
  const [head = '', ...rest] = text.split('\n');
  const hint = rest.find((line) => HINTS.test(line)) ?? null;
  const offset = bound && offsetIn(rest, bound.text);
  const limit = /^Out of Memory Error/.test(head) ? 'memory' : null;
  return {
    message: head.replace(/[!.]?$/, '.'),
    hint: hint?.replace(/[?.]?$/, (end) => (hint.startsWith('Did') ? '?' : end || '.')) ?? null,
    at: bound && offset !== null ? bound.toSource(offset) : null,
    limit,
  };
}

/** `LINE 2: … text …` and below it `^`: a long line is cut at both ends. */
function offsetIn(lines: readonly string[], sql: string): number | null {
  const at = lines.findIndex((line) => /^LINE \d+: /.test(line));
  const [, prefix = '', number, shown = ''] = /^(LINE (\d+): )(.*)$/.exec(lines[at] ?? '') ?? [];
  const mark = lines[at + 1]?.indexOf('^') ?? -1;
  if (at < 0 || mark < prefix.length) return null;
  const before = sql.split('\n').slice(0, Number(number) - 1);
  const start = before.reduce((sum, line) => sum + line.length + 1, 0);
  const line = sql.slice(start).split('\n')[0] ?? '';
  const part = shown.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
  const from = line.indexOf(part);
  if (from < 0) return start;
  const cut = shown.startsWith('...') ? 3 : 0;
  return start + Math.max(0, from + mark - prefix.length - cut);
}
