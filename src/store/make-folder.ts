import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../load/reason.ts';

/**
 * Makes a folder and those around it, where they are missing; throws Node's errors. Node's own `recursive` never
 * returns where the system says of a folder that is there that it is missing, as it does in `/proc`.
 */
export function makeFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    const around = dirname(path);
    if (codeOf(error) !== 'ENOENT' || around === path) throw error;
    makeFolder(around);
    make(path);
  }
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  }
}
