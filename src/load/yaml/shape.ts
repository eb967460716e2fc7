import * as z from 'zod';
import { optionOf } from '../../checks/schema.ts';
import { nearest, suggestion } from '../../design/nearest.ts';
import type { Fault, Parsed } from '../fault.ts';
import type { Yaml, YamlPath } from './parse.ts';

/** Holds a YAML file against a schema; reports everything that does not fit, at its place. */
export function shape<S extends z.ZodType>(schema: S, yaml: Yaml): Parsed<z.output<S>> {
  const result = schema.safeParse(yaml.value);
  if (result.success) return { ok: true, value: result.data };
  const { issues } = result.error;
  const misspelt = misspeltKeys(schema, yaml, issues);
  return { ok: false, faults: issues.flatMap((issue) => faultsOf(issue, schema, yaml, misspelt)) };
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, schema: z.ZodType, yaml: Yaml, misspelt: ReadonlySet<string>): Fault[] {
  const { file } = yaml;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, yaml.value, issue.path);
    return issue.keys.map((key) => ({
      file,
      place: yaml.keyPlace([...issue.path, key]),
      what: unknownKey(key, known, at(issue.path.reduce(at, yaml.value), key)),
    }));
  }
  const value = issue.path.reduce(at, yaml.value);
  // A misspelt key is one fault, not two: what it was meant to be is not reported as missing.
  if (value === undefined && misspelt.has(issue.path.join('\n'))) return [];
  const place = issue.code === 'invalid_key' ? yaml.keyPlace(issue.path) : yaml.place(issue.path);
  return [{ file, place, what: wording(issue, value) }];
}

function unknownKey(key: string, known: readonly string[], value: unknown): string {
  const near = nearest(key, known);
  if (near !== null) return `unknown key \`${key}\`; did you mean \`${near}\`?`;
  // `{ about: who, and when }` is a key `and when` to YAML.
  if (value === null) return `unknown key \`${key}\`; is it text behind a comma? Then put the text in quotes`;
  return `unknown key \`${key}\`; the keys here are ${known.map((name) => `\`${name}\``).join(', ')}`;
}

/** Paths of the keys that an unknown key was probably meant to be. */
function misspeltKeys(schema: z.ZodType, yaml: Yaml, issues: readonly Issue[]): ReadonlySet<string> {
  const paths = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const known = knownKeys(schema, yaml.value, issue.path);
    return issue.keys.map((key) => [...issue.path, nearest(key, known)].join('\n'));
  });
  return new Set(paths);
}

/** Keys that the schema knows at a path of a value; a union's by the value's own discriminator. */
function knownKeys(schema: z.ZodType, value: unknown, path: YamlPath): readonly string[] {
  const found = unwrap(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
  const inner = below(found, step);
  return inner === null ? [] : knownKeys(inner, at(value, step), rest);
}

/** The value at one key or index; undefined where there is none. */
export function at(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap(), value);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in, value);
  return schema instanceof z.ZodDiscriminatedUnion ? (optionOf(schema, value) ?? schema) : schema;
}

function below(schema: z.core.$ZodType, step: PropertyKey): z.ZodType | null {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] ?? null;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return null;
}

/** What one issue says to a person; `value` is what was written. */
export function wording(issue: z.core.$ZodIssue, value: unknown): string {
  const thing = named(issue.path);
  if (value === undefined) return `${thing} is missing`;
  if (value === null && issue.code === 'invalid_type') {
    return `${thing} is empty; it must be ${expected(issue.expected)}`;
  }
  switch (issue.code) {
    case 'invalid_type':
      return `${thing} must be ${expected(issue.expected)}, not ${given(value)}${quotes(issue.expected, value)}`;
    case 'invalid_value':
      return `${thing} must be ${list(issue.values)}, not ${given(value)}${meant(value, issue.values)}`;
    case 'invalid_union':
      return issue.errors.length === 0 && 'options' in issue
        ? `unknown ${String(issue.path.at(-1))} ${given(value)}${near(value, options(issue.options))}`
        : `${thing} ${issue.message}`;
    case 'too_small':
      if (issue.origin === 'array' && Number(issue.minimum) > 1)
        return `${thing} must have at least ${issue.minimum} entries`;
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${thing} must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
        : `${thing} must not be empty`;
    case 'too_big':
      return issue.origin === 'array'
        ? `${thing} must have at most ${issue.maximum} entries`
        : `${thing} must be at most ${issue.maximum}`;
    case 'invalid_key':
      return `the name \`${String(issue.path.at(-1))}\` ${issue.issues[0]?.message ?? 'is not right'}`;
    default:
      return `${thing} ${issue.message}`;
  }
}

function named(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return `\`${String(last)}\``;
  return `entry ${last + 1} of \`${String(path.at(-2) ?? '')}\``;
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with `- `)',
  object: 'keys with values',
  record: 'names with values',
};

const expected = (type: string) => types[type] ?? type;

function given(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'string' ? `\`${value}\`` : `the ${typeof value} ${String(value)}`;
}

const quotes = (type: string, value: unknown) =>
  type === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? '; put it in quotes' : '';

const list = (values: readonly unknown[]) =>
  values.length === 1
    ? String(values[0])
    : `one of ${values.map((value) => `\`${String(value)}\``).join(', ')}`;

const options = (values: unknown): readonly unknown[] => (Array.isArray(values) ? values : []);

/** The list of values was shown already: only the one that was meant. */
function meant(value: unknown, values: readonly unknown[]): string {
  const found = typeof value === 'string' ? nearest(value, values.map(String)) : null;
  return found === null ? '' : `; did you mean \`${found}\`?`;
}

const near = (value: unknown, values: readonly unknown[]) => suggestion(String(value), values.map(String));
