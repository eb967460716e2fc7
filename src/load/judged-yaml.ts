import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../design/nearest.ts';
import type { Fault, Parsed } from './fault.ts';
import { inside } from './inside.ts';
import { type JudgedYaml, judged as schema } from './schema/judged.ts';
import { readYaml, type Yaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

/** The folder of a problem that has its judged submissions, a folder each. */
export const SUBMISSIONS = 'submissions';
/** Beside the files of a submission: what they are, and what every check must say. */
export const JUDGED = 'judged.yaml';

/** A `judged.yaml` that fits its schema. */
export type Judged = { readonly id: string; readonly yaml: Yaml; readonly written: JudgedYaml };

/**
 * Reads `submissions/<id>/judged.yaml`; null where that folder has none.
 * @param root real path of the problem's folder.
 */
export async function readJudged(root: string, id: string): Promise<Parsed<Judged | null>> {
  const file = `${SUBMISSIONS}/${id}/${JUDGED}`;
  const found = await inside(root, file);
  if (found.kind === 'missing') return withoutVerdicts(root, id);
  if (found.kind === 'refused') return wrong({ file, place: null, what: found.what });
  const yaml = await readYaml(found.path, file);
  if (!yaml.ok) return yaml;
  const parsed = shape(schema, yaml.value);
  if (!parsed.ok) return parsed;
  const baseless = baselessFaults(parsed.value, yaml.value);
  if (baseless.length > 0) return wrong(...baseless);
  return { ok: true, value: { id, yaml: yaml.value, written: parsed.value } };
}

function baselessFaults({ base, edits, without }: JudgedYaml, yaml: Yaml): readonly Fault[] {
  if (base !== undefined) return [];
  const given = [...(edits.length > 0 ? ['edits'] : []), ...(without.length > 0 ? ['without'] : [])];
  return given.map((key) => ({
    file: yaml.file,
    place: yaml.keyPlace([key]),
    what: `\`${key}\` is about files of a base, and there is none: add \`base:\``,
  }));
}

/** A folder without verdicts is none of ours, unless the name of the file is nearly right. */
async function withoutVerdicts(root: string, id: string): Promise<Parsed<null>> {
  const files = await readdir(join(root, SUBMISSIONS, id));
  const near = nearest(JUDGED, files);
  if (near === null) return { ok: true, value: null };
  const what = `is not read: the verdicts are in \`${JUDGED}\`; rename it`;
  return wrong({ file: `${SUBMISSIONS}/${id}/${near}`, place: null, what });
}

const wrong = (...faults: readonly Fault[]) => ({ ok: false, faults }) as const;
