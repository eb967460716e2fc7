import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import { rules } from './cross/index.ts';
import { faultsAt } from './cross/rule.ts';
import { type Fault, renderFaults } from './fault.ts';
import { fixtureFaults } from './fixture-names.ts';
import { formatFault } from './format.ts';
import { toProblem } from './map/problem.ts';
import { partFiles } from './part-files.ts';
import { namedFiles } from './problem-files.ts';
import { readText } from './read-text.ts';
import { reasonOf } from './reason.ts';
import { problem as schema } from './schema/problem.ts';
import { parseYaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

const FILE = 'problem.yaml';

/**
 * Reads a problem's folder once, strictly; what it returns can be trusted.
 * A broken problem is a ProblemError `E_PROBLEM` whose message has a line for each fault,
 * `file:line:column: what is wrong`, files being named from the problem's folder.
 */
export async function loadProblem(folder: string): Promise<Problem> {
  const root = await realFolder(folder);
  const text = await readText(join(root, FILE), FILE);
  if (!text.ok) throw brokenProblem(folder, text.faults);
  const yaml = parseYaml(FILE, text.value.text);
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
