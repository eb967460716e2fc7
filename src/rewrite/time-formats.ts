import type { FormatStyle } from '../sql/functions.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import type { Given } from './given.ts';
import { a, isTime, text, type Typed, typed } from './typed.ts';

/** Pieces of a format, longest first, and what strftime calls them where that is something else. */
const FORMATS: Readonly<Record<FormatStyle, readonly (readonly [string, string?])[]>> = {
  percent: [['%Y'], ['%m'], ['%d'], ['%H'], ['%M'], ['%S'], ['%j'], ['%F'], ['%T'], ['%G'], ['%V']],
  mysql: [['%Y'], ['%m'], ['%d'], ['%H'], ['%i', '%M'], ['%s', '%S'], ['%S'], ['%T'], ['%j']],
  oracle: [
    ['YYYY', '%Y'],
    ['HH24', '%H'],
    ['MM', '%m'],
    ['DD', '%d'],
    ['MI', '%M'],
    ['SS', '%S'],
  ],
  java: [
    ['yyyy', '%Y'],
    ['MM', '%m'],
    ['dd', '%d'],
    ['HH', '%H'],
    ['mm', '%M'],
    ['ss', '%S'],
  ],
};

/** Signs that stand for themselves: some bare, others in the quotes of the dialect. */
const QUOTED: Readonly<Record<FormatStyle, RegExp>> = {
  percent: /^[-/:. _TZ]/,
  mysql: /^[-/:. _TZ]/,
  oracle: /^[-/:. _]|^"([-/:. _A-Z]*)"/,
  java: /^[-/:. _]|^'([-/:. _A-Za-z]*)'/,
};

/** A format as strftime has it. */
function strftimeOf(given: Given, style: FormatStyle): string {
  const pattern = given.expr('format');
  if (pattern?.node !== 'text') return given.fail('a computed format');
  let left = style === 'oracle' ? pattern.value.toUpperCase() : pattern.value;
  let format = '';
  while (left !== '') {
    const [piece, meant = piece] = FORMATS[style].find(([each]) => left.startsWith(each)) ?? [];
    const [plain, inside = plain] = piece === undefined ? (QUOTED[style].exec(left) ?? []) : [piece];
    if (plain === undefined) return unsupported(pattern.at, `the format '${pattern.value}' from ${left} on`);
    format += meant ?? inside;
    left = left.slice(plain.length);
  }
  return format;
}

/** What parts of a format take of a text, by the names of their groups. */
const READ: Readonly<Record<string, string>> = {
  '%Y': '(?<year>\\d{4})',
  '%m': '(?<month>\\d{2})',
  '%d': '(?<day>\\d{2})',
  '%H': '(?<hour>\\d{2})',
  '%M': '(?<minute>\\d{2})',
  '%S': '(?<second>\\d{2})',
};

/** A text read by a format. */
export function parsedBy(given: Given, style: FormatStyle, safe: boolean, isDate: boolean): Typed {
  const value = given.value('time');
  if (value.kind !== 'text' && value.kind !== 'null')
    return given.fail(`${given.name} of ${a(value.kind)} by a format`);
  const format = strftimeOf(given, style).replaceAll('%F', '%Y-%m-%d').replaceAll('%T', '%H:%M:%S');
  const pattern = format.replaceAll(/%.|[\s\S]/g, (piece) =>
    piece.length > 1
      ? (READ[piece] ?? given.fail(`a format with ${piece}`))
      : piece.replace(/[./-]/, (sign) => `\\${sign}`),
  );
  const list = [value.sql, text(`^${pattern}$`), isDate ? 1 : 0, safe ? 1 : 0];
  return typed(`${given.here}gc_parsed_time(${list.join(', ')})`, isDate ? 'date' : 'timestamp');
}

/** A time written by a format. */
export function formatted(given: Given, style: FormatStyle): Typed {
  const format = strftimeOf(given, style);
  const value = given.value('time');
  if (!isTime(value.kind)) given.fail(`${given.name} of ${a(value.kind)}`, 'CAST it to a time.');
  return typed(`${given.here}strftime(${text(format)}, ${value.sql})`, 'text');
}
