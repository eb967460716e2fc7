import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { ArithmeticOp } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { alike, cast, comparable, toDecimal } from './coercion.ts';
import { decimal, decimalArithmetic } from './decimals.ts';
import type { Given, Rules } from './given.ts';
import { mark, withoutMarks } from './places.ts';
import { a, isNumber, type Typed, typed } from './typed.ts';

export function minus(value: Typed, at: number): Typed {
  if (!isNumber(value.kind) && value.kind !== 'interval') unsupported(at, `minus ${a(value.kind)}`);
  return typed(`(-${value.sql})`, value.kind, value.scale);
}

/** `+ - * / %` of two numbers. @throws Unsupported where the dialect's numbers are others than SQLite's */
export function arithmetic(
  op: Exclude<ArithmeticOp, '||'>,
  left: Typed,
  right: Typed,
  at: number,
  dialect: SourceDialect,
): Typed {
  for (const { kind } of [left, right])
    if (!isNumber(kind) && kind !== 'null')
      unsupported(
        at,
        `${a(kind)} in arithmetic`,
        'CAST it to a number; of two times take the difference with the function of your dialect.',
      );
  const [first, second] = sameDecimals(left, right, dialect);
  const kind = widest(first, second);
  const isExact = kind === 'decimal' || (op === '/' && dialect.values.wholeQuotient === 'decimal');
  if (kind !== 'float' && isExact) return decimalArithmetic(op, first, second, at, dialect);
  if (op === '/') return divided(first, second, at, dialect);
  if (op === '%') return modulo(first, second, at);
  return typed(`(${first.sql} ${mark(at)}${op} ${second.sql})`, kind);
}

/** A number in the source, as it was written. */
const isLiteral = ({ sql }: Typed): boolean => /^\(?-?\d+(?:\.\d+)?\)?$/.test(withoutMarks(sql));

/** Beside a decimal, a number that is written out is one as well, whatever the dialect takes it for elsewhere. */
function sameDecimals(left: Typed, right: Typed, { values }: SourceDialect): readonly [Typed, Typed] {
  if (values.fraction === 'decimal') return [left, right];
  const exact = (value: Typed, other: Typed): Typed =>
    value.kind === 'float' && other.kind === 'decimal' && isLiteral(value)
      ? typed(value.sql, 'decimal', other.scale)
      : value;
  return [exact(left, right), exact(right, left)];
}

function widest(left: Typed, right: Typed): 'integer' | 'decimal' | 'float' {
  const kinds = [left.kind, right.kind];
  return kinds.includes('float') ? 'float' : kinds.includes('decimal') ? 'decimal' : 'integer';
}

/** A divisor of zero is an error in every dialect, and NULL in SQLite. */
function nonZero(value: Typed, at: number, infinite = false): string {
  if (/^\d+(?:\.\d+)?$/.test(value.sql) && Number(value.sql) !== 0) return value.sql;
  return `${mark(at)}gc_nonzero(${value.sql}, ${infinite ? 1 : 0})`;
}

function wholeQuotient(left: Typed, right: Typed, at: number): Typed {
  return typed(`(${left.sql} / CAST(${nonZero(right, at)} AS INTEGER))`, 'integer');
}

/** Of whole numbers and floats. */
function divided(left: Typed, right: Typed, at: number, { values }: SourceDialect): Typed {
  if (widest(left, right) === 'integer' && values.wholeQuotient === 'integer')
    return wholeQuotient(left, right, at);
  return typed(
    `(CAST(${left.sql} AS REAL) / ${nonZero(right, at, values.floatByZero === 'infinite')})`,
    'float',
  );
}

function modulo(left: Typed, right: Typed, at: number): Typed {
  if (left.kind !== 'integer' || right.kind !== 'integer')
    unsupported(
      at,
      `the remainder of ${a(left.kind)} by ${a(right.kind)}`,
      'It is taken of whole numbers here.',
    );
  return typed(`(${left.sql} % CAST(${nonZero(right, at)} AS INTEGER))`, 'integer');
}

function extreme(given: Given, which: 'max' | 'min', passesNulls: boolean): Typed {
  const common = alike(given.values(), given.at);
  comparable(common.kind, given.at);
  const list = common.values.map(({ sql }) => sql);
  const of = (...some: readonly string[]) => `${which}(${some.join(', ')})`;
  const made = (sql: string) => typed(sql, common.kind, common.scale);
  const [x = '', y = '', z] = list;
  if (list.length === 1) return made(x);
  if (!passesNulls) return made(of(...list));
  if (list.length > 3) given.fail(`${given.name} of more than three`, 'Nest it.');
  const some = z === undefined ? [x, y] : [of(x, y), of(x, z), of(y, z), x, y, z];
  return made(`coalesce(${[of(...list), ...some].join(', ')})`);
}

function rounded(given: Given, which: 'ceil' | 'floor', gives: 'float' | 'integer' | null): Typed {
  const value = given.number('value');
  if (value.kind === 'integer' && gives !== 'float') return value;
  const sql = `${which}(${value.sql})`;
  // A dialect that has floats for whole numbers keeps its decimals.
  if (value.kind === 'decimal' && gives === 'float') return typed(sql, 'decimal', value.scale);
  return gives === 'float' || (value.kind === 'float' && gives !== 'integer')
    ? typed(sql, 'float')
    : typed(`CAST(${sql} AS INTEGER)`, 'integer');
}

/** To how many places is rounded; below zero to tens, hundreds and so on. */
function digitsOf(given: Given): number {
  const digits = given.optional('digits');
  const [, sign, count] = digits ? (/^\(?(-?)(\d+)\)?$/.exec(digits.sql) ?? []) : ['', '', '0'];
  return count === undefined
    ? given.fail('ROUND to a computed number of digits')
    : Number(count) * (sign === '-' ? -1 : 1);
}

/** One of several values of one kind. */
function chosen(values: readonly Typed[], at: number, sql: (values: readonly string[]) => string): Typed {
  const common = alike(values, at);
  return typed(sql(common.values.map((value) => value.sql)), common.kind, common.scale);
}

const chance = (given: Given): never =>
  given.fail(given.name, 'It gives something else each time: make a key of what identifies the row.');

/** Numbers, and conditions of any values. */
export const NUMBERS = {
  coalesce: (given) =>
    chosen(given.values(), given.at, (values) =>
      values.length === 1 ? values.join() : `coalesce(${values.join(', ')})`,
    ),
  nullif: (given) => {
    const values = given.values();
    const common = alike(values, given.at);
    comparable(common.kind, given.at);
    const sql = `nullif(${common.values.map((each) => each.sql).join(', ')})`;
    return typed(sql, values[0]?.kind ?? common.kind, values[0]?.scale ?? null);
  },
  choose: (given) => {
    const other = given.optional('other');
    return chosen([given.value('value'), ...(other ? [other] : [])], given.at, ([first, second]) => {
      const rest = second === undefined ? '' : ` ELSE ${second}`;
      return `CASE WHEN ${given.condition('condition')} THEN ${first}${rest} END`;
    });
  },
  'choose if there': (given) => {
    const of = given.value('condition');
    return chosen(
      [given.value('value'), given.value('other')],
      given.at,
      ([then, other]) => `CASE WHEN ${of.sql} IS NOT NULL THEN ${then} ELSE ${other} END`,
    );
  },
  'zero for null': (given) => {
    const value = given.number('value');
    return typed(`coalesce(${value.sql}, 0)`, value.kind, value.scale);
  },
  'equal with null': (given) => {
    const { kind, values } = alike(given.values(), given.at);
    comparable(kind, given.at);
    return typed(`(${values.map(({ sql }) => sql).join(' IS ')})`, 'boolean');
  },

  /** `DECODE(x, 1, 'one', 'other')`: of a NULL as well. */
  decode: (given) => {
    const [of, ...rest] = given.values();
    const [keys, results] = [0, 1].map((odd) => rest.filter((_, at) => at % 2 === odd));
    if (!of || !keys || !results) return given.fail(given.name);
    // Without a partner the last one is what else comes.
    const other = rest.length % 2 === 1 ? keys.pop() : undefined;
    const compared = alike([of, ...keys], given.at);
    comparable(compared.kind, given.at);
    const [subject, ...whens] = compared.values.map(({ sql }) => sql);
    return chosen([...results, ...(other ? [other] : [])], given.at, (list) => {
      const choices = whens.map((when, at) => ` WHEN ${subject} IS ${when} THEN ${list[at]}`).join('');
      return `CASE${choices}${other ? ` ELSE ${list.at(-1)}` : ''} END`;
    });
  },
  greatest: (given) => extreme(given, 'max', given.fn.passesNulls),
  least: (given) => extreme(given, 'min', given.fn.passesNulls),
  abs: (given) => {
    const value = given.number('value');
    return typed(`abs(${value.sql})`, value.kind, value.scale);
  },
  sign: (given) => typed(`sign(${given.number('value').sql})`, 'integer'),
  power: (given) => {
    const pair = given.values();
    for (const { kind } of pair) if (!isNumber(kind)) given.fail(`POWER of ${a(kind)}`);
    return typed(
      `${given.here}gc_power(${pair.map(({ sql }) => sql).join(', ')}, '${given.fn.beyond}')`,
      'float',
    );
  },
  sqrt: (given) => typed(`${given.here}gc_sqrt(${given.number('value').sql}, '${given.fn.beyond}')`, 'float'),
  remainder: (given) => arithmetic('%', given.value('value'), given.value('other'), given.at, given.dialect),
  'whole quotient': (given) => {
    const [left, right] = [given.value('value'), given.value('other')];
    if (left.kind !== 'integer' || right.kind !== 'integer') return given.fail('DIV of these arguments');
    return wholeQuotient(left, right, given.at);
  },
  ceil: (given) => rounded(given, 'ceil', given.fn.gives),
  floor: (given) => rounded(given, 'floor', given.fn.gives),
  round: (given) => {
    const value = given.value('value');
    if (!isNumber(value.kind)) return given.fail(`ROUND of ${a(value.kind)}`);
    const digits = digitsOf(given);
    const { gives, keepsScale } = given.fn;
    if (value.kind === 'decimal') {
      const { scale } = value;
      const made = decimal(value.sql, scale === null ? digits : Math.min(digits, scale), given.at);
      if (gives === 'float' || (keepsScale && given.expr('digits'))) return { ...made, scale };
      return digits > 0 ? made : typed(`CAST(${made.sql} AS INTEGER)`, 'integer');
    }
    if (value.kind === 'integer' && digits >= 0) return { ...value, kind: gives ?? 'integer' };
    if (digits < 0) {
      if (value.kind === 'float') return given.fail('ROUND of a float to tens', 'CAST it to a decimal.');
      const tens = decimal(value.sql, digits, given.at).sql;
      return gives === 'float' ? typed(tens, 'float') : typed(`CAST(${tens} AS INTEGER)`, 'integer');
    }
    return typed(`round(${value.sql}${digits > 0 ? `, ${digits}` : ''})`, 'float');
  },
  quotient: (given) => {
    const pair = given.values();
    const [first, second] = pair;
    const isAny = (...kinds: readonly string[]) => pair.some(({ kind }) => kinds.includes(kind));
    if (!first || !second || pair.some(({ kind }) => !isNumber(kind) && kind !== 'null'))
      return given.fail(`${given.name} of these arguments`, 'CAST both to numbers.');
    const sql = (of: string) => `CASE WHEN ${second.sql} = 0 THEN ${given.fn.byZero} ELSE ${of} END`;
    const isExact = isAny('decimal') || given.dialect.values.wholeQuotient === 'decimal';
    if (!isExact || isAny('float')) return typed(sql(`CAST(${first.sql} AS REAL) / ${second.sql}`), 'float');
    const made = decimalArithmetic('/', first, second, given.at, given.dialect);
    return { ...made, sql: sql(made.sql) };
  },
  'to number': (given) => {
    const [size, digits] = [given.expr('size'), given.expr('digits')];
    const asked = [size, digits].map((each) => (each?.node === 'number' ? Number(each.text) : null));
    if ((size && asked[0] === null) || (digits && asked[1] === null))
      return given.fail(`${given.name} by a format`);
    return toDecimal(given.value('value'), asked[1] ?? 0, asked[0] ?? null, given.fn.safe, given.at);
  },
  'to float': (given) => cast(given.value('value'), 'float', given.fn.safe, given.at, given.dialect.values),
  'to boolean': (given) =>
    cast(given.value('value'), 'boolean', given.fn.safe, given.at, given.dialect.values),
  'to text': (given) => cast(given.value('value'), 'text', given.fn.safe, given.at, given.dialect.values),
  chance,
} satisfies Partial<Rules>;
