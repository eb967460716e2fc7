import type { Expr } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import type { Given, Rules } from './given.ts';
import { a, text, type Typed, typed } from './typed.ts';

/*
 * Regular expressions of the dialects are those of RE2, Java and POSIX. What all of them and JavaScript read alike is
 * run; anything else in a pattern is told.
 */

const HINT = 'Signs, classes in brackets, \\d \\w \\s, groups, | and * + ? {n,m} can stand in it.';

/** White space as the dialects have it; JavaScript's has more. */
const SPACE = ' \\t\\n\\r\\f\\v';

/** Pieces that mean the same everywhere, and what JavaScript calls them. In a class and outside of it. */
const PIECES: readonly (readonly [RegExp, (piece: string, inClass: boolean) => string])[] = [
  [/^\\[dwDW]/, (piece) => piece],
  [/^\\s/, (_, inClass) => (inClass ? SPACE : `[${SPACE}]`)],
  [/^\\S/, () => `[^${SPACE}]`],
  [/^\\[bB]/, (piece) => piece],
  [/^\\[tnrf]/, (piece) => piece],
  [/^\\[^A-Za-z0-9]/, (piece) => escaped(piece.charAt(1))],
];

const escaped = (sign: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(sign) ? `\\${sign}` : sign);

/** A pattern as JavaScript has it. @throws Unsupported where it may mean something else there */
function patternOf(expr: Expr | null, at: number): string {
  if (expr?.node !== 'text') return unsupported(at, 'a computed pattern', 'Write the pattern as a text.');
  const { value } = expr;
  let left = value;
  let made = '';
  let inClass = false;
  const fail = (): never => unsupported(expr.at, `the pattern '${value}' from ${left} on`, HINT);
  const take = (count: number, meant = left.slice(0, count)) => {
    made += meant;
    left = left.slice(count);
  };
  while (left !== '') {
    const [read, meaning] = PIECES.find(([each]) => each.test(left)) ?? [];
    const sign = left.charAt(0);
    if (read && meaning) {
      const [piece = ''] = read.exec(left) ?? [];
      if (inClass && /^\\[bBS]/.test(piece)) fail();
      take(piece.length, meaning(piece, inClass));
    } else if (sign === '\\') fail();
    else if (inClass) {
      if (sign === '[' || /^(?:&&|--|~~)/.test(left)) fail();
      if (sign === ']') inClass = false;
      take(1, sign === ']' || sign === '-' || sign === '^' ? sign : escaped(sign));
    } else if (sign === '[') {
      const opens = /^\[\^?/.exec(left)?.[0] ?? '[';
      take(opens.length);
      // A bracket that comes first is one of the signs.
      if (left.startsWith(']')) fail();
      inClass = true;
    } else if (left.startsWith('(?:')) take(3);
    else if (left.startsWith('(?') || /^[*+?}][+]/.test(left)) fail();
    else if (sign === '{') {
      const counts = /^\{\d{1,3}(?:,\d{0,3})?\}/.exec(left)?.[0];
      if (counts === undefined) fail();
      else take(counts.length);
    } else take(1, sign === '/' ? '\\/' : sign);
  }
  if (inClass) fail();
  try {
    new RegExp(made, 'u');
  } catch {
    unsupported(expr.at, `the pattern '${value}'`, HINT);
  }
  return made;
}

/** How many groups a pattern has. */
const groupsIn = (pattern: string): number =>
  pattern
    .replaceAll(/\\./g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .match(/\((?!\?)/g)?.length ?? 0;

function subject(given: Given): string {
  const value = given.value('text');
  if (value.kind !== 'text' && value.kind !== 'null')
    given.fail(`${given.name} of ${a(value.kind)}`, 'CAST it to a text.');
  return value.sql;
}

const pattern = (given: Given): string => patternOf(given.expr('pattern'), given.at);

/** `\1` or `$1` in what comes in place of a match, as JavaScript has it. */
function replacement(given: Given, groups: '\\' | '$'): string {
  const by = given.expr('by');
  if (!by) return '';
  if (by.node !== 'text') return given.fail(`${given.name} with a computed text`);
  const plain = groups === '\\' ? by.value.replaceAll('$', '$$$$') : by.value;
  const made = groups === '\\' ? plain.replaceAll(/\\(\d)/g, '$$$1') : plain;
  if (made.includes('\\') || /\$(?![$\d])/.test(made)) given.fail(`${given.name} with '${by.value}'`);
  return made.replaceAll('$0', '$$&');
}

export const PATTERNS = {
  matches: (given) => {
    const source = pattern(given);
    const whole = given.fn.whole ? `^(?:${source})$` : source;
    return typed(`(${given.here}gc_matches(${subject(given)}, ${text(whole)}) = 1)`, 'boolean');
  },
  'matched part': (given): Typed => {
    const source = pattern(given);
    const count = groupsIn(source);
    const asked = given.expr('group');
    if (asked && asked.node !== 'number') return given.fail(`a computed group in ${given.name}`);
    if (given.fn.group === 'only' && count > 1) given.fail(`${given.name} of a pattern with several groups`);
    const usual = given.fn.group === 'only' ? count : given.fn.group;
    const group = asked ? Number(asked.text) : usual;
    if (group > count) given.fail(`group ${group} of a pattern that has ${count}`);
    const none = given.fn.none === 'empty' ? "''" : 'NULL';
    return typed(`${given.here}gc_matched(${subject(given)}, ${text(source)}, ${group}, ${none})`, 'text');
  },
  'replace matches': (given) => {
    const list = [subject(given), text(pattern(given)), text(replacement(given, given.fn.groups))];
    return typed(`${given.here}gc_replaced(${list.join(', ')})`, 'text');
  },
  'count matches': (given) =>
    typed(
      `CAST(${given.here}gc_match_count(${subject(given)}, ${text(pattern(given))}) AS INTEGER)`,
      'integer',
    ),
} satisfies Partial<Rules>;
