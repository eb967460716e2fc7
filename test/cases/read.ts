import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = import.meta.dirname;

/** The list in a YAML file below test/cases; the driver that reads it says what stands in it. */
export function casesIn<T>(file: string): readonly T[] {
  return tableIn<readonly T[]>(file);
}

/** The same where it is no list. */
export function tableIn<T>(file: string): T {
  return parse(readFileSync(join(folder, file), 'utf8')) as T;
}

/**
 * `{{NAME}}` stands for a text that many cases begin with, `<<text * 100>>` for a text so many times over.
 * So a case of a megabyte is one line.
 */
export function expand(text: string, known: Readonly<Record<string, string>>): string {
  return text
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => known[name] ?? '')
    .replaceAll(/<<([\s\S]+?) \* (\d+)>>/g, (_, piece: string, times: string) =>
      Array.from({ length: Number(times) }, (_, at) => piece.replaceAll('#', String(at))).join(''),
    );
}
