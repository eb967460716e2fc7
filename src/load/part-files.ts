import type { z } from 'zod';
import { choicesRule } from './cross/choices.ts';
import { factRule } from './cross/facts.ts';
import { faultsAt, type PartRule } from './cross/rule.ts';
import { rubricRule } from './cross/rubrics.ts';
import { workloadRule } from './cross/workload.ts';
import type { Fault } from './fault.ts';
import { inside } from './inside.ts';
import { readText } from './read-text.ts';
import { type ChoicesYaml, choices } from './schema/choices.ts';
import { type FactsYaml, facts } from './schema/facts.ts';
import type { ProblemYaml } from './schema/problem.ts';
import { type RubricsYaml, rubrics } from './schema/rubric.ts';
import { type WorkloadYaml, workload } from './schema/workload.ts';
import { parseYaml, type Yaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

/** The YAML files that a problem.yaml names, each of which says one thing at length. */
export type PartFiles = {
  readonly facts: FactsYaml | null;
  readonly workload: WorkloadYaml | null;
  readonly rubrics: RubricsYaml | null;
  readonly choices: ChoicesYaml | null;
  readonly faults: readonly Fault[];
};

/**
 * Reads them, holds each against its schema and against the problem.
 * @param folder a real path.
 */
export async function partFiles(folder: string, problem: ProblemYaml, yaml: Yaml): Promise<PartFiles> {
  const faults: Fault[] = [];
  const read = async <S extends z.ZodType>(
    key: 'facts' | 'workload' | 'rubrics' | 'choices',
    schema: S,
    rule: PartRule<z.output<S>>,
  ): Promise<z.output<S> | null> => {
    const path = problem[key];
    if (path === undefined) return null;
    const found = await inside(folder, path);
    if (found.kind !== 'inside') {
      const why = found.kind === 'missing' ? 'does not exist in the folder of the problem' : found.what;
      faults.push({ file: yaml.file, place: yaml.place([key]), what: `\`${path}\` ${why}` });
      return null;
    }
    const text = await readText(found.path, path);
    const parsed = text.ok ? parseYaml(path, text.value.text) : text;
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
    faults,
  };
}
