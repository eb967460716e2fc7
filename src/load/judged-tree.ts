import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestion } from '../design/nearest.ts';
import type { Fault, Parsed } from './fault.ts';
import { inside } from './inside.ts';
import { JUDGED, type Judged, readJudged, SUBMISSIONS } from './judged-yaml.ts';
import { faultAt } from './problem/rule.ts';
import { openTree, type Spot, type Tree } from './submission/tree.ts';
import type { YamlPath } from './yaml/parse.ts';

/** Whoever reads a difference has to know what it differs from, and what that differs from. */
const MOST_BASES = 3;

/** The judged submissions of a problem; what is read of them is read once. */
export type JudgedFolders = {
  /** What a folder's `judged.yaml` says; null where it has none. */
  readonly read: (id: string) => Promise<Parsed<Judged | null>>;
  /** The files of a submission, whole. */
  readonly tree: (id: string) => Promise<Parsed<Tree>>;
};

/** @param root real path of the problem's folder. */
export function openJudged(root: string): JudgedFolders {
  const read = once((id) => readJudged(root, id));
  const faultOf = once((base) => badBase(root, base));
  const plain = once(async (folder) => openTree(join(root, folder)));
  const tree = once(async (id): Promise<Parsed<Tree>> => {
    const top = await topLayer(id, read, faultOf);
    if (!top.ok) return top;
    if (top.value === null) return { ok: true, value: await plain(`${SUBMISSIONS}/${id}`) };
    const { base } = top.value;
    const other = submissionAt(base);
    const below: Parsed<Tree> = other === null ? { ok: true, value: await plain(base) } : await tree(other);
    return below.ok ? layOver(root, below.value, top.value) : below;
  });
  return { read, tree };
}

function once<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

/** A submission that differs from a base. */
type Layer = { readonly judged: Judged; readonly base: string };

/** Null: it holds all of its files. What lies below is sound: every base is there, and there are not too many. */
async function topLayer(
  id: string,
  read: JudgedFolders['read'],
  faultOf: (base: string) => Promise<string | null>,
): Promise<Parsed<Layer | null>> {
  const layers: Layer[] = [];
  let at: string | null = id;
  while (at !== null) {
    const found = await read(at);
    if (!found.ok) return found;
    const judged = found.value;
    const base = judged?.written.base;
    if (judged === null || base === undefined) break;
    const what = await faultOf(base);
    if (what !== null) return refused(judged, what);
    layers.push({ judged, base });
    const again = layers.some((layer) => base === `${SUBMISSIONS}/${layer.judged.id}`);
    if (again)
      return refused(
        judged,
        `\`${base}\` is itself made from \`${SUBMISSIONS}/${at}\`; one of them must have all files`,
      );
    const [first] = layers;
    if (first && layers.length > MOST_BASES)
      return refused(
        first.judged,
        `\`${first.base}\` stands on too many bases: at most ${MOST_BASES} may lie below a submission`,
      );
    at = submissionAt(base);
  }
  return { ok: true, value: layers[0] ?? null };
}

/** The submission whose folder a path names; null: it names another one. */
function submissionAt(path: string): string | null {
  const [top, id, ...below] = path.split('/');
  return top === SUBMISSIONS && id !== undefined && below.length === 0 ? id : null;
}

const refused = ({ yaml }: Judged, what: string) =>
  ({ ok: false, faults: [faultAt(yaml, ['base'], what)] }) as const;

/** What is wrong with the folder that a base names; null where it is one. */
async function badBase(root: string, base: string): Promise<string | null> {
  const found = await inside(root, base);
  if (found.kind === 'refused') return `\`${base}\` ${found.what}`;
  if (found.kind === 'inside' && (await stat(found.path)).isDirectory()) return null;
  if (found.kind === 'inside') return `\`${base}\` is not a folder`;
  const known = await Promise.all(['references', SUBMISSIONS].map((folder) => foldersIn(root, folder)));
  return `there is no folder \`${base}\` in the problem${suggestion(base, known.flat())}`;
}

async function foldersIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : [])).toSorted();
}

/** The files of a base with those of a submission in their place. */
async function layOver(root: string, base: Tree, { judged, base: name }: Layer): Promise<Parsed<Tree>> {
  const own = openTree(join(root, SUBMISSIONS, judged.id));
  const { without, edits } = judged.written;
  const texts = new Map<string, Spot>();
  const faults: Fault[] = [];
  for (const [at, file] of without.entries())
    faults.push(...(await misplaced(own, base, { judged, file, path: ['without', at], name })));
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const mine = edits.flatMap((edit, at) => (edit.file === file ? [{ ...edit, at }] : []));
    const [first] = mine;
    const path = ['edits', first?.at ?? 0, 'file'];
    const wrong = await misplaced(own, base, { judged, file, path, name });
    const twice = `\`${file}\` is left out by \`without\`: take out one of the two`;
    if (without.includes(file)) wrong.push(faultAt(judged.yaml, path, twice));
    faults.push(...wrong);
    const spot = await base.read(file);
    if (wrong.length > 0 || spot.kind !== 'found') continue;
    const made = edited(spot.text, mine, `\`${file}\` of \`${name}\``);
    if (made.ok) texts.set(file, { kind: 'found', text: made.text, bytes: Buffer.from(made.text) });
    else
      for (const { at, what } of made.wrong)
        faults.push(faultAt(judged.yaml, ['edits', mine[at]?.at ?? 0, 'replace'], `\`replace\` ${what}`));
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: overlay(base, own, texts, new Set(without)) };
}

type Named = {
  readonly judged: Judged;
  readonly file: string;
  readonly path: YamlPath;
  readonly name: string;
};

/** A file that is edited or left out is one of the base, and not one of the folder. */
async function misplaced(own: Tree, base: Tree, { judged, file, path, name }: Named): Promise<Fault[]> {
  const mine = await own.read(file);
  if (mine.kind !== 'missing') {
    const what = `\`${file}\` lies in the folder of the submission too: take out the file or this entry`;
    return [faultAt(judged.yaml, path, what)];
  }
  const theirs = await base.read(file);
  if (theirs.kind === 'found') return [];
  if (theirs.kind === 'faults')
    return theirs.faults.map(({ what }) => faultAt(judged.yaml, path, `\`${file}\` of \`${name}\` ${what}`));
  const known = (await base.files()).filter((one) => one !== JUDGED);
  return [faultAt(judged.yaml, path, `\`${name}\` has no file \`${file}\`${suggestion(file, known)}`)];
}

function overlay(
  base: Tree,
  own: Tree,
  texts: ReadonlyMap<string, Spot>,
  without: ReadonlySet<string>,
): Tree {
  return {
    read: async (file) => {
      if (without.has(file)) return { kind: 'missing' };
      const mine = texts.get(file) ?? (await own.read(file));
      return mine.kind === 'missing' ? base.read(file) : mine;
    },
    files: async () => {
      const files = new Set([...(await base.files()), ...(await own.files())]);
      return [...files].filter((file) => !without.has(file)).toSorted();
    },
    names: async (folder) => {
      const [theirs, mine] = await Promise.allSettled([base.names(folder), own.names(folder)]);
      if (theirs.status === 'rejected' && mine.status === 'rejected') throw theirs.reason;
      const names = [theirs, mine].flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      const pathOf = (name: string) => (folder === '' ? name : `${folder}/${name}`);
      return [...new Set(names)].filter((name) => !without.has(pathOf(name))).toSorted();
    },
  };
}

/** Text that stands once in a file, and what takes its place. */
type Edit = { readonly replace: string; readonly with: string };

/** A text with all edits made, or which of them cannot be, by index. */
type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly wrong: readonly { readonly at: number; readonly what: string }[] };

/**
 * Makes edits in a text. Each is looked for in the text as it was, so that their order means nothing.
 * @param name what the text is called: `load.sql of references/plain`
 */
function edited(text: string, edits: readonly Edit[], name: string): Edited {
  const found = edits.map((edit, at) => ({ ...edit, at, from: text.indexOf(edit.replace) }));
  const lost = found.flatMap(({ at, from, replace, with: instead }) => {
    const what = whyNot(text, from, replace, instead, name);
    return what === null ? [] : [{ at, what }];
  });
  if (lost.length > 0) return { ok: false, wrong: lost };
  const inOrder = found.toSorted((a, b) => a.from - b.from);
  const overlapping = inOrder.flatMap(({ at, from }, n) => {
    const before = inOrder[n - 1];
    if (before === undefined || before.from + before.replace.length <= from) return [];
    return [{ at, what: 'takes in text that another edit changes too; make one edit of them' }];
  });
  if (overlapping.length > 0) return { ok: false, wrong: overlapping };
  let done = 0;
  const pieces = inOrder.map(({ from, replace, with: instead }) => {
    const piece = text.slice(done, from) + instead;
    done = from + replace.length;
    return piece;
  });
  return { ok: true, text: pieces.join('') + text.slice(done) };
}

function whyNot(text: string, from: number, replace: string, instead: string, name: string): string | null {
  if (replace === instead) return 'changes nothing: `with` is the same text';
  if (from < 0) {
    const almost = squeezed(text).includes(squeezed(replace));
    return almost
      ? `does not stand in ${name} as it is written: spaces or line breaks differ`
      : `does not stand in ${name}; copy it from there`;
  }
  if (text.indexOf(replace, from + 1) < 0) return null;
  return `stands more than once in ${name}; take in more of what is around it`;
}

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
