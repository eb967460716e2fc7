import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../design/nearest.ts';
import type { JudgedSubmission } from '../domain/problem.ts';
import { faultAt, mustExist } from './cross/rule.ts';
import type { Fault, Parsed } from './fault.ts';
import { inside } from './inside.ts';
import { readText } from './read-text.ts';
import { judged as schema } from './schema/judged.ts';
import { parseYaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

const FOLDER = 'submissions';
const FILE = 'judged.yaml';

/** Every `submissions/<id>/judged.yaml` of a problem, by name; `checks` are the ids that it may name. */
export async function loadJudged(
  folder: string,
  checks: readonly string[],
): Promise<Parsed<readonly JudgedSubmission[]>> {
  const names = await foldersIn(join(folder, FOLDER));
  const read = await Promise.all(names.map((id) => loadOne(folder, id, checks)));
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: read.flatMap((one) => (one.ok ? one.value : [])) };
}

async function loadOne(
  folder: string,
  id: string,
  checks: readonly string[],
): Promise<Parsed<readonly JudgedSubmission[]>> {
  const file = `${FOLDER}/${id}/${FILE}`;
  const found = await inside(folder, file);
  if (found.kind === 'missing') return withoutVerdicts(folder, id);
  if (found.kind === 'refused') return wrong({ file, place: null, what: found.what });
  const text = await readText(found.path, file);
  if (!text.ok) return text;
  const yaml = parseYaml(file, text.value.text);
  if (!yaml.ok) return yaml;
  const parsed = shape(schema, yaml.value);
  if (!parsed.ok) return parsed;
  const { about, verdicts } = parsed.value;
  const unknown = Object.keys(verdicts).flatMap((check) =>
    mustExist(yaml.value, ['verdicts', check], 'check', check, checks).map(({ what }) => ({
      ...faultAt(yaml.value, [], what),
      place: yaml.value.keyPlace(['verdicts', check]),
    })),
  );
  if (unknown.length > 0) return { ok: false, faults: unknown };
  const others = Object.entries(verdicts).filter(([, verdict]) => verdict !== 'accepted');
  const submission = {
    id,
    folder: join(folder, FOLDER, id),
    about: about.trim(),
    verdicts: Object.fromEntries(others),
  };
  return { ok: true, value: [submission] };
}

/** A folder without verdicts is none of ours, unless the name of the file is nearly right. */
async function withoutVerdicts(folder: string, id: string): Promise<Parsed<readonly JudgedSubmission[]>> {
  const files = await readdir(join(folder, FOLDER, id));
  const near = nearest(FILE, files);
  if (near === null) return { ok: true, value: [] };
  const what = `is not read: the verdicts are in \`${FILE}\`; rename it`;
  return wrong({ file: `${FOLDER}/${id}/${near}`, place: null, what });
}

const wrong = (...faults: readonly Fault[]) => ({ ok: false, faults }) as const;

async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
