import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { decode, type TextFile } from './decode.ts';
import type { Parsed } from './fault.ts';
import { reasonOf } from './reason.ts';

/** The largest file that is read: 1 MiB. */
export const MAX_BYTES = 1 << 20;

/** Reads UTF-8 text; size and kind are looked at before a byte is read. `name` is what faults call it. */
export async function readText(path: string, name: string): Promise<Parsed<TextFile>> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) return wrong(name, 'is a folder; it must be a file');
      if (!stat.isFile()) return wrong(name, 'is no ordinary file (a pipe or a device); it must be one');
      if (stat.size > MAX_BYTES) return wrong(name, tooLarge(stat.size));
      return decode(name, await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return wrong(name, reasonOf(error));
  }
}

const wrong = (file: string, what: string) => ({ ok: false, faults: [{ file, place: null, what }] }) as const;

const tooLarge = (bytes: number) =>
  `is ${(bytes / MAX_BYTES).toFixed(1)} MiB; at most 1 MiB is read. Keep data and dumps out of it`;
