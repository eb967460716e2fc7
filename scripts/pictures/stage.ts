import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../src/app/authoring/judged.ts';
import { judgedFiles } from '../../src/load/judged.ts';
import { closeAll, openTerminal, type Pty } from '../../test/support/pty.ts';
import { svgOf } from './svg.ts';

const root = join(import.meta.dirname, '../..');
const reels = join(root, 'problems/reels');

/** Columns and rows of the pictures: from 120 on, what is asked stands beside the editor. */
export const size = { columns: 120, rows: 32 };

/** The built program with folders of its own, and a place for its pictures. */
export type Stage = {
  /** A folder of files to sit with, those of a judged submission. */
  readonly folder: (name: string, submission: string) => Promise<string>;
  readonly start: (...args: readonly string[]) => Pty;
  /** What the screen shows now, as an SVG. */
  readonly picture: (pty: Pty, title: string) => string;
  readonly close: () => void;
};

export function openStage(): Stage {
  const place = mkdtempSync(join(tmpdir(), 'graincheck-pictures-'));
  const [data, config] = [join(place, 'data'), join(place, 'config')];
  mkdirSync(config);
  // The first questions are answered by it.
  writeFileSync(join(config, 'settings.yaml'), 'mode: interview\n');
  return {
    folder: async (name, submission) => {
      const folder = join(place, name);
      await writeFiles(await judgedFiles(reels, submission), folder);
      return folder;
    },
    start: (...args) =>
      openTerminal({
        command: process.execPath,
        args: [join(root, 'bin/graincheck.js'), ...args],
        env: { GRAINCHECK_DATA: data, GRAINCHECK_CONFIG: config },
        ...size,
      }),
    picture: (pty, title) => svgOf({ title, cells: pty.cells(), cursor: pty.cursor() }),
    close: () => {
      closeAll();
      rmSync(place, { recursive: true });
    },
  };
}
