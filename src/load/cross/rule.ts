import { suggestion } from '../../design/nearest.ts';
import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';

/** Something that holds between the parts of a problem; returns what breaks it. */
export type Rule = (problem: ProblemYaml, yaml: Yaml) => readonly Fault[];

/**
 * The same between a problem and a file that it names; places are the file's. `starter`: what a candidate begins a
 * deliverable with, by its file; empty where there is none.
 */
export type PartRule<Part> = (
  problem: ProblemYaml,
  part: Part,
  yaml: Yaml,
  starter: (file: string) => string,
) => readonly Fault[];

/** A fault at a value. */
export const faultAt = (yaml: Yaml, path: YamlPath, what: string): Fault => ({
  file: yaml.file,
  place: yaml.place(path),
  what,
});

/** A name must be one of those that exist; `thing` says what it names: `scenario`. */
export const mustExist = (
  yaml: Yaml,
  path: YamlPath,
  thing: string,
  name: string,
  known: readonly string[],
): readonly Fault[] =>
  known.includes(name)
    ? []
    : [faultAt(yaml, path, `there is no ${thing} \`${name}\`${suggestion(name, known)}`)];

/** Each of the names, at its index below the path. */
export const mustAllExist = (
  yaml: Yaml,
  path: YamlPath,
  thing: string,
  names: readonly string[],
  known: readonly string[],
): readonly Fault[] => names.flatMap((name, at) => mustExist(yaml, [...path, at], thing, name, known));

/** No two entries of a list have the same value under `key`. */
export function mustDiffer<K extends string>(
  yaml: Yaml,
  path: YamlPath,
  key: K,
  entries: readonly Readonly<Record<K, string>>[],
): readonly Fault[] {
  const values = entries.map((entry) => entry[key]);
  return values.flatMap((value, at) => {
    const first = values.indexOf(value);
    if (first === at) return [];
    const { line } = yaml.place([...path, first, key]);
    return [faultAt(yaml, [...path, at, key], `${key} \`${value}\` was given already, in line ${line}`)];
  });
}

/** Ids of a list's entries. */
export const ids = (entries: readonly { readonly id: string }[]): readonly string[] =>
  entries.map(({ id }) => id);
