import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { FunctionOf } from '../sql/functions.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import type { Given, Rules } from './given.ts';
import { asText, toDate } from './coercion.ts';
import { a, text as literal, type Typed, typed } from './typed.ts';

/** What `||` and CONCAT take. */
export function joinable(value: Typed, at: number, dialect: SourceDialect): string {
  const { kind, sql } = value;
  if (kind === 'text' || kind === 'null') return sql;
  const isTaken = dialect.values.concatenates.some((each) => each === kind);
  return isTaken
    ? asText(value, at, dialect).sql
    : unsupported(at, `${a(kind)} beside a text in ||`, 'CAST it to a text.');
}

function array(given: Given): string {
  const value = given.value('array');
  if (value.kind !== 'array' && value.kind !== 'json') given.fail(`${given.name} of ${a(value.kind)}`);
  return value.sql;
}

function texts(given: Given): string[] {
  return given.values().map((value) => {
    if (value.kind !== 'text' && value.kind !== 'null')
      given.fail(`${given.name} of ${a(value.kind)}`, 'CAST it to a text.');
    return value.sql;
  });
}

const of = (given: Given, name: string): string => `${name}(${texts(given).join(', ')})`;

/** White space, or spaces alone, as the dialect has it. */
function trimmed(given: Given, name: string, blanks: 'white space' | 'spaces'): Typed {
  const isOwn = given.call.args.length === 1 && blanks === 'white space';
  return typed(of(given, isOwn ? `gc_${name}` : name), 'text');
}

function side(given: Given<FunctionOf<'left' | 'right'>>, name: string): Typed {
  const [text, length] = [given.value('text'), given.value('length')];
  if (text.kind !== 'text' || length.kind !== 'integer') given.fail(`${given.name} of these arguments`);
  return typed(`${given.here}gc_${name}(${text.sql}, ${length.sql}, '${given.fn.shorter}')`, 'text');
}

/** The place of a part in a text, from 1; 0 where it is not. */
function place(given: Given): string {
  texts(given);
  return `instr(${given.value('text').sql}, ${given.value('part').sql})`;
}

export const TEXTS = {
  /** NULL where one of the texts is. */
  concat: (given) => {
    const { at, dialect, fn } = given;
    const parts = given
      .values()
      .map((value) => joinable(fn.joins === 'castable' ? asText(value, at, dialect) : value, at, dialect));
    return typed(parts.length === 1 ? parts.join() : `(${given.here}${parts.join(' || ')})`, 'text');
  },
  lower: (given) => typed(of(given, 'gc_lower'), 'text'),
  upper: (given) => typed(of(given, 'gc_upper'), 'text'),
  length: (given) => typed(of(given, 'length'), 'integer'),
  replace: (given) => typed(of(given, 'replace'), 'text'),
  trim: (given) => trimmed(given, 'trim', given.fn.blanks),
  ltrim: (given) => trimmed(given, 'ltrim', given.fn.blanks),
  rtrim: (given) => trimmed(given, 'rtrim', given.fn.blanks),
  /** From a place on, which counts from 1, or from the end with -1. */
  substring: (given) => {
    const [text, ...rest] = given.values();
    if (text?.kind !== 'text' && text?.kind !== 'null')
      return given.fail(`${given.name} of ${a(text?.kind ?? 'unknown')}`);
    for (const { kind } of rest) if (kind !== 'integer') given.fail(`${given.name} at ${a(kind)}`);
    const { zero, before, shorter } = given.fn;
    const list = [...[zero, before, shorter].map(literal), ...[text, ...rest].map(({ sql }) => sql)];
    return typed(`${given.here}gc_substring(${list.join(', ')})`, 'text');
  },
  reverse: (given) => typed(of(given, 'gc_reverse'), 'text'),
  capitals: (given) => typed(of(given, 'gc_initcap'), 'text'),
  repeat: (given) => {
    const [text, times] = [given.value('text'), given.value('length')];
    if (text.kind !== 'text' || times.kind !== 'integer') given.fail(`${given.name} of these arguments`);
    return typed(`${given.here}gc_repeat(${text.sql}, ${times.sql})`, 'text');
  },
  pad: (given) => {
    const [text, length, by] = [given.value('text'), given.value('length'), given.value('by')];
    if (text.kind !== 'text' || by.kind !== 'text')
      given.fail(`${given.name} of ${a(text.kind)}`, 'CAST it to a text.');
    const list = [literal(given.fn.side), text.sql, length.sql, by.sql];
    return typed(`${given.here}gc_pad(${list.join(', ')})`, 'text');
  },
  'joined by': (given) => {
    const [by = '', ...parts] = texts(given);
    const sql =
      given.fn.ofNull === 'NULL' ? parts.join(` || ${by} || `) : `concat_ws(${[by, ...parts].join(', ')})`;
    return typed(`(${given.here}${sql})`, 'text');
  },
  hash: (given) => {
    const [value] = given.values();
    const isBytes = given.fn.takes.includes('value');
    if (value?.kind !== (isBytes ? 'bytes' : 'text'))
      return given.fail(`${given.name} of ${a(value?.kind ?? 'null')}`);
    const { of: name, shows } = given.fn;
    return typed(`${given.here}gc_hash(${value.sql}, '${name}')`, shows === 'text' ? 'text' : 'bytes');
  },
  'hash by size': (given) => {
    const size = given.expr('size');
    const bits = size === null ? '256' : size.node === 'number' ? size.text : '';
    if (bits !== '256' && bits !== '512' && bits !== '0') return given.fail(`${given.name} of this size`);
    const value = given.value('text');
    if (value.kind !== 'text') given.fail(`${given.name} of ${a(value.kind)}`);
    return typed(`${given.here}gc_hash(${value.sql}, 'sha${bits === '0' ? 256 : bits}')`, 'text');
  },
  'bytes of': (given) => typed(texts(given).join(), 'bytes'),
  hexadecimal: (given) => {
    const value = given.value('value');
    if (value.kind !== 'bytes' || !value.sql.includes('gc_hash('))
      return given.fail(`${given.name} of ${a(value.kind)}`);
    return typed(given.fn.upper ? `upper(${value.sql})` : value.sql, 'text');
  },
  'array length': (given) =>
    typed(`CAST(${given.here}gc_array_length(${array(given)}) AS INTEGER)`, 'integer'),
  'array joined': (given) => {
    const by = given.value('by');
    if (by.kind !== 'text') given.fail(`${given.name} by ${a(by.kind)}`);
    return typed(`${given.here}gc_join(${array(given)}, ${by.sql}, '${given.fn.nulls}')`, 'text');
  },
  'array has': (given) => {
    const value = given.value('value');
    if (value.kind !== 'text' && value.kind !== 'integer') given.fail(`${given.name} of ${a(value.kind)}`);
    return typed(`(${given.here}gc_has(${array(given)}, ${value.sql}) = 1)`, 'boolean');
  },
  sequence: (given) => {
    const [from, to] = [given.value('from'), given.value('to')];
    const step = given.expr('step');
    const isDays = given.fn.of === 'days' || (given.fn.of === null && from.kind === 'date');
    if (isDays) {
      const days = step?.node === 'interval' && /^days?$/.test(step.unit) ? given.amount(step).sql : null;
      if (step && days === null) return given.fail(`${given.name} by this step`, 'Days are counted here.');
      const list = [toDate(from, given.at, true).sql, toDate(to, given.at, true).sql, days ?? '1'];
      return typed(`${given.here}gc_days(${list.join(', ')})`, 'array');
    }
    const by = given.optional('step');
    if ([from, to, ...(by ? [by] : [])].some(({ kind }) => kind !== 'integer'))
      return given.fail(`${given.name} of these arguments`);
    return typed(`${given.here}gc_sequence(${from.sql}, ${to.sql}, ${by?.sql ?? '1'})`, 'array');
  },
  left: (given) => side(given, 'left'),
  right: (given) => side(given, 'right'),
  position: (given) => typed(place(given), 'integer'),
  'starts with': (given) => typed(`(${place(given)} = 1)`, 'boolean'),
  contains: (given) => typed(`(${place(given)} > 0)`, 'boolean'),
  'ends with': (given) => typed(`(${of(given, 'gc_ends_with')} = 1)`, 'boolean'),
  /** The pieces of a text as an array. A pattern has to be plain. */
  split: (given) => {
    const by = given.expr('by');
    if (given.fn.by === 'pattern' && (by?.node !== 'text' || /[\\^$.|?*+()[\]{}]/.test(by.value)))
      given.fail('SPLIT by a pattern');
    const [text, separator = literal(',')] = texts(given);
    return typed(`${given.here}gc_split(${text}, ${separator})`, 'array');
  },
  'split part': (given) => {
    const [text, by, index] = [given.value('text'), given.value('by'), given.value('place')];
    if (text.kind !== 'text' || by.kind !== 'text' || index.kind !== 'integer')
      given.fail('SPLIT_PART of these arguments');
    const list = [text, by, index].map(({ sql }) => sql).join(', ');
    return typed(
      `${given.here}gc_split_part(${list}, ${given.fn.fromEnd ? 1 : 0}, '${given.fn.zero}')`,
      'text',
    );
  },
} satisfies Partial<Rules>;
