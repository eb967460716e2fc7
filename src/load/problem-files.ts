import { stat } from 'node:fs/promises';
import type { Fault } from './fault.ts';
import { inside } from './inside.ts';
import { placesOf } from './map/problem.ts';
import { readText } from './read-text.ts';
import type { ProblemYaml } from './schema/problem.ts';
import { starterOf } from './starter-of.ts';
import type { Yaml, YamlPath } from './yaml/parse.ts';

/** A file that is not `named` has its usual place and may be missing. */
type Wanted = { readonly at: YamlPath; readonly path: string; readonly named: boolean };

/** Texts of the files that a problem names, by the path that names them, and what is wrong. */
export type NamedFiles = { readonly texts: ReadonlyMap<string, string>; readonly faults: readonly Fault[] };

/** Reads what a problem.yaml names; `folder` is a real path. */
export async function namedFiles(folder: string, problem: ProblemYaml, yaml: Yaml): Promise<NamedFiles> {
  const texts = new Map<string, string>();
  const faults = await Promise.all([
    ...files(problem).map(async ({ at, path, named }) => {
      const place = yaml.place(at);
      const found = await inside(folder, path);
      if (found.kind === 'missing' && !named) return [];
      if (found.kind !== 'inside') return faultOf(yaml, at, path, found);
      const read = await readText(found.path, path);
      if (!read.ok)
        return read.faults.map(({ what }) => ({ file: yaml.file, place, what: `\`${path}\` ${what}` }));
      texts.set(path, read.value.text);
      return [];
    }),
    ...folders(problem).map(async ({ at, path }) => {
      const found = await inside(folder, path);
      if (found.kind !== 'inside') return faultOf(yaml, at, path, found);
      const isFolder = (await stat(found.path)).isDirectory();
      return isFolder
        ? []
        : [{ file: yaml.file, place: yaml.place(at), what: `\`${path}\` is not a folder` }];
    }),
  ]);
  return { texts, faults: faults.flat() };
}

type Absent = { readonly kind: 'missing' } | { readonly kind: 'refused'; readonly what: string };

const faultOf = (yaml: Yaml, at: YamlPath, path: string, found: Absent): readonly Fault[] => {
  const what = found.kind === 'missing' ? 'does not exist in the folder of the problem' : found.what;
  return [{ file: yaml.file, place: yaml.place(at), what: `\`${path}\` ${what}` }];
};

const files = (problem: ProblemYaml): readonly Wanted[] => [
  { at: ['statement'], path: problem.statement, named: true },
  ...(problem.lesson === undefined ? [] : [{ at: ['lesson'], path: problem.lesson, named: true }]),
  ...problem.follow_ups.map(({ model_answer }, i) => ({
    at: ['follow_ups', i, 'model_answer'],
    path: model_answer,
    named: true,
  })),
  ...problem.curveballs.flatMap(({ says_in }, i) =>
    says_in === undefined ? [] : { at: ['curveballs', i, 'says_in'], path: says_in, named: true },
  ),
  ...problem.deliverables.flatMap(({ file, given }, i) =>
    given ? { at: ['deliverables', i, 'file'], path: file, named: true } : [],
  ),
  ...problem.by_hand.map(({ rows }, i) => ({ at: ['by_hand', i, 'rows'], path: rows, named: true })),
  ...problem.deliverables.flatMap(({ file, role }, i) =>
    role === 'words' ? { at: ['deliverables', i, 'file'], path: starterOf(file), named: false } : [],
  ),
  ...problem.references.map((reference, i) => ({
    at: ['references', i, 'page'],
    path: placesOf(reference).page,
    named: reference.page !== undefined,
  })),
];

const folders = (problem: ProblemYaml): readonly Wanted[] =>
  problem.references.map((reference, i) => ({
    at: ['references', i, 'folder'],
    path: placesOf(reference).folder,
    named: true,
  }));
