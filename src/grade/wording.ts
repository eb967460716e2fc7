import type { Finding, FindingArgs, FindingCode, RawFinding, TracePlace } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import { CHOICES } from './wording/choices.ts';
import { countsText, plural } from './wording/counts.ts';
import { FACTS } from './wording/facts.ts';
import { LINTS } from './wording/lints.ts';
import { MODELS } from './wording/models.ts';
import { PARTITIONS } from './wording/partitions.ts';
import { RUBRIC } from './wording/rubric.ts';
import { SHAPE } from './wording/shape.ts';
import { WINDOWS } from './wording/windows.ts';
import type { WordingOf, Words } from './wording/words.ts';

type Wording = WordingOf<FindingArgs>;

/** What each finding says: what is wrong, where, and what to do. A new code without its words does not compile. */
const WORDING: Wording = {
  ...CHOICES,
  ...FACTS,
  ...MODELS,
  ...PARTITIONS,
  ...RUBRIC,
  ...SHAPE,
  ...WINDOWS,
  ...LINTS,
  failed: ({ failure, what }) => failureWords(failure, what),
  'nothing-loaded': () => ({
    message: 'The load ran and left no row in any table of the model.',
    hint: 'load.sql has to copy from the bronze tables, which hold one batch at a time.',
  }),
  'no-table': () => ({ message: 'The schema creates no table.', hint: 'A view alone holds no data.' }),
  'missing-columns': ({ question, columns, got }) => ({
    message: `${question} lacks ${plural(columns.length, 'the column', 'the columns')} ${list(columns)}; it has ${list(got) || 'none'}.`,
    hint: 'Columns are matched by name, whatever their order or case: use AS.',
  }),
  'duplicate-columns': ({ question, columns }) => ({
    message: `${question} has two columns named ${list(columns)}.`,
    hint: 'Name each answer column once.',
  }),
  'extra-columns': ({ question, columns }) => ({
    message: `${question} has more columns than asked, which are ignored: ${list(columns)}.`,
  }),
  'wrong-rows': ({ question, params, columns, ...counts }) => ({
    message: `${question}${params && ` with ${params}`}: ${countsText(counts)}${columns.length > 0 ? ` (${list(columns)})` : ''}.`,
  }),
  'wrong-order': ({ question, params }) => ({
    message: `${question}${params && ` with ${params}`} has the right rows in the wrong order.`,
    hint: 'The order counts here: say it in ORDER BY, ties included.',
  }),
  'wrong-on-time': ({ question, failure }) =>
    failure
      ? {
          message: `${question} has no answer on time already (${shortly(failure)}), so it ${failure.kind === 'unsupported' ? 'counts nowhere here either' : 'earns nothing here'}.`,
        }
      : {
          message: `${question} is wrong on time already, so it earns nothing here.`,
          hint: 'See the check of the question itself.',
        },
  'no-key': ({ table }) => ({
    message: `${table} has neither a primary key nor a unique key, so nothing enforces what one of its rows is.`,
    hint: 'Declare the columns that tell two rows apart as PRIMARY KEY or UNIQUE.',
  }),
  'engine-key': ({ table, column }) => ({
    message: `The only key of ${table} is ${column}, a value that the engine hands out: the same row can enter twice.`,
    hint: 'Add a UNIQUE key on the columns that identify a row in the source.',
  }),
  'no-references': ({ tables }) => ({
    message: `No table refers to another: ${list(tables)}.`,
    hint: 'Declare REFERENCES, or name a column as the key of the dimension that it points at.',
  }),
  'reference-target': ({ from, to, why }) => ({
    message: `${from} refers to ${to}, ${TARGETS[why]}`,
    hint: 'A reference points at a primary or unique key.',
  }),
  'reference-type': ({ from, to, types }) => ({
    message: `${from} (${types[0]}) refers to ${to} (${types[1]}): these types do not compare.`,
    hint: 'Give both sides the same type.',
  }),
  'reference-dangles': ({ from, to, rows, example }) => ({
    message: `${rows} ${plural(rows, 'value', 'values')} of ${from} ${plural(rows, 'has', 'have')} no row in ${to}, for example ${example}.`,
    hint: 'Load every thing that a fact refers to, also those met only in rare event types.',
  }),
  'attribute-in-events': ({ column, attribute, how }) => ({
    message: `${column} repeats ${attribute} on every event${how === 'name' ? ' (read from its name)' : ''}.`,
    hint: `Keep ${attribute} once per thing and change of it, in a dimension, and join.`,
  }),
  'clock-missing': ({ eventType, clock, how }) => ({
    message: `${CLOCKS[clock]} kept${eventType ? ` for ${eventType}` : ''}${how === 'name' ? ' (read from column names)' : ''}.`,
    hint: 'Late data can be told and corrected only with both times: of the event, and of its arrival.',
  }),
  'trace-left': (place) => ({ message: `After the deletion ${placeText(place)} of the deleted user.` }),
  'trace-back': (place) => ({
    message: `Late events of a deleted user came back: ${placeText(place)}.`,
    hint: 'bronze_deletions lists every request received so far: leave those users out of each load.',
  }),
  'others-changed': ({ question, ...counts }) => ({
    message: `${question} about others changed with the deletion: ${countsText(counts)}.`,
    hint: 'A deletion touches what is tied to that one user, and nothing else.',
  }),
  'no-others': ({ question }) => ({
    message: `${question} has no row about anybody else before the deletion, so nothing was spared.`,
  }),
  'old-row-left': ({ cutoff, ...place }) => ({
    message: `From before ${cutoff}, ${placeText(place)}.`,
    hint: 'Everything at the grain of an event goes, in every table, by the time it happened.',
  }),
  'new-row-gone': ({ count, of, example, cutoff }) => ({
    message: `${count} of ${of} ids of events from ${cutoff} on are gone, for example ${example}.`,
    hint: 'The cut-off date itself is kept.',
  }),
  'aggregate-changed': ({ question, ...counts }) => ({
    message: `${question} answers otherwise after the retention: ${countsText(counts)}.`,
    hint: 'Keep the daily figures in a table of their own, so that they outlive the events.',
  }),
  'full-scan': ({ question, table, rows, plan }) => ({
    message: `${question} reads all ${rows} rows of ${table} (${plan}).`,
    hint: 'An index that begins with the columns you filter on turns SCAN into SEARCH.',
  }),
  'cost-grows': ({ question, small, large, most }) => ({
    message: `${question} takes ${large} engine steps instead of ${small} when others have ten times the events: ${(large / Math.max(1, small)).toFixed(1)} times, at most ${most} is allowed.`,
    hint: 'Every table it reads has to be searched by this user, the likes too.',
  }),
  'answers-nothing': ({ question }) => ({ message: `${question} answers nothing from the model's tables.` }),
  'not-kept': ({ what, count, of, example }) => ({
    message: `${count} of ${of} values of ${what} are kept nowhere, for example ${example}.`,
    hint: 'Keep what you do not know yet: the raw properties beside the typed columns.',
  }),
  'judge-error': ({ why }) => ({
    message: `This check could not be judged, and costs you nothing: ${why}`,
    hint: 'The problem is at fault. Please tell its author.',
  }),
};

const TARGETS = {
  'no-table': 'a table that does not exist.',
  'no-column': 'which has no such column.',
  'no-key': 'which is no key.',
} as const;

const CLOCKS = {
  happened: 'The time at which an event happened is not',
  arrived: 'The time at which an event arrived is not',
  both: 'Neither the time of an event nor that of its arrival is',
} as const;

/** Puts a finding into words. */
export function inWords(raw: RawFinding): Finding {
  const { message, hint } = wordsOf(raw);
  return {
    code: raw.code,
    message,
    ...(hint !== undefined && { hint }),
    ...(raw.scenario !== undefined && { scenario: raw.scenario }),
    ...(raw.rows !== undefined && raw.rows.length > 0 && { rows: raw.rows }),
  };
}

function wordsOf<C extends FindingCode>({ code, args }: { code: C; args: FindingArgs[C] }): Words {
  return WORDING[code](args);
}

function failureWords(failure: Failure, what: string | null): Words {
  switch (failure.kind) {
    case 'missing':
      return {
        message: `${failure.file} is not there, or holds comments alone${what ? `: ${what} has no answer` : ''}.`,
      };
    case 'limit-exceeded':
      return { message: `${failure.file}: ${failure.message}` };
    case 'blocked':
      return failureWords(failure.by, what);
    case 'unsupported':
    case 'sql-error': {
      const { file, line, column, message, hint, excerpt } = failure.error;
      // A tab stays one, so that the caret stands under its place however wide tabs are shown.
      const caret = `${excerpt.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}^`;
      const place = `${file}:${line}:${column}: ${message}`;
      return {
        message: excerpt.trim() ? `${place}\n${excerpt}\n${caret}` : place,
        ...(hint !== null && { hint }),
      };
    }
  }
}

/** A failure that is told in full elsewhere. */
function shortly(failure: Failure): string {
  switch (failure.kind) {
    case 'missing':
      return `${failure.file} is not attempted`;
    case 'limit-exceeded':
      return `${failure.file} goes over a limit`;
    case 'sql-error':
      return `${failure.error.file}:${failure.error.line} fails`;
    case 'unsupported':
      return `${failure.error.file}:${failure.error.line} can't be run here`;
    case 'blocked':
      return shortly(failure.by);
  }
}

function placeText({ column, what, count, example }: TracePlace): string {
  return `${column} still holds ${count} ${what} (${example})`;
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
