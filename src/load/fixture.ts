import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Fixture, Story } from '../domain/fixture.ts';
import { ProblemError } from '../domain/user-error.ts';
import { type Fault, type Parsed, renderFaults } from './fault.ts';
import { parseDocs } from './fixture/docs.ts';
import { settings as settingsSchema, stories as storiesSchema } from './fixture/settings.ts';
import { readText, reasonOf } from './read-text.ts';
import { readYaml } from './yaml/parse.ts';
import { shape } from './yaml/shape.ts';

/**
 * Reads a folder under `fixtures/`: `stories.yaml`, each story that it lists, `generator.yaml`.
 * A broken one is a ProblemError `E_FIXTURE` whose message has a line for each fault,
 * `file:line:column: what is wrong`, files being named from the fixture's folder.
 */
export async function loadFixture(folder: string): Promise<Fixture> {
  const list = await readShaped(folder, 'stories.yaml', storiesSchema);
  const generator = await readShaped(folder, 'generator.yaml', settingsSchema);
  const listed = list.ok ? list.value.stories : [];
  const told = await Promise.all(listed.map((entry) => readStory(folder, entry)));
  const faults = [list, generator, ...told].flatMap((read) => (read.ok ? [] : read.faults));
  if (list.ok)
    faults.push(
      ...(await strays(
        folder,
        listed.map(({ name }) => name),
      )),
    );
  if (faults.length > 0 || !generator.ok) throw broken(folder, faults);
  const stories = told.flatMap((read) => (read.ok ? [read.value] : []));
  return { name: basename(folder), stories, generator: generator.value };
}

async function readShaped<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): Promise<Parsed<z.output<S>>> {
  const yaml = await readYaml(join(folder, file), file);
  return yaml.ok ? shape(schema, yaml.value) : yaml;
}

async function readStory(folder: string, entry: Omit<Story, 'docs'>): Promise<Parsed<Story>> {
  const file = `stories/${entry.name}.jsonl`;
  const text = await readText(join(folder, file), file);
  if (!text.ok) return text;
  const docs = parseDocs(file, text.value.text);
  return docs.ok ? { ok: true, value: { ...entry, docs: docs.value } } : docs;
}

/** Files that no entry names, and names that stand there twice. */
async function strays(folder: string, names: readonly string[]): Promise<readonly Fault[]> {
  const fault = (file: string, what: string): Fault => ({ file, place: null, what });
  const twice = names.filter((name, n) => names.indexOf(name) !== n);
  const again = twice.map((name) => fault('stories.yaml', `lists \`${name}\` twice; once is enough`));
  try {
    const files = await readdir(join(folder, 'stories'));
    const known = new Set(names.map((name) => `${name}.jsonl`));
    const unknown = files.filter((file) => !known.has(file)).sort();
    const what = 'is not in stories.yaml; list it there, or remove it';
    return [...again, ...unknown.map((file) => fault(`stories/${file}`, what))];
  } catch (error) {
    return [...again, fault('stories', reasonOf(error))];
  }
}

function broken(folder: string, faults: readonly Fault[]): ProblemError {
  const hint = `the fixture in ${folder} is broken; mend what is listed`;
  return new ProblemError('E_FIXTURE', renderFaults(faults), hint);
}
