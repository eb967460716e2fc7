import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { FunctionOf } from '../sql/functions.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import type { Given, Rules } from './given.ts';
import { asText } from './coercion.ts';
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
