import { compare } from '../../domain/compare.ts';
import { createHash } from 'node:crypto';

/** One file, by the name it has in the submission. */
export type Named = { readonly file: string; readonly bytes: Uint8Array };

/** SHA-256 over names and bytes, in the order of the names; hexadecimal. */
export function digest(files: readonly Named[]): string {
  const hash = createHash('sha256');
  for (const { file, bytes } of files.toSorted((a, b) => compare(a.file, b.file))) {
    // The length keeps two files from hashing like one that holds both.
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
