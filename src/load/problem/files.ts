import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { mustAllExist, mustExist } from '../../checks/schema.ts';
import type { Fault } from '../fault.ts';
import { inside } from '../inside.ts';
import { packageRoot } from '../problems.ts';
import { readText } from '../read-text.ts';
import { readYaml, type Yaml, type YamlPath } from '../yaml/parse.ts';
import { shape } from '../yaml/shape.ts';
import { choices, choicesRule, type ChoicesYaml } from './choices.ts';
import { factRule, facts, type FactsYaml } from './facts.ts';
import { limits, type LimitsYaml } from './limits.ts';
import { rubricRule, type RubricsYaml, rubrics } from './rubrics.ts';
import { faultsAt, type PartRule } from './rule.ts';
import type { ProblemYaml } from './schema.ts';
import { workload, workloadRule, type WorkloadYaml } from './workload.ts';

/** Where the starter has a deliverable. */
export const starterOf = (file: string): string => `starter/${file}`;

/** Folder and page of a reference model, where its YAML leaves them out too. */
export const placesOf = ({ id, folder, page }: ProblemYaml['references'][number]) => ({
  folder: folder ?? `references/${id}`,
  page: page ?? `references/${id}.md`,
});

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

/** The YAML files that a problem.yaml names, each of which says one thing at length. */
export type PartFiles = {
  readonly facts: FactsYaml | null;
  readonly workload: WorkloadYaml | null;
  readonly rubrics: RubricsYaml | null;
  readonly choices: ChoicesYaml | null;
  readonly limits: LimitsYaml | null;
  readonly faults: readonly Fault[];
};

/**
 * Reads them, holds each against its schema and against the problem.
 * @param folder a real path.
 */
export async function partFiles(folder: string, problem: ProblemYaml, yaml: Yaml): Promise<PartFiles> {
  const faults: Fault[] = [];
  const read = async <S extends z.ZodType>(
    key: 'facts' | 'workload' | 'rubrics' | 'choices' | 'limits',
    schema: S,
    rule: PartRule<z.output<S>>,
  ): Promise<z.output<S> | null> => {
    const path = problem[key];
    if (path === undefined) return null;
    const found = await inside(folder, path);
    if (found.kind !== 'inside') {
      faults.push(...faultOf(yaml, [key], path, found));
      return null;
    }
    const parsed = await readYaml(found.path, path);
    const part = parsed.ok ? shape(schema, parsed.value) : parsed;
    if (!parsed.ok || !part.ok) {
      if (!part.ok) faults.push(...part.faults);
      return null;
    }
    faults.push(...faultsAt(parsed.value, rule(problem, part.value)));
    return part.value;
  };
  return {
    facts: await read('facts', facts, factRule),
    workload: await read('workload', workload, workloadRule),
    rubrics: await read('rubrics', rubrics, rubricRule),
    choices: await read('choices', choices, choicesRule),
    limits: await read('limits', limits, () => []),
    faults,
  };
}

/** Streams must name fixtures and stories that exist; the fixtures themselves are read by those who need them. */
export async function fixtureFaults({ streams }: ProblemYaml, yaml: Yaml): Promise<readonly Fault[]> {
  const parent = join(packageRoot(), 'fixtures');
  const fixtures = await names(parent);
  const misfits = Object.entries(streams).map(async ([stream, { fixture, stories }]) => {
    const path = ['streams', stream];
    const unknown = mustExist([...path, 'fixture'], 'fixture', fixture, fixtures);
    if (unknown.length > 0 || !Array.isArray(stories)) return unknown;
    const files = await names(join(parent, fixture, 'stories'));
    const known = files.map((file) => file.replace(/\.jsonl$/, ''));
    return mustAllExist([...path, 'stories'], 'story', stories, known);
  });
  return faultsAt(yaml, (await Promise.all(misfits)).flat());
}

const names = (folder: string) => readdir(folder).catch(() => []);
