import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { makeFolder } from '../../store/atomic.ts';
import { reasonNotWritten } from '../../store/kept.ts';

/** Values by the hash of what they depend on. A cache that cannot be read or written is an empty one. */
export type Cache = {
  readonly get: <T>(key: string) => Promise<T | null>;
  readonly put: (key: string, value: unknown) => Promise<void>;
};

/** Values, serialised by V8 (objects that are shared stay so), as files in a folder of the user's; `GRAINCHECK_CACHE` names another. */
export function fileCache(folder: string = defaultFolder()): Cache {
  const fileOf = (key: string) => join(folder, key.slice(0, 2), `${key}.v8`);
  return {
    get: async <T>(key: string) => {
      try {
        // Only this program writes here, under a name that depends on all of the content.
        return deserialize(await readFile(fileOf(key))) as T;
      } catch {
        return null;
      }
    },
    put: async (key, value) => {
      const file = fileOf(key);
      const draft = `${file}.${randomUUID()}`;
      try {
        makeFolder(join(folder, key.slice(0, 2)));
        await writeFile(draft, serialize(value));
        await rename(draft, file);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** The place that the user named for it, and why nothing can be kept there; null where it can, or where none is named. */
export function unusableCache(): string | null {
  const folder = process.env.GRAINCHECK_CACHE;
  if (!folder) return null;
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return `${folder}: ${reasonNotWritten(error)}`;
  }
}

function defaultFolder(): string {
  const { GRAINCHECK_CACHE: own, XDG_CACHE_HOME: xdg } = process.env;
  if (own) return own;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'graincheck');
  return join(xdg || join(homedir(), '.cache'), 'graincheck');
}
