import type { z } from 'zod';
import { nearest } from '../../design/nearest.ts';
import type { Fault, Parsed } from '../fault.ts';
import type { Yaml } from './parse.ts';
import { at, knownKeys } from './schema-at.ts';
import { wording } from './wording.ts';

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
