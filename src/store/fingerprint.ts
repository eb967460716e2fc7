import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';

/** By it a file is known again. */
export type Fingerprint = { readonly mtimeMs: number; readonly size: number; readonly sha256: string };

/** Of content that was read after, or written before, the file's status was what is given. */
export const fingerprintOf = (
  { mtimeMs, size }: { readonly mtimeMs: number; readonly size: number },
  content: string | Uint8Array,
): Fingerprint => ({ mtimeMs, size, sha256: createHash('sha256').update(content).digest('hex') });

/** Do two say the same content? A file that was only touched has not changed. */
export const sameContent = (a: Fingerprint | null, b: Fingerprint | null): boolean => a?.sha256 === b?.sha256;

/** A quick look without reading: false means that the file is worth reading again. `null`: there was no file. */
export async function looksUntouched(path: string, known: Fingerprint | null): Promise<boolean> {
  try {
    const { mtimeMs, size } = await stat(path);
    return known !== null && mtimeMs === known.mtimeMs && size === known.size;
  } catch {
    return known === null;
  }
}
