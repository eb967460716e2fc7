import type { Handed } from '../../domain/choice.ts';
import { type Fault, renderFaults } from '../fault.ts';
import type { Parsed } from '../fault.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';

/** Reads a YAML file that is judged: what is wrong with it is a finding, and ends no grading. */
export function readHanded<T>(file: string, text: string, read: (yaml: Yaml) => Parsed<T>): Handed<T> {
  const yaml = parseYaml(file, text);
  const parsed = yaml.ok ? read(yaml.value) : yaml;
  return parsed.ok ? parsed : { ok: false, faults: faultLines(parsed.faults) };
}

/** `file:line:column: what is wrong`, one each. */
export const faultLines = (faults: readonly Fault[]): readonly string[] =>
  faults.length === 0 ? [] : renderFaults(faults).split('\n');

/** Keys and values, where it is such; null: it is something else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null;
}
