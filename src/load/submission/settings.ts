import type { Fault, Parsed } from '../fault.ts';
import { settings as schema } from '../schema/settings.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { shape } from '../yaml/shape.ts';

/** What a candidate says about the submission. */
export type Settings = {
  readonly holds: Readonly<Record<string, string>>;
  readonly author: string | null;
};

/** Settings of a submission without a settings file. */
export const noSettings: Settings = { holds: {}, author: null };

/** A dialect that this version cannot run. */
export type Unread = { readonly dialect: Fault | null };

/** Reads `graincheck.yaml`. */
export function readSettings(file: string, text: string): Parsed<Settings & Unread> {
  const yaml = parseYaml(file, text);
  if (!yaml.ok) return yaml;
  // A file of comments alone.
  if (yaml.value.value === null) return { ok: true, value: { ...noSettings, dialect: null } };
  const parsed = shape(schema, yaml.value);
  if (!parsed.ok) return parsed;
  const { dialect, holds, author } = parsed.value;
  const value = { holds, author: author ?? null, dialect: dialectFault(yaml.value, dialect ?? 'sqlite') };
  return { ok: true, value };
}

function dialectFault(yaml: Yaml, dialect: string): Fault | null {
  if (dialect.trim().toLowerCase() === 'sqlite') return null;
  const what = `the dialect \`${dialect}\` is not read; this version reads sqlite only`;
  return { file: yaml.file, place: yaml.place(['dialect']), what };
}
