import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readDesign } from '../design/ddl/read.ts';
import { recognised } from '../design/ddl/recognise.ts';
import type { Handed } from '../domain/choice.ts';
import { compare } from '../domain/compare.ts';
import type { Design } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import type { Deliverable, Problem, Role } from '../domain/problem.ts';
import type { FileTexts, Submission } from '../domain/submission.ts';
import { UserError } from '../domain/user-error.ts';
import { lex } from '../sql/lexer.ts';
import { STANDARD } from '../sql/lexis.ts';
import { isSaid } from '../sql/token.ts';
import { type Fault, renderFaults } from './fault.ts';
import { type JudgedFolders, openJudged } from './judged-tree.ts';
import { SUBMISSIONS } from './judged-yaml.ts';
import { brokenProblem } from './problem.ts';
import { codeOf, reasonOf, type TextFile } from './read-text.ts';
import { designNotes } from './submission/design-notes.ts';
import { readChosen, readWindows } from './submission/handed.ts';
import { refuseMany } from './submission/many.ts';
import { notesOn } from './submission/notes.ts';
import { noSettings, readSettings, type Settings } from './submission/settings.ts';
import { openTree, type Tree } from './submission/tree.ts';

/**
 * Reads the files of a submission that the problem asks for, and nothing else; those of a judged submission with what
 * it was made from. Faults are a UserError: `E_NO_SUCH_FOLDER`, `E_NOT_A_FOLDER`, or `E_BAD_SUBMISSION` with a line for
 * each fault; a ProblemError `E_PROBLEM` where it is the problem's own `judged.yaml` that is broken.
 * @param dialect goes before what the settings file says.
 */
export function loadSubmission(
  problem: Problem,
  folder: string,
  dialect: Dialect | null = null,
): Promise<Submission> {
  return readSubmission(problem, folder, dialect, openJudged(problem.folder));
}

/** The same for one of several, so that what judged submissions are made from is read once. */
export async function readSubmission(
  problem: Problem,
  folder: string,
  dialect: Dialect | null,
  judged: JudgedFolders,
): Promise<Submission> {
  const tree = await treeAt(problem, await realFolder(folder), judged);
  await tree.names('').catch((error: unknown) => {
    throw bad([{ file: folder, place: null, what: reasonOf(error) }]);
  });
  const asked = problem.deliverables.filter(({ given }) => given === null);
  const read = await Promise.all(asked.map((deliverable) => readOne(tree, deliverable)));
  const faults = read.flatMap((one) => (one.kind === 'faults' ? one.faults : []));
  const found = read.filter((one) => one.kind === 'found');
  if (read.every(({ kind }) => kind === 'missing'))
    await refuseMany(
      tree,
      folder,
      problem.id,
      asked.map(({ file }) => file),
    );
  const settings = settingsIn(found);
  if (!settings.ok || faults.length > 0) throw bad([...faults, ...(settings.ok ? [] : settings.faults)]);
  const missing = read.flatMap((one) => (one.kind === 'missing' ? [one.file] : []));
  const files = problem.deliverables.map(({ file }) => file);
  const submission = assemble(problem, folder, found, {
    ...settings.value,
    ...(dialect && { dialect }),
  });
  const notes = [...(await changedNotes(tree, problem)), ...(await notesOn(tree, files, missing))];
  return { ...submission, notes: [...submission.notes, ...notes] };
}

/**
 * Only a folder that stands among the problem's own submissions may have a base: a candidate's `judged.yaml` is not
 * read, or it would hand in a reference.
 * @param folder a real path.
 */
async function treeAt(problem: Problem, folder: string, judged: JudgedFolders): Promise<Tree> {
  const id = basename(folder);
  if (folder !== join(problem.folder, SUBMISSIONS, id)) return openTree(folder);
  const tree = await judged.tree(id);
  if (!tree.ok) throw brokenProblem(problem.folder, tree.faults);
  return tree.value;
}

/** What the problem gives is taken from the problem: a changed copy changes nothing, and that is said. */
async function changedNotes(tree: Tree, { deliverables }: Problem): Promise<readonly string[]> {
  const given = deliverables.filter((each) => each.given !== null);
  const changed = given.map(async (deliverable) => {
    const read = await readOne(tree, deliverable);
    const same = read.kind === 'missing' || (read.kind === 'found' && read.text === deliverable.given);
    return same
      ? []
      : [`${deliverable.file} is given by the problem: yours is another one, and was not read`];
  });
  return (await Promise.all(changed)).flat();
}

/**
 * A submission of texts that are at hand, by deliverable id. Settings that cannot be read are no reason to judge
 * nothing: a note says so.
 */
export function submissionOf(problem: Problem, path: string, texts: FileTexts): Submission {
  const found = foundIn(problem, texts);
  const settings = settingsIn(found);
  const faults = settings.ok ? [] : settings.faults;
  const submission = assemble(problem, path, found, settings.ok ? settings.value : noSettings);
  const notes = faults.map((fault) => `not read: ${renderFaults([fault])}`);
  return { ...submission, notes: [...submission.notes, ...notes] };
}

/** The dialect of a submission: as its settings name it, else as its schema gives it away, else SQLite. */
export function writtenDialect(problem: Problem, texts: FileTexts): Dialect {
  const found = foundIn(problem, texts);
  const settings = settingsIn(found);
  const schema = found.find(({ deliverable }) => deliverable.role === 'schema');
  return (settings.ok ? settings.value.dialect : null) ?? recognised(schema?.text ?? '') ?? 'sqlite';
}

function foundIn(problem: Problem, texts: FileTexts): readonly Found[] {
  return problem.deliverables.flatMap((deliverable): Found[] => {
    const text = texts[deliverable.id]?.text;
    return text === undefined || deliverable.given !== null
      ? []
      : [{ deliverable, text, bytes: Buffer.from(text) }];
  });
}

type Found = { readonly deliverable: Deliverable } & TextFile;

function settingsIn(found: readonly Found[]): ReturnType<typeof readSettings> {
  const file = found.find(({ deliverable }) => deliverable.role === 'settings');
  if (file === undefined) return { ok: true, value: noSettings };
  return readSettings(file.deliverable.file, file.text);
}

/** Files that say nothing are not attempted. */
function assemble(
  problem: Problem,
  path: string,
  written: readonly Found[],
  { dialect, holds, author }: Settings,
): Submission {
  const found = [...written, ...givenIn(problem)];
  const sources = found.filter(({ deliverable }) => deliverable.role !== 'settings');
  const empty = sources.filter(({ deliverable, text }) => isEmpty(deliverable.file, text));
  const counted = found.filter((one) => !empty.includes(one));
  const given = sources.filter((one) => !empty.includes(one));
  const designs = designsOf(given, dialect);
  const own = given.find(({ deliverable }) => deliverable.role === 'schema' && deliverable.given === null);
  const design = own?.deliverable.model ? (designs[own.deliverable.model] ?? null) : null;
  return {
    path,
    dialect: design?.dialect ?? dialect ?? 'sqlite',
    design,
    designs,
    choices: handedIn(given, 'choices', readChosen),
    windows: handedIn(given, 'windows', readWindows),
    files: Object.fromEntries(given.map(({ deliverable: { id, file }, text }) => [id, { file, text }])),
    holds,
    author,
    sha256: digest(counted.map(({ deliverable: { file }, bytes }) => ({ file, bytes }))),
    notes: [
      ...emptyNote(empty.map(({ deliverable }) => deliverable.file)),
      ...given.flatMap(({ deliverable: { role, model, file, given: own } }) => {
        const read = role === 'schema' && own === null ? designs[model ?? ''] : undefined;
        return read ? designNotes(file, read) : [];
      }),
    ],
  };
}

/** What the files of a role say, by deliverable id. */
function handedIn<T>(
  files: readonly Found[],
  role: Role,
  read: (file: string, text: string) => Handed<T>,
): Readonly<Record<string, Handed<T>>> {
  const own = files.filter(({ deliverable }) => deliverable.role === role);
  return Object.fromEntries(own.map(({ deliverable: { id, file }, text }) => [id, read(file, text)]));
}

/** What the problem gives stands beside what the candidate wrote, whatever their folder has there. */
function givenIn({ deliverables }: Problem): readonly Found[] {
  return deliverables.flatMap((deliverable): Found[] => {
    const { given } = deliverable;
    return given === null ? [] : [{ deliverable, text: given, bytes: Buffer.from(given) }];
  });
}

/** The designs of all schemas, by model; those that are given are SQLite's. */
function designsOf(files: readonly Found[], dialect: Dialect | null): Readonly<Record<string, Design>> {
  const schemas = files.filter(({ deliverable }) => deliverable.role === 'schema');
  const read = schemas.map(({ deliverable: { model, given }, text }) => [
    model ?? '',
    readDesign(text, given === null ? dialect : 'sqlite'),
  ]);
  return Object.fromEntries(read);
}

type Read =
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

async function readOne(tree: Tree, deliverable: Deliverable): Promise<Read> {
  const { file } = deliverable;
  const spot = await tree.read(file);
  if (spot.kind === 'missing') return { kind: 'missing', file };
  return spot.kind === 'found' ? { ...spot, deliverable } : spot;
}

async function realFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw bad([{ file: folder, place: null, what: reasonOf(error) }]);
    throw new UserError(
      'E_NO_SUCH_FOLDER',
      `there is no folder ${folder}`,
      'give the folder of a submission',
    );
  }
  const hint = 'a submission is a folder of files; give the folder, not a file in it';
  throw new UserError('E_NOT_A_FOLDER', `${folder} is not a folder`, hint);
}

function bad(faults: readonly Fault[]): UserError {
  // Several files lie in a folder that is at fault: once is enough.
  const once = faults.filter(
    ({ file, place }, n) => place !== null || faults.findIndex((fault) => fault.file === file) === n,
  );
  return new UserError(
    'E_BAD_SUBMISSION',
    renderFaults(once),
    'nothing was graded; put this right and grade again',
  );
}

const emptyNote = (files: readonly string[]): readonly string[] =>
  files.length === 0 ? [] : [`empty or comments alone, so not attempted: ${files.join(', ')}`];

/** One file, by the name it has in the submission. */
export type Named = { readonly file: string; readonly bytes: Uint8Array };

/** SHA-256 over names and bytes, in the order of the names; hexadecimal. */
function digest(files: readonly Named[]): string {
  const hash = createHash('sha256');
  for (const { file, bytes } of files.toSorted((a, b) => compare(a.file, b.file))) {
    // The length keeps two files from hashing like one that holds both.
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** A text that says nothing: SQL or YAML of comments alone, Markdown of headings and comments alone. */
const isEmpty = (file: string, text: string): boolean => {
  if (file.endsWith('.md')) return isEmptyMarkdown(text);
  return /\.ya?ml$/.test(file) ? isEmptyYaml(text) : isEmptySql(text);
};

const isEmptySql = (text: string): boolean =>
  lex(text, STANDARD).every((token) => !isSaid(token) || token.text === ';');

const isEmptyMarkdown = (text: string): boolean =>
  text
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/^\s{0,3}#.*$/gm, '')
    .trim() === '';

const isEmptyYaml = (text: string): boolean =>
  text.split('\n').every((line) => /^(?:\s*(?:#.*)?|---\s*)$/.test(line.trimEnd()));
