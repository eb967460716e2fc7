import type { Fault } from './fault.ts';
import { FORMAT } from './schema/problem.ts';
import type { Yaml } from './yaml/parse.ts';
import { at } from './yaml/schema-at.ts';

/** A problem written for a newer graincheck; nothing else about it can be judged. */
export function formatFault(yaml: Yaml): Fault | null {
  const format = at(yaml.value, 'format');
  if (typeof format !== 'number' || format <= FORMAT) return null;
  const what = `format ${format} needs a newer graincheck; this one reads format ${FORMAT}`;
  return { file: yaml.file, place: yaml.place(['format']), what };
}
