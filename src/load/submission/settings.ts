import { parseDocument } from 'yaml';
import * as z from 'zod';
import { text } from '../../checks/schema.ts';
import { suggestion } from '../../design/nearest.ts';
import { type Dialect, DIALECT_NAMES, dialectOf } from '../../domain/dialect.ts';
import type { Fault, Parsed } from '../fault.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';
import { shape } from '../yaml/shape.ts';

/** `graincheck.yaml` in a submission. */
export const settings = z.strictObject({
  dialect: text.optional().describe('The SQL dialect that the files are written in.'),
  holds: z
    .record(z.string(), text)
    .default({})
    .describe('Where a fact stands: event type or bronze column to `table` or `table.column`, or `nowhere`.'),
  author: text.optional().describe('Whose work it is.'),
  notes: text.optional().describe('Anything; the grader does not read it.'),
});

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
  const parsed = shape(settings, yaml.value);
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

/**
 * The text of a settings file with answers written into its `holds:`; everything else of it stays as it is, comments
 * too. A text that is no YAML comes back with the answers behind it as comments, so that nothing is lost.
 * @param answers event type or fact to `table` or `table.column`
 */
export function withHolds(text: string, answers: Readonly<Record<string, string>>): string {
  const entries = Object.entries(answers);
  if (entries.length === 0) return text;
  const document = parseDocument(text);
  const { contents } = document;
  const isMap = contents === null || ('items' in contents && !Array.isArray(document.toJS()));
  if (document.errors.length > 0 || !isMap) return `${ended(text)}${commented(entries)}`;
  // `holds:` with nothing behind it is a null, into which nothing can be set.
  const holds: unknown = contents === null ? null : document.get('holds');
  if (typeof holds !== 'object' || holds === null) document.set('holds', document.createNode({}));
  for (const [name, place] of entries) document.setIn(['holds', name], place);
  const map: unknown = document.get('holds');
  if (typeof map === 'object' && map !== null && 'flow' in map && entries.length > 1) map.flow = false;
  // A file of comments alone keeps them.
  const written = document.toString({ lineWidth: 0 });
  return written.endsWith('\n') ? written : `${written}\n`;
}

const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const commented = (entries: readonly (readonly [string, string])[]) =>
  ['# holds:', ...entries.map(([name, place]) => `#   ${name}: ${place}`), ''].join('\n');
