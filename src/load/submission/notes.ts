import { distance } from 'fastest-levenshtein';
import { LIMITS } from '../../domain/limits.ts';
import type { Tree } from './tree.ts';

const SHOWN = 10;
const MOST_FOLDERS = LIMITS.folderNames.value;
const silent = ['judged.yaml', 'README.md', 'node_modules'];

/** Notes on what lies in a submission and is not read: near misses with the right name, the rest in a line. */
export async function notesOn(
  tree: Tree,
  files: readonly string[],
  missing: readonly string[],
): Promise<readonly string[]> {
  const others = (await allFiles(tree)).filter((path) => !files.includes(path) && !isSilent(path));
  const near = others.flatMap((path) => {
    const meant = missing.find((file) => isNearly(path, file));
    return meant === undefined ? [] : [{ path, meant }];
  });
  const rest = others.filter((path) => !near.some((one) => one.path === path));
  return [
    ...near.map(({ path, meant }) => `${path} is not read: the file is called ${meant}; rename it`),
    ...(rest.length === 0 ? [] : [`ignored, not asked for: ${listed(rest)}`]),
  ];
}

const isSilent = (path: string) => path.startsWith('.') || path.includes('/.') || silent.includes(path);

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN).join(', ');
  return paths.length > SHOWN ? `${shown} and ${paths.length - SHOWN} more` : shown;
}

/** Files at the top and one folder down; a folder that can't be listed is left to those who need it. */
async function allFiles(tree: Tree): Promise<readonly string[]> {
  const top = await tree.names('');
  const folders = top
    .filter((name) => !name.startsWith('.') && !silent.includes(name))
    .slice(0, MOST_FOLDERS);
  const below = await Promise.all(
    folders.map(async (folder) => {
      const names = await tree.names(folder).catch(() => null);
      return names === null ? null : { folder, paths: names.map((name) => `${folder}/${name}`) };
    }),
  );
  const listings = below.filter((listing) => listing !== null);
  const listedFolders = new Set(listings.map(({ folder }) => folder));
  return [...top.filter((name) => !listedFolders.has(name)), ...listings.flatMap(({ paths }) => paths)];
}

/** Another case, another folder, or two letters wrong. */
function isNearly(path: string, file: string): boolean {
  const [given, asked] = [path.toLowerCase(), file.toLowerCase()];
  const [givenName, askedName] = [given.split('/').at(-1) ?? '', asked.split('/').at(-1) ?? ''];
  if (givenName === askedName) return true;
  const slips = Math.min(2, Math.floor(askedName.length / 4));
  return distance(givenName, askedName) <= slips;
}
