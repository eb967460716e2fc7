import type { Call, Expr } from '../ast.ts';
import { castTo } from '../cast.ts';
import { a } from '../coerce.ts';
import { type Env, mark, text } from '../env.ts';
import { expression } from '../recur.ts';
import { pathKey } from '../parse-postfix.ts';
import { type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { count, type Rule } from './rule.ts';

/** What a JSON value can be read from. */
function source(value: Typed, at: number): Typed {
  if (!['text', 'json', 'element', 'array', 'unknown', 'null'].includes(value.kind))
    unsupported(at, `${a(value.kind)} as JSON`);
  return value;
}

/** `$.a.b[0]` as the dialects write it, in the form of SQLite's; anything else is refused. */
function literalPath(expr: Expr | undefined, at: number): string {
  if (expr?.node !== 'text') return unsupported(at, 'a computed JSON path', 'Write the path as a text.');
  let left = expr.value;
  if (!left.startsWith('$')) unsupported(expr.at, `the JSON path '${expr.value}'`, "Paths begin with '$'.");
  let path = '$';
  left = left.slice(1);
  while (left !== '') {
    const [whole, key, quoted, index] =
      /^(?:\.([A-Za-z_]\w*)|\[["']([^"'\\\]]+)["']\]|\[(\d+)\])/.exec(left) ?? [];
    if (whole === undefined)
      unsupported(
        expr.at,
        `the JSON path '${expr.value}'`,
        'Keys, points and numbers of elements can stand in it.',
      );
    path += index === undefined ? pathKey(key ?? quoted ?? '', expr.at) : `[${index}]`;
    left = left.slice(whole.length);
  }
  return path;
}

/** The text of a scalar; what an object or an array gives is `whole`: nothing, or an error. */
function scalar(value: Typed, path: string, at: number, whole: 'null' | 'error'): Typed {
  const [json, at_] = [value.sql, text(path)];
  const other =
    whole === 'error'
      ? ` WHEN 'object' THEN gc_fail('a JSON object is no scalar') WHEN 'array' THEN gc_fail('a JSON array is no scalar')`
      : '';
  return typed(
    `CASE ${mark(at)}json_type(${json}, ${at_}) WHEN 'text' THEN ${json} ->> ${at_} WHEN 'integer' THEN ${json} -> ${at_} WHEN 'real' THEN ${json} -> ${at_} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'${other} END`,
    'text',
  );
}

const scalarOf =
  (whole: 'null' | 'error'): Rule =>
  (call, env) => {
    count(call, 1, 2);
    const [of] = call.args;
    if (!of) return unsupported(call.at, call.name);
    const value = source(expression(of, env), call.at);
    if (value.kind === 'element' && call.args.length === 1)
      unsupported(
        call.at,
        `${call.name.toUpperCase()} of a whole element`,
        'Take the elements as texts, with JSON_VALUE_ARRAY.',
      );
    return scalar(value, call.args.length === 1 ? '$' : literalPath(call.args[1], call.at), call.at, whole);
  };

const queryOf =
  (kind: 'json' | 'array'): Rule =>
  (call, env) => {
    count(call, 1, 2);
    const [of] = call.args;
    if (!of) return unsupported(call.at, call.name);
    const value = source(expression(of, env), call.at);
    return typed(
      `(${value.sql} -> ${text(call.args.length === 1 ? '$' : literalPath(call.args[1], call.at))})`,
      kind,
    );
  };

/** `col:key.key` of Snowflake and Databricks; a cast around it says as what. */
export function jsonPath(
  expr: Extract<Expr, { node: 'path' }>,
  env: Env,
  cast: Extract<Expr, { node: 'cast' }> | null,
): Typed {
  const value = source(expression(expr.of, env), expr.at);
  if (!cast) return typed(`(${mark(expr.at)}${value.sql} -> ${text(expr.path)})`, 'json');
  if (/^(?:variant|object|array|json)$/.test(cast.type.name))
    return typed(
      `(${mark(expr.at)}${value.sql} -> ${text(expr.path)})`,
      cast.type.name === 'array' ? 'array' : 'json',
    );
  return castTo(scalar(value, expr.path, expr.at, 'error'), cast.type, cast.safe, cast.at, env.home);
}

const parse: Rule = (call, env) => {
  count(call, 1, 1);
  const [of] = call.args;
  const value = of ? source(expression(of, env), call.at) : typed('NULL', 'null');
  return typed(`${mark(call.at)}json(${value.sql})`, 'json');
};

const print: Rule = (call, env) => {
  count(call, 1, 1);
  const [of] = call.args;
  const value = of ? expression(of, env) : typed('NULL', 'null');
  if (value.kind !== 'json' && value.kind !== 'array')
    unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`);
  return typed(`json(${value.sql})`, 'text');
};

const removed =
  (paths: boolean): Rule =>
  (call, env) => {
    const [of, ...keys] = call.args;
    if (!of || keys.length === 0) return unsupported(call.at, `${call.name.toUpperCase()} of nothing`);
    const value = source(expression(of, env), call.at);
    const list = keys.map((key) => {
      if (paths) return text(literalPath(key, call.at));
      if (key.node !== 'text') return unsupported(call.at, 'a computed key');
      return text(`$${pathKey(key.value, key.at)}`);
    });
    return typed(`${mark(call.at)}json_remove(${value.sql}, ${list.join(', ')})`, 'json');
  };

/** GET_PATH(x, 'a.b') and JSON_EXTRACT_PATH_TEXT(x, 'a.b'). */
const getPath =
  (asText: boolean): Rule =>
  (call: Call, env: Env) => {
    count(call, 2, 2);
    const [of, path] = call.args;
    if (!of || path?.node !== 'text') return unsupported(call.at, 'a computed JSON path');
    const full = literalPath({ ...path, value: `$.${path.value}` }, call.at);
    const value = source(expression(of, env), call.at);
    return asText ? scalar(value, full, call.at, 'error') : typed(`(${value.sql} -> ${text(full)})`, 'json');
  };

export const BIGQUERY: Readonly<Record<string, Rule>> = {
  json_value: scalarOf('null'),
  json_extract_scalar: scalarOf('null'),
  json_query: queryOf('json'),
  json_extract: queryOf('json'),
  json_value_array: queryOf('array'),
  json_extract_string_array: queryOf('array'),
  json_query_array: queryOf('array'),
  json_extract_array: queryOf('array'),
  parse_json: parse,
  to_json_string: print,
  json_remove: removed(true),
};
export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  parse_json: parse,
  to_json: print,
  object_delete: removed(false),
  get_path: getPath(false),
  json_extract_path_text: getPath(true),
};
export const TRINO: Readonly<Record<string, Rule>> = {
  json_extract_scalar: scalarOf('null'),
  json_extract: queryOf('json'),
  json_parse: parse,
  json_format: print,
};
export const SPARK: Readonly<Record<string, Rule>> = { get_json_object: scalarOf('error') };
