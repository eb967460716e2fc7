import { isUtf8 } from 'node:buffer';
import type { Parsed, Place } from './fault.ts';

/** A text file as it was read. */
export type TextFile = {
  /** Without a byte order mark. */
  readonly text: string;
  /** As on disk. */
  readonly bytes: Uint8Array;
};

const NEWLINE = 0x0a;

/** Bytes as UTF-8 text without a byte order mark; anything else is a fault that says where. */
export function decode(file: string, bytes: Uint8Array): Parsed<TextFile> {
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
