import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { LIMITS } from '../domain/limits.ts';
import type { Parsed, Place } from './fault.ts';

const MAX_BYTES = LIMITS.fileBytes.value;

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

/** A text file as it was read. */
export type TextFile = {
  /** Without a byte order mark. */
  readonly text: string;
  /** As on disk. */
  readonly bytes: Uint8Array;
};

const NEWLINE = 0x0a;

/** Bytes as UTF-8 text without a byte order mark; anything else is a fault that says where. */
function decode(file: string, bytes: Uint8Array): Parsed<TextFile> {
  const fault = (place: Place | null, what: string) =>
    ({ ok: false, faults: [{ file, place, what }] }) as const;
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fault(null, 'is UTF-16 text; save it as UTF-8');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) return fault(null, `is binary (a NUL byte at offset ${nul}); it must be UTF-8 text`);
  if (!isUtf8(bytes)) {
    const offset = firstInvalid(bytes);
    const what = `is not valid UTF-8 (byte 0x${hex(bytes[offset])} at offset ${offset}); save it as UTF-8`;
    return fault(placeOf(bytes, offset), what);
  }
  return { ok: true, value: { text: new TextDecoder().decode(bytes), bytes } };
}

const hex = (byte = 0) => byte.toString(16).padStart(2, '0').toUpperCase();

/** Offset of the first byte of the first sequence that is not UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  // The longest valid prefix, by halving: a prefix that cuts a character counts as valid.
  let valid = 0;
  let broken = bytes.length;
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    if (isPrefix(bytes.subarray(0, middle))) valid = middle;
    else broken = middle;
  }
  // `valid` may end within the sequence that is broken: back to where that begins.
  while (valid > 0 && !isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOf(bytes: Uint8Array, offset: number): Place {
  const before = bytes.subarray(0, offset);
  const line = before.reduce((count, byte) => count + (byte === NEWLINE ? 1 : 0), 1);
  const start = before.lastIndexOf(NEWLINE) + 1;
  return { line, column: new TextDecoder().decode(before.subarray(start)).length + 1 };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read: permission denied. Change its permissions (chmod u+r)',
  EPERM: 'may not be read: permission denied. Change its permissions (chmod u+r)',
  ELOOP: 'is a link that leads back to itself',
  ENOTDIR: 'lies in something that is no folder',
  ENAMETOOLONG: 'has too long a name',
  ENXIO: 'is no ordinary file (a pipe or a device); it must be one',
};

/** Why a file could not be read, for a person. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `could not be read (${code || String(error)})`;
}

/** `ENOENT` and the like; empty for anything else that was thrown. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
