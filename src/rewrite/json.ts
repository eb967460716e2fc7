import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { Cast, Expr, Path } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { castTo } from './coercion.ts';
import type { Given, Rules } from './given.ts';
import { mark } from './places.ts';
import { a, text, type Typed, typed } from './typed.ts';

/** What a JSON value can be read from. */
function source(value: Typed, at: number): Typed {
  if (!['text', 'json', 'element', 'array', 'unknown', 'null'].includes(value.kind))
    unsupported(at, `${a(value.kind)} as JSON`);
  return value;
}

/** A key as a path of SQLite's has it. */
function keyPath(key: string, at: number): string {
  if (key === '' || /["\\\ue000\ue001]/.test(key)) unsupported(at, `the key ${key} in a path`);
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `."${key}"`;
}

/** `$.a.b[0]` as the dialects write it, in the form of SQLite's; anything else is refused. @param prefix what it may leave out */
function literalPath(expr: Expr | null, at: number, prefix = ''): string {
  if (expr?.node !== 'text') return unsupported(at, 'a computed JSON path', 'Write the path as a text.');
  const shown = prefix + expr.value.replace(/^\s*(?:lax|strict)\s+/, '');
  if (!shown.startsWith('$')) unsupported(expr.at, `the JSON path '${shown}'`, "Paths begin with '$'.");
  let path = '$';
  let left = shown.slice(1);
  while (left !== '') {
    const [whole, key, quoted, index] =
      /^(?:\.([A-Za-z_]\w*)|\[["']([^"'\\\]]+)["']\]|\[(\d+)\])/.exec(left) ?? [];
    if (whole === undefined)
      return unsupported(
        expr.at,
        `the JSON path '${shown}'`,
        'Keys, points and numbers of elements can stand in it.',
      );
    path += index === undefined ? keyPath(key ?? quoted ?? '', expr.at) : `[${index}]`;
    left = left.slice(whole.length);
  }
  return path;
}

const WHOLES = {
  null: '',
  text: (of: string) => ` WHEN 'object' THEN ${of} WHEN 'array' THEN ${of}`,
  'not run': ` WHEN 'object' THEN gc_not_run('a JSON object as a scalar') WHEN 'array' THEN gc_not_run('a JSON array as a scalar')`,
};

/** The text of a scalar; what an object or an array gives is NULL, its JSON, or not run. */
function scalar(value: Typed, path: string, at: number, ofWhole: keyof typeof WHOLES): Typed {
  const [json, key] = [value.sql, text(path)];
  const whole = WHOLES[ofWhole];
  const other = typeof whole === 'string' ? whole : whole(`${json} -> ${key}`);
  return typed(
    `CASE ${mark(at)}json_type(${json}, ${key}) WHEN 'text' THEN ${json} ->> ${key} WHEN 'integer' THEN ${json} -> ${key} WHEN 'real' THEN ${json} -> ${key} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'${other} END`,
    'text',
  );
}

/** JSON as a map or an array. */
export function jsonAs(of: Typed, { type, safe, at }: Cast): Typed {
  const is = type.name === 'map' ? 'map' : 'array';
  const values = type.of.at(-1)?.name;
  const isKnown = values === 'varchar' || values === 'json';
  if (of.kind !== 'json' || !isKnown || (is === 'map' && type.of[0]?.name !== 'varchar'))
    return unsupported(
      at,
      `a CAST of ${a(of.kind)} to this ${is}`,
      'Values are VARCHAR or JSON, of JSON that was parsed.',
    );
  const kind = is === 'map' ? 'object' : 'array';
  const other = safe
    ? 'NULL'
    : `CASE WHEN ${of.sql} IS NOT NULL THEN gc_fail('JSON that is no ${kind}, as ${a(is)}') END`;
  return typed(`CASE WHEN json_type(${of.sql}) = '${kind}' THEN ${mark(at)}${of.sql} ELSE ${other} END`, is);
}

/** `value[key]` of BigQuery, with a key or a place that may be computed. */
export function atKey(value: Typed, key: Typed, at: number): Typed {
  if (key.kind === 'integer')
    return typed(`(${mark(at)}${value.sql} -> ('$[' || ${key.sql} || ']'))`, 'json');
  if (key.kind !== 'text') return unsupported(at, `${a(key.kind)} as a key of JSON`);
  return typed(`(${mark(at)}${value.sql} -> ('$."' || ${key.sql} || '"'))`, 'json');
}

/** What is read from a text that may be no JSON: of such it is NULL. */
function ofText(value: Typed, read: Typed): Typed {
  if (value.kind !== 'text') return read;
  return { ...read, sql: `CASE WHEN json_valid(${value.sql}) THEN ${read.sql} END` };
}

/** `of:key.key[0]` of Snowflake and Databricks; a cast around it says as what. */
export function pathSql(path: Path, of: Typed, cast: Cast | null, dialect: SourceDialect): Typed {
  const value = source(of, path.at);
  const steps = path.keys.map((key) => (typeof key === 'number' ? `[${key}]` : keyPath(key, path.at)));
  const full = `$${steps.join('')}`;
  if (cast && !/^(?:variant|object|array|json)$/.test(cast.type.name))
    return castTo(scalar(value, full, path.at, 'not run'), cast, dialect);
  // Of a text the colon of Databricks makes a text.
  if (!cast && value.kind === 'text' && dialect.values.readsTexts)
    return ofText(value, scalar(value, full, path.at, 'text'));
  const kind = cast?.type.name === 'array' ? 'array' : 'json';
  return typed(`(${mark(path.at)}${value.sql} -> ${text(full)})`, kind);
}

const json = (given: Given): Typed => source(given.value('json'), given.at);

function pathOf(given: Given): string {
  const path = given.expr('path');
  return path ? literalPath(path, given.at) : '$';
}

function keysOf(given: Given): string {
  return literalPath(given.expr('keys'), given.at, '$.');
}

function pathWithout(given: Given, expr: Expr): string {
  if (given.fn.takes.includes('path')) return literalPath(expr, given.at);
  if (expr.node !== 'text') return given.fail('a computed key');
  return `$${keyPath(expr.value, expr.at)}`;
}

export const JSON_RULES = {
  'JSON scalar': (given) => {
    const value = json(given);
    if (value.kind === 'element' && !given.expr('path'))
      given.fail(`${given.name} of a whole element`, 'Take the elements as texts, with JSON_VALUE_ARRAY.');
    const of = scalar(value, pathOf(given), given.at, given.fn.ofWhole);
    return given.dialect.values.readsTexts ? ofText(value, of) : of;
  },
  'JSON part': (given) => {
    const of = json(given);
    const sql = `(${of.sql} -> ${text(pathOf(given))})`;
    const { gives } = given.fn;
    if (gives === 'like source' && of.kind === 'text') return typed(`nullif(${sql}, 'null')`, 'text');
    return typed(sql, gives === 'array' || gives === 'texts' ? 'array' : 'json');
  },
  'JSON at keys': (given) => {
    const path = keysOf(given);
    if (given.fn.gives === 'text') return scalar(json(given), path, given.at, 'not run');
    return typed(`(${json(given).sql} -> ${text(path)})`, 'json');
  },
  'parse JSON': (given) => {
    const { sql } = json(given);
    const parsed = `${given.here}json(${sql})`;
    return typed(given.fn.safe ? `CASE WHEN json_valid(${sql}) THEN ${parsed} END` : parsed, 'json');
  },
  'JSON type': (given) => {
    const names = Object.entries(given.fn.names).map(([type, name]) => ` WHEN '${type}' THEN '${name}'`);
    return typed(`CASE ${given.here}json_type(${json(given).sql})${names.join('')} END`, 'text');
  },
  'JSON is': (given) => {
    const value = json(given);
    // Of an element NULL is the null of JSON.
    if (value.kind === 'element' && given.fn.type === 'null')
      return typed(`(${value.sql} IS NULL)`, 'boolean');
    return typed(`(${given.here}json_type(${value.sql}) = '${given.fn.type}')`, 'boolean');
  },
  'JSON keys': (given) => {
    const depth = given.optional('digits');
    return typed(`${given.here}gc_json_keys(${json(given).sql}, ${depth?.sql ?? 'NULL'})`, 'array');
  },
  'JSON as': (given) => {
    const type = given.expr('type');
    const [, what] =
      type?.node === 'text'
        ? (/^\s*(map|array)\s*<\s*(?:string\s*,\s*)?string\s*>\s*$/i.exec(type.value) ?? [])
        : [];
    if (what === undefined)
      return given.fail('from_json with this type', "Write 'map<string,string>' or 'array<string>'.");
    const { sql } = json(given);
    const is = what.toLowerCase() === 'map' ? 'map' : 'array';
    const kind = is === 'map' ? 'object' : 'array';
    return typed(`CASE WHEN json_valid(${sql}) AND json_type(${sql}) = '${kind}' THEN ${sql} END`, is);
  },
  'print JSON': (given) => {
    const value = given.value('json');
    if (value.kind !== 'json' && value.kind !== 'array') given.fail(`${given.name} of ${a(value.kind)}`);
    return typed(`json(${value.sql})`, 'text');
  },
  /** Without what its paths or its keys name. */
  'JSON without': (given) => {
    const value = json(given);
    const paths = given.call.args.slice(1).map((each) => text(pathWithout(given, each)));
    return typed(`${given.here}json_remove(${value.sql}, ${paths.join(', ')})`, 'json');
  },
} satisfies Partial<Rules>;
