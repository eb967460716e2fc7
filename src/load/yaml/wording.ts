import type { z } from 'zod';
import { nearest, suggestion } from '../../design/nearest.ts';

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
