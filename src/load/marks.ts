import { realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { mustExist } from '../checks/schema.ts';
import { MARK_WORTH, type Marker, type PointMark, type PointMarks } from '../domain/mark.ts';
import type { Problem } from '../domain/problem.ts';
import type { Rubric } from '../domain/rubric.ts';
import { UserError } from '../domain/user-error.ts';
import { type Fault, renderFaults } from './fault.ts';
import { isWithin } from './inside.ts';
import { readText } from './read-text.ts';
import { marksFile, type MarksYaml } from './schema/marks.ts';
import { parseYaml, type Yaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

/** Marks of the answers of a submission, by the id of the deliverable. */
export type Marks = ReadonlyMap<string, PointMarks>;

/**
 * Reads an instructor's marks. Faults are a UserError `E_BAD_MARKS` with a line for each.
 * @param folder the submission that they are of, null where it is in none: no file of its own counts as one.
 */
export async function loadMarks(problem: Problem, path: string, folder: string | null): Promise<Marks> {
  if (folder !== null && (await isOfSubmission(path, folder)))
    throw new UserError(
      'E_BAD_MARKS',
      `${path} lies in the folder of the submission, whose author may have written it`,
      'put the marks into another folder',
    );
  const name = basename(path);
  const text = await readText(path, path);
  const yaml = text.ok ? parseYaml(path, text.value.text) : text;
  const read = yaml.ok ? shape(marksFile, yaml.value) : yaml;
  if (!yaml.ok || !read.ok) throw bad(read.ok ? [] : read.faults);
  const faults = marksFaults(problem, yaml.value, ['marks'], read.value.marks);
  if (faults.length > 0) throw bad(faults);
  return marksOf(problem, read.value.marks, { kind: 'instructor', file: name, name: read.value.by ?? null });
}

/** Points and deliverables that the problem does not have. */
export function marksFaults(
  { rubrics }: Pick<Problem, 'rubrics'>,
  yaml: Yaml,
  path: readonly string[],
  marks: MarksYaml,
): readonly Fault[] {
  const unknown = (at: readonly string[], thing: string, known: readonly string[]): readonly Fault[] =>
    mustExist(at, thing, at.at(-1) ?? '', known).map(({ what }) => ({
      file: yaml.file,
      place: yaml.keyPlace(at),
      what,
    }));
  return Object.entries(marks).flatMap(([deliverable, points]) => {
    const rubric = rubrics.find((one) => one.deliverable === deliverable);
    const known = rubrics.map((one) => one.deliverable);
    if (!rubric) return unknown([...path, deliverable], 'answer in words', known);
    const ids = rubric.points.map(({ id }) => id);
    return typeof points === 'string'
      ? []
      : Object.keys(points).flatMap((id) => unknown([...path, deliverable, id], 'point', ids));
  });
}

/** Marks as they are written, for each point that has one. */
export function marksOf({ rubrics }: Pick<Problem, 'rubrics'>, marks: MarksYaml, by: Marker): Marks {
  const byDeliverable = new Map(Object.entries(marks));
  return new Map(
    rubrics.flatMap((rubric) => {
      const given = byDeliverable.get(rubric.deliverable);
      return given === undefined ? [] : [[rubric.deliverable, pointMarks(rubric, given, by)] as const];
    }),
  );
}

function pointMarks({ points }: Rubric, given: MarksYaml[string], by: Marker): PointMarks {
  const byPoint = new Map(typeof given === 'string' ? [] : Object.entries(given));
  return new Map(
    points.flatMap(({ id }): (readonly [string, PointMark])[] => {
      const one = typeof given === 'string' ? given : byPoint.get(id);
      if (one === undefined || one === null) return [];
      const { mark, comment = null } = typeof one === 'string' ? { mark: one } : one;
      return [[id, { score: MARK_WORTH[mark], by, comment, quote: null }]];
    }),
  );
}

/** A link in the folder counts as its file, and so does one from elsewhere that leads into it. */
async function isOfSubmission(path: string, folder: string): Promise<boolean> {
  const [file, own] = await Promise.all([real(path), real(folder)]);
  return isWithin(resolve(folder), resolve(path)) || (file !== null && own !== null && isWithin(own, file));
}

const bad = (faults: readonly Fault[]) => new UserError('E_BAD_MARKS', renderFaults(faults));

const real = (path: string) => realpath(path).catch(() => null);
