import type * as z from 'zod';
import {
  docPathsIn,
  type Misfit,
  misfit,
  mustExist,
  type Path,
  refsIn,
  type Thing,
} from '../../checks/schema.ts';
import { suggestion } from '../../design/nearest.ts';
import type { Fault } from '../fault.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import type { ProblemYaml } from './schema.ts';

/** Something that holds between the parts of a problem; returns what breaks it. */
export type Rule = (problem: ProblemYaml) => readonly Misfit[];

/** The same between a problem and a file that it names; places are the file's. */
export type PartRule<Part> = (problem: ProblemYaml, part: Part) => readonly Misfit[];

/** A fault at a value. */
export const faultAt = (yaml: Yaml, path: YamlPath, what: string): Fault => ({
  file: yaml.file,
  place: yaml.place(path),
  what,
});

/** What does not fit, with the places where it is written. */
export const faultsAt = (yaml: Yaml, misfits: readonly Misfit[]): readonly Fault[] =>
  misfits.map(({ path, what, first }) =>
    faultAt(yaml, path, first === undefined ? what : `${what}, in line ${yaml.place(first).line}`),
  );

/** Whatever a value names is there; what is not known of things is not looked at. */
export const namesExist = (
  schema: z.ZodType,
  value: unknown,
  known: Readonly<Partial<Record<Thing, readonly string[]>>>,
): readonly Misfit[] =>
  refsIn(schema, value).flatMap(({ thing, name, path }) =>
    mustExist(path, thing, name, known[thing] ?? [name]),
  );

/** The same, seen from further above. */
export const under = (prefix: Path, misfits: readonly Misfit[]): readonly Misfit[] =>
  misfits.map(({ path, what, first }) => ({
    path: [...prefix, ...path],
    what,
    ...(first && { first: [...prefix, ...first] }),
  }));

/** No two entries of a list have the same value under `key`. */
export function mustDiffer<K extends string>(
  path: Path,
  key: K,
  entries: readonly Readonly<Record<K, string>>[],
): readonly Misfit[] {
  const values = entries.map((entry) => entry[key]);
  return values.flatMap((value, at) => {
    const nth = values.indexOf(value);
    if (nth === at) return [];
    const what = `${key} \`${value}\` was given already`;
    return [{ path: [...path, at, key], what, first: [...path, nth, key] }];
  });
}

/** Ids of a list's entries. */
export const ids = (entries: readonly { readonly id: string }[]): readonly string[] =>
  entries.map(({ id }) => id);

/** Ids of the deliverables that have a role. */
export const filesOf = ({ deliverables }: ProblemYaml, role: string): readonly string[] =>
  ids(deliverables.filter((one) => one.role === role));

const nested = ['properties', 'context'];
const fields = [
  'event_id',
  'event_type',
  'entity_id',
  'entity_type',
  'timestamp',
  'received_at',
  'session_id',
  ...nested,
];

/** What is wrong with the paths in event documents that a value has. */
export function docPathMisfits(of: Parameters<typeof docPathsIn>[0], value: unknown): readonly Misfit[] {
  return docPathsIn(of, value).flatMap(({ docPath: [field = '', ...below], path }) => {
    if (!fields.includes(field))
      return [misfit(path, `an event document has no \`${field}\`${suggestion(field, fields)}`)];
    if (below.length === 0 || nested.includes(field)) return [];
    return [misfit(path, `\`${field}\` is a single value; only \`properties\` and \`context\` have keys`)];
  });
}
