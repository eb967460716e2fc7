import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UserError } from '../domain/user-error.ts';
import { isReport } from '../reporters/is-report.ts';
import { Shown } from '../reporters/shown.ts';
import { heedSignals, write, writeData } from './terminal.ts';

/** Text that is read; or data, which nothing may change: bytes, or text piece by piece. */
export type Data = string | Uint8Array | Iterable<string>;
export type Output = (data: Data) => Promise<void>;

/**
 * Where a command's data goes: stdout, or a file that is there whole or not at all.
 * Says at once when the file cannot be written, and not after a minute's work.
 */
export function openOutput(path: string | undefined): Output {
  return path === undefined ? toStdout : openFile(path).put;
}

/** Characters by which a report is known. */
const HEAD = 4096;

/**
 * The same for a report: at once it says that it is not finished, so that none of an earlier grading is taken for this one's.
 * @throws UserError `E_CANNOT_WRITE` too where another file than a report stands there.
 */
export function openReport(path: string, unfinished: string): Output {
  const { put, isFile } = openFile(path);
  if (isFile && !isReport(headOf(path))) throw cannotWrite(path, 'another file is there, which is no report');
  if (isFile !== false) explain(path, () => writeFileSync(path, unfinished));
  return put;
}

function headOf(path: string): string {
  return explain(path, () => {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(HEAD);
      return head.toString('utf8', 0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  });
}

/** `isFile`: false where it is a device or a pipe, null where nothing is there yet. */
function openFile(path: string): { readonly put: Output; readonly isFile: boolean | null } {
  const found = explain(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found?.isDirectory()) throw cannotWrite(path, 'it is a folder');
  explain(path, () => accessSync(dirname(path), constants.W_OK));
  // A device or a pipe is written to; renaming a file over it would replace it.
  const save = found && !found.isFile() ? fill : fillWhole;
  return {
    put: (data) => save(path, data).catch((error: unknown) => explain(path, () => raise(error))),
    isFile: found?.isFile() ?? null,
  };
}

async function toStdout(data: Data): Promise<void> {
  if (typeof data === 'string') await write(Shown.report(data));
  else for (const piece of pieces(data)) await writeData(piece);
}

async function fillWhole(path: string, data: Data): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  const remove = () => rmSync(temporary, { force: true });
  // However the process ends before the renaming, nothing stays behind.
  process.once('exit', remove);
  const ignore = heedSignals();
  await fill(temporary, data);
  renameSync(temporary, path);
  ignore();
  process.off('exit', remove);
}

async function fill(path: string, data: Data): Promise<void> {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces(data)) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      // Lets a signal through.
      await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}

function pieces(data: Data): Iterable<string | Uint8Array> {
  return typeof data === 'string' || data instanceof Uint8Array ? [data] : data;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/** Errors of the file system in words; others as they are. */
function explain<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
    throw cannotWrite(path, reasons[String(error.code)] ?? error.message);
  }
}

function raise(error: unknown): never {
  throw error;
}

function cannotWrite(path: string, reason: string): UserError {
  return new UserError('E_CANNOT_WRITE', `cannot write ${path}: ${reason}`, 'give --output another path');
}
