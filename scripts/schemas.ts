/**
 * Writes what is made from the schemas in src/load: the JSON Schemas that editors read, and the reference
 * section of docs/problem-format.md. `npm run schemas`; a test holds the files against it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { choices } from '../src/load/problem/choices.ts';
import { facts } from '../src/load/problem/facts.ts';
import { judgement, judgeRequest } from '../src/load/schema/judge.ts';
import { judged } from '../src/load/schema/judged.ts';
import { marksFile } from '../src/load/schema/marks.ts';
import { FORMAT, problem } from '../src/load/problem/schema.ts';
import { limits } from '../src/load/problem/limits.ts';
import { rubrics } from '../src/load/problem/rubrics.ts';
import { settings } from '../src/load/submission/settings.ts';
import { workload } from '../src/load/problem/workload.ts';
import { reference } from './schemas/reference.ts';

const root = join(import.meta.dirname, '..');

/** A file that is made, from the content it has now. */
type Made = { readonly file: string; readonly make: (now: string) => string };

/** Everything that this script writes; paths from the checkout. */
export const made: readonly Made[] = [
  {
    file: 'schemas/problem.schema.json',
    make: () =>
      json(`urn:graincheck:schema:problem:${FORMAT}`, 'A graincheck problem: problem.yaml', problem),
  },
  ...Object.entries({ facts, workload, rubrics, choices, limits }).map(([name, schema]) => ({
    file: `schemas/${name}.schema.json`,
    make: () =>
      json(`urn:graincheck:schema:${name}:${FORMAT}`, `${name}.yaml of a graincheck problem`, schema),
  })),
  {
    file: 'schemas/judged.schema.json',
    make: () =>
      json(`urn:graincheck:schema:judged:${FORMAT}`, 'A judged submission of a problem: judged.yaml', judged),
  },
  {
    file: 'schemas/marks.schema.json',
    make: () => json('urn:graincheck:schema:marks:1', 'Marks of answers in words, for `--marks`', marksFile),
  },
  {
    file: 'schemas/judge-request.schema.json',
    make: () => json('urn:graincheck:schema:judge-request:2', 'What a judge program reads', judgeRequest),
  },
  {
    file: 'schemas/judgement.schema.json',
    make: () => json('urn:graincheck:schema:judgement:1', 'What a judge program answers', judgement),
  },
  {
    file: 'docs/problem-format.md',
    make: (now) => reference(now, { problem, facts, workload, rubrics, choices, limits, judged, settings }),
  },
];

/** One schema as the text of a JSON Schema file. */
function json($id: string, title: string, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // zod's bound of every whole number; it says nothing to a reader.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (zodSchema instanceof z.ZodDefault || zodSchema instanceof z.ZodPrefault)
        putFirst(jsonSchema, { default: zodSchema.def.defaultValue, description: jsonSchema.description });
      // What it is stands before what it means, whether it is transformed or not.
      if (zodSchema instanceof z.ZodPipe)
        putFirst(jsonSchema, { type: 'string', pattern: jsonSchema.pattern });
    },
  });
  return `${JSON.stringify({ $schema, $id, title, ...rest }, null, 2)}\n`;
}

/** Puts keys before the others; one without a value is left out. */
function putFirst(schema: Record<string, unknown>, first: Readonly<Record<string, unknown>>): void {
  const all = Object.entries({ ...first, ...schema, ...first });
  for (const key of Object.keys(schema)) delete schema[key];
  for (const [key, value] of all) if (value !== undefined) schema[key] = value;
}

if (import.meta.main) {
  for (const { file, make } of made) {
    const path = join(root, file);
    const now = await readFile(path, 'utf8').catch(() => '');
    await writeFile(path, make(now));
  }
}
