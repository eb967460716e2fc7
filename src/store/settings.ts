import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import * as z from 'zod';
import { DIALECTS } from '../domain/dialect.ts';
import { type Settings, usualSettings } from '../domain/settings.ts';
import { type Parsed, renderFaults } from '../load/fault.ts';
import { readText } from '../load/read-text.ts';
import { readYaml } from '../load/yaml/parse.ts';
import { shape } from '../load/yaml/shape.ts';
import { configFolder } from './attempt-files.ts';
import { keepText, type Kept, refused } from './kept.ts';

const text = z.string().regex(/\S/, 'must not be empty');

/** `settings.yaml`: what is not given is as usual. */
const settingsFile = z.strictObject({
  name: text.nullable().optional(),
  dialect: z.enum(DIALECTS).optional(),
  editor: text.nullable().optional(),
  mode: z.enum(['interview', 'practice']).optional(),
  colour: z.enum(['none', 'ansi16']).nullable().optional(),
  screen_reader: z.boolean().optional(),
  keys: z.record(z.string(), z.array(text)).optional(),
});

type Key = keyof z.output<typeof settingsFile>;

/** How each setting is called in the file. */
export const keyOf = {
  name: 'name',
  dialect: 'dialect',
  editor: 'editor',
  mode: 'mode',
  colour: 'colour',
  screenReader: 'screen_reader',
  keys: 'keys',
} as const satisfies Record<keyof Settings, Key>;

const NAME = 'settings.yaml';

/** The settings, and what is to be said about them. */
export type ReadSettings = {
  readonly settings: Settings;
  /** Absolute path of the file, whether it is there or not. */
  readonly file: string;
  /** Is there a file? Without one this is the first start. */
  readonly found: boolean;
  /** What is wrong with the file, a line each with its place; the usual settings count then. Null: nothing. */
  readonly fault: string | null;
};

/** Never fails: a broken file is told, and does not keep anybody from starting. */
export async function readSettings(folder: string = configFolder()): Promise<ReadSettings> {
  const file = join(folder, NAME);
  if (!existsSync(file)) return { settings: usualSettings, file, found: false, fault: null };
  const read = await parsed(file);
  if (!read.ok) return { settings: usualSettings, file, found: true, fault: renderFaults(read.faults) };
  return { settings: read.value, file, found: true, fault: null };
}

async function parsed(file: string): Promise<Parsed<Settings>> {
  const yaml = await readYaml(file, NAME);
  if (!yaml.ok) return yaml;
  // A file of comments alone says nothing, which is fine.
  const given = shape(settingsFile, { ...yaml.value, value: yaml.value.value ?? {} });
  if (!given.ok) return given;
  const { screen_reader: screenReader, ...rest } = given.value;
  return { ok: true, value: { ...usualSettings, ...defined({ ...rest, screenReader }) } };
}

/** Without what was not given. */
function defined(given: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  // Leaving keys out keeps the types of the others.
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
}

const HEAD = ' Settings of graincheck. What is not given here is as usual.';

/**
 * Writes some of the settings into the file, which keeps its comments, its order and its other settings. A file that
 * is broken is not touched: the error `E_SETTINGS` says what is wrong with it.
 */
export async function saveSettings(
  changes: Partial<Omit<Settings, 'keys'>>,
  folder: string = configFolder(),
): Promise<Kept> {
  const { file, found, fault } = await readSettings(folder);
  if (fault !== null) return refused('E_SETTINGS', fault, `put ${file} right first, or remove it`);
  const read = found ? await readText(file, NAME) : null;
  const document: Document = parseDocument(read?.ok ? read.value.text : '');
  if (!found) document.commentBefore = HEAD;
  // Its keys are those of the parameter's type.
  for (const key of Object.keys(changes) as (keyof typeof changes)[]) document.set(keyOf[key], changes[key]);
  return keepText('cannot save the settings', file, document.toString());
}
