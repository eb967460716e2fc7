import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import { type Fault, renderFaults } from './fault.ts';
import { fixtureFaults, namedFiles, partFiles } from './problem/files.ts';
import { faultsAt } from './problem/rule.ts';
import { rules } from './problem/rules.ts';
import { FORMAT, problem as schema } from './problem/schema.ts';
import { toProblem } from './problem/to-problem.ts';
import { reasonOf } from './read-text.ts';
import { readYaml, type Yaml } from './yaml/parse.ts';
import { at, shape } from './yaml/shape.ts';

const FILE = 'problem.yaml';

/**
 * Reads a problem's folder once, strictly; what it returns can be trusted.
 * A broken problem is a ProblemError `E_PROBLEM` whose message has a line for each fault,
 * `file:line:column: what is wrong`, files being named from the problem's folder.
 */
export async function loadProblem(folder: string): Promise<Problem> {
  const root = await realFolder(folder);
  const yaml = await readYaml(join(root, FILE), FILE);
  if (!yaml.ok) throw brokenProblem(folder, yaml.faults);
  const newer = formatFault(yaml.value);
  if (newer !== null) throw brokenProblem(folder, [newer]);
  const parsed = shape(schema, yaml.value);
  if (!parsed.ok) throw brokenProblem(folder, parsed.faults);
  const problem = parsed.value;
  const crossed = faultsAt(
    yaml.value,
    rules.flatMap((rule) => rule(problem)),
  );
  const fixtures = await fixtureFaults(problem, yaml.value);
  const { texts, faults } = await namedFiles(root, problem, yaml.value);
  const parts = await partFiles(root, problem, yaml.value);
  const all = [...crossed, ...fixtures, ...faults, ...parts.faults];
  if (all.length > 0) throw brokenProblem(folder, all);
  return toProblem(problem, { folder: root, texts, parts });
}

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    throw brokenProblem(folder, [{ file: folder, place: null, what: reasonOf(error) }]);
  }
}

/** What is thrown for faults in the files of a problem. */
export function brokenProblem(folder: string, faults: readonly Fault[]): ProblemError {
  const hint = `the problem in ${folder} is broken; docs/problem-format.md explains every key`;
  return new ProblemError('E_PROBLEM', renderFaults(faults), hint);
}

/** A problem written for a newer graincheck; nothing else about it can be judged. */
function formatFault(yaml: Yaml): Fault | null {
  const format = at(yaml.value, 'format');
  if (typeof format !== 'number' || format <= FORMAT) return null;
  const what = `format ${format} needs a newer graincheck; this one reads format ${FORMAT}`;
  return { file: yaml.file, place: yaml.place(['format']), what };
}
