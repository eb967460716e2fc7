import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemId, tool } from '../tool.ts';
import { openTerminal, type Terminal, type Window } from './terminal.ts';

/** A person who starts graincheck, with folders of their own that nobody has written to. */
export type Desk = {
  /** `graincheck` with these arguments. */
  readonly open: (args: readonly string[], window: Window) => Terminal;
  /** A sitting whose schema is 500 lines of SQL, at its first frame, the clock running and all of it warm. */
  readonly sit: (window: Window) => Promise<Terminal>;
  readonly env: Readonly<Record<string, string>>;
};

export async function newDesk(within: string): Promise<Desk> {
  const folder = await mkdtemp(join(within, 'desk-'));
  const env = {
    GRAINCHECK_DATA: join(folder, 'data'),
    GRAINCHECK_CONFIG: join(folder, 'config'),
    GRAINCHECK_CACHE: join(folder, 'cache'),
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  await mkdir(env.GRAINCHECK_CONFIG);
  // Without it the first start asks questions.
  await writeFile(join(env.GRAINCHECK_CONFIG, 'settings.yaml'), 'mode: interview\n');
  const open = (args: readonly string[], window: Window, own: Readonly<Record<string, string>> = {}) =>
    openTerminal([tool, ...args], { ...env, ...own }, window);
  return {
    env,
    open,
    sit: async (window) => {
      const files = await mkdtemp(join(folder, 'files-'));
      await writeFile(join(files, 'schema.sql'), longSchema);
      // A sitting that was killed is offered to be gone on with: the next one begins among no others.
      const GRAINCHECK_DATA = await mkdtemp(join(folder, 'data-'));
      const terminal = open(['start', problemId, '--dir', files], window, { GRAINCHECK_DATA });
      await terminal.shows('start the clock');
      terminal.send('\r');
      await terminal.shows('Ctrl+R');
      // The editor warms up, the engine starts, and watching begins.
      await terminal.quiet(700);
      return terminal;
    },
  };
}

/** 500 lines: 50 tables of 8 columns. */
const longSchema = Array.from({ length: 50 }, (_, at) =>
  [
    `CREATE TABLE table_${at} ( -- one row an event, ${at}`,
    '  event_id    TEXT NOT NULL PRIMARY KEY,',
    '  user_id     TEXT NOT NULL REFERENCES users (user_id),',
    '  video_id    TEXT,',
    '  event_ts    TEXT NOT NULL,',
    '  ingested_ts TEXT NOT NULL,',
    `  kind        TEXT NOT NULL CHECK (kind IN ('view', 'like', 'follow')),`,
    '  watch_ms    INTEGER DEFAULT 0 CHECK (watch_ms >= 0),',
    ');',
    '',
  ].join('\n'),
).join('\n');
