import { createHash } from 'node:crypto';
import type { Scalar } from './value.ts';

const NAMES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha512: 'sha512',
};

/** Hashes of texts, in hexadecimal. */
export const HASHES: Readonly<Record<string, Scalar>> = {
  gc_hash: (value, name) => {
    const algorithm = NAMES[String(name)];
    if (algorithm === undefined) throw new Error(`no hash is called ${String(name)}`);
    return value === null || value === undefined
      ? null
      : createHash(algorithm).update(String(value)).digest('hex');
  },
};
