import { suggestion } from '../../design/nearest.ts';
import { DIALECT_NAMES, type Dialect, dialectOf } from '../../domain/dialect.ts';
import type { Fault, Parsed } from '../fault.ts';
import { settings as schema } from '../schema/settings.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { shape } from '../yaml/shape.ts';

/** What a candidate says about the submission. */
export type Settings = {
  /** Null: not said. */
  readonly dialect: Dialect | null;
  readonly holds: Readonly<Record<string, string>>;
  readonly author: string | null;
};

/** Settings of a submission without a settings file. */
export const noSettings: Settings = { dialect: null, holds: {}, author: null };

/** Reads `graincheck.yaml`. */
export function readSettings(file: string, text: string): Parsed<Settings> {
  const yaml = parseYaml(file, text);
  if (!yaml.ok) return yaml;
  // A file of comments alone.
  if (yaml.value.value === null) return { ok: true, value: noSettings };
  const parsed = shape(schema, yaml.value);
  if (!parsed.ok) return parsed;
  const { dialect: named, holds, author } = parsed.value;
  const dialect = named === undefined ? null : dialectOf(named);
  if (named !== undefined && dialect === null) return { ok: false, faults: [unknown(yaml.value, named)] };
  return { ok: true, value: { dialect, holds, author: author ?? null } };
}

function unknown(yaml: Yaml, dialect: string): Fault {
  const what = `there is no dialect \`${dialect}\`${suggestion(dialect, DIALECT_NAMES)}`;
  return { file: yaml.file, place: yaml.place(['dialect']), what };
}
