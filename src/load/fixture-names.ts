import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mustAllExist, mustExist } from '../checks/schema.ts';
import { faultsAt } from './cross/rule.ts';
import type { Fault } from './fault.ts';
import { packageRoot } from './package-root.ts';
import type { ProblemYaml } from './schema/problem.ts';
import type { Yaml } from './yaml/parse.ts';

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
