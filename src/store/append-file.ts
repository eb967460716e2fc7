import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file that grows by whole lines; what could not be written whole is taken back. Throws Node's errors. */
export type AppendFile = {
  /** `sync`: not before it is on the disk itself. */
  readonly append: (line: string, sync: boolean) => void;
  readonly close: () => void;
};

/** `whole`: bytes that are whole; what a crash left behind them is cut off. */
export function openAppend(path: string, whole: number): AppendFile {
  const file = openSync(path, 'r+');
  let size = whole;
  cut(file, size);
  return {
    append: (line, sync) => {
      const bytes = Buffer.from(line);
      try {
        // The system may write less than it was given, on a disk that becomes full.
        for (let from = 0; from < bytes.length; ) {
          from += writeSync(file, bytes, from, bytes.length - from, size + from);
        }
        if (sync) fsyncSync(file);
      } catch (error) {
        cut(file, size);
        throw error;
      }
      size += bytes.length;
    },
    close: () => closeSync(file),
  };
}

function cut(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The next line is written over what stands there; and what has no end is ignored.
  }
}
