import type { Call } from '../ast.ts';
import { a } from '../coerce.ts';
import { type Env, mark, text as literal } from '../env.ts';
import { concat } from '../concat.ts';
import { expression } from '../recur.ts';
import { type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { count, type Rule } from './rule.ts';

const values = (call: Call, env: Env, least: number, most: number): Typed[] => {
  count(call, least, most);
  return call.args.map((each) => expression(each, env));
};

function texts(call: Call, env: Env, least: number, most: number): string[] {
  return values(call, env, least, most).map((value) => {
    if (value.kind !== 'text' && value.kind !== 'null')
      unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`, 'CAST it to a text.');
    return value.sql;
  });
}

const concatenated: Rule = (call, env) => concat(values(call, env, 1, 20), call.at, env);
const changed =
  (name: string): Rule =>
  (call, env) =>
    typed(`gc_${name}(${texts(call, env, 1, 1).join()})`, 'text');
const length: Rule = (call, env) => typed(`length(${texts(call, env, 1, 1).join()})`, 'integer');
const replaced: Rule = (call, env) => typed(`replace(${texts(call, env, 3, 3).join(', ')})`, 'text');

/** White space, or spaces alone, as the dialect has it. */
const trimmed =
  (side: string): Rule =>
  (call, env) => {
    const args = texts(call, env, 1, 2);
    if (args.length === 1 && (env.home === 'bigquery' || env.home === 'trino'))
      return typed(`gc_${side}(${args.join()})`, 'text');
    if (args.length === 2 && env.home === 'spark')
      unsupported(call.at, `${call.name.toUpperCase()} with two arguments`);
    return typed(`${side}(${args.join(', ')})`, 'text');
  };

/** From a place on, which counts from 1; places that dialects read differently are errors. */
const substring: Rule = (call, env) => {
  const [of, ...rest] = values(call, env, 2, 3);
  if (of?.kind !== 'text' && of?.kind !== 'null')
    return unsupported(call.at, `${call.name.toUpperCase()} of ${a(of?.kind ?? 'unknown')}`);
  for (const { kind } of rest)
    if (kind !== 'integer') unsupported(call.at, `${call.name.toUpperCase()} at ${a(kind)}`);
  return typed(`${mark(call.at)}gc_substring(${[of, ...rest].map(({ sql }) => sql).join(', ')})`, 'text');
};

const side =
  (which: 'left' | 'right'): Rule =>
  (call, env) => {
    const [of, length_] = values(call, env, 2, 2);
    if (of?.kind !== 'text' || length_?.kind !== 'integer')
      return unsupported(call.at, `${call.name.toUpperCase()} of these arguments`);
    return typed(`${mark(call.at)}gc_${which}(${of.sql}, ${length_.sql})`, 'text');
  };

/** The place of the first text in the second, from 1; 0 where it is not. */
const place =
  (textFirst: boolean): Rule =>
  (call, env) => {
    const [first, second] = texts(call, env, 2, 2);
    return typed(textFirst ? `instr(${first}, ${second})` : `instr(${second}, ${first})`, 'integer');
  };
const startsWith: Rule = (call, env) => {
  const [of, what] = texts(call, env, 2, 2);
  return typed(`(instr(${of}, ${what}) = 1)`, 'boolean');
};
const contains: Rule = (call, env) => {
  const [of, what] = texts(call, env, 2, 2);
  return typed(`(instr(${of}, ${what}) > 0)`, 'boolean');
};
const endsWith: Rule = (call, env) =>
  typed(`(gc_ends_with(${texts(call, env, 2, 2).join(', ')}) = 1)`, 'boolean');

/** The pieces of a text as an array. A pattern, where the dialect takes one, has to be plain. */
const split: Rule = (call, env) => {
  const [, by] = call.args;
  if (env.home === 'spark' && (by?.node !== 'text' || /[\\^$.|?*+()[\]{}]/.test(by.value)))
    unsupported(call.at, 'SPLIT by a pattern');
  const args = texts(call, env, env.home === 'bigquery' ? 1 : 2, 2);
  return typed(`${mark(call.at)}gc_split(${args[0]}, ${args[1] ?? literal(',')})`, 'array');
};
const splitPart: Rule = (call, env) => {
  const [of, by, index] = values(call, env, 3, 3);
  if (of?.kind !== 'text' || by?.kind !== 'text' || index?.kind !== 'integer')
    return unsupported(call.at, 'SPLIT_PART of these arguments');
  return typed(
    `${mark(call.at)}gc_split_part(${of.sql}, ${by.sql}, ${index.sql}, ${env.home === 'trino' ? 1 : 0})`,
    'text',
  );
};

export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  concat: concatenated,
  lower: changed('lower'),
  upper: changed('upper'),
  length,
  replace: replaced,
  trim: trimmed('trim'),
  ltrim: trimmed('ltrim'),
  rtrim: trimmed('rtrim'),
  substr: substring,
  substring,
  position: place(false),
  split,
};
export const BIGQUERY: Readonly<Record<string, Rule>> = {
  char_length: length,
  character_length: length,
  left: side('left'),
  right: side('right'),
  strpos: place(true),
  starts_with: startsWith,
  ends_with: endsWith,
};
export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  len: length,
  left: side('left'),
  right: side('right'),
  charindex: place(false),
  startswith: startsWith,
  endswith: endsWith,
  contains,
  split_part: splitPart,
};
export const TRINO: Readonly<Record<string, Rule>> = {
  strpos: place(true),
  starts_with: startsWith,
  split_part: splitPart,
};
export const SPARK: Readonly<Record<string, Rule>> = {
  len: length,
  char_length: length,
  character_length: length,
  left: side('left'),
  right: side('right'),
  instr: place(true),
  locate: place(false),
  startswith: startsWith,
  endswith: endsWith,
  contains,
  split_part: splitPart,
};
