import { type Finding, findings } from '../domain/finding.ts';
import type { Dialect } from '../domain/dialect.ts';
import type { Problem } from '../domain/problem.ts';
import type { Submission } from '../domain/submission.ts';
import { statementsOf } from '../sql/statements.ts';
import { isSymbol, type Token } from '../sql/token.ts';

/** Functions that say what time it is; those with `()` are columns too. */
const CLOCKS = new Set([
  'current_timestamp',
  'current_date',
  'current_time',
  'localtimestamp',
  'localtime',
  'sysdate',
]);
const CALLED = new Set([
  ...[
    'now',
    'getdate',
    'today',
    'systimestamp',
    'statement_timestamp',
    'transaction_timestamp',
    'clock_timestamp',
  ],
  ...['current_datetime', 'unix_timestamp', 'sysdatetime', 'utc_timestamp', 'curdate', 'unixepoch'],
]);
/** Functions of SQLite that take `'now'`, and mean it where they take nothing. */
const TAKES_NOW = new Set(['date', 'time', 'datetime', 'julianday', 'strftime', 'unixepoch']);

/** What stands before an argument. */
const OPENS = ['(', ','];

const WORDS = findings({
  'asks-for-now': ({ at, what }: { at: string; what: string }) => ({
    message: `${at}: the answer depends on when it is asked: ${what}. Tomorrow the same events give another answer.`,
    hint: 'Take the time from the events, or from a parameter.',
  }),
});

/** The questions whose answers depend on the clock of the machine: nothing that is graded changes with it, and so it costs nothing. */
export function asksForNow({ deliverables }: Problem, { files, dialect }: Submission): readonly Finding[] {
  return deliverables.flatMap(({ id, role, given }) => {
    const source = files[id];
    if (role !== 'question' || given !== null || !source) return [];
    const token = clockIn(source.text, dialect);
    if (!token) return [];
    const before = source.text.slice(0, token.start).split('\n');
    const at = `${source.file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    return [WORDS('asks-for-now', { at, what: token.text })];
  });
}

function clockIn(text: string, dialect: Dialect): Token | null {
  for (const { tokens } of statementsOf(text, dialect))
    for (const [at, token] of tokens.entries()) {
      const isCall = isSymbol(tokens[at + 1], '(') && !isSymbol(tokens[at - 1], '.');
      if (CLOCKS.has(token.word) && !isSymbol(tokens[at - 1], '.')) return token;
      if (CALLED.has(token.word) && isCall && isSymbol(tokens[at + 2], ')')) return token;
      if (token.text.toLowerCase() === "'now'" && OPENS.some((sign) => isSymbol(tokens[at - 1], sign)))
        return token;
      if (dialect === 'sqlite' && TAKES_NOW.has(token.word) && isCall && isSymbol(tokens[at + 2], ')'))
        return token;
    }
  return null;
}
