import type { Dialect } from './dialect.ts';

/** What a person chose at the first start, or wrote into the settings file. */
export type Settings = {
  /** Stands in reports; null: nobody asked or nothing given. */
  readonly name: string | null;
  /** The SQL that a new sitting is written in. */
  readonly dialect: Dialect;
  /** Command of an editor; null: `$VISUAL`, else `$EDITOR`. */
  readonly editor: string | null;
  readonly mode: 'interview' | 'practice';
  /** `null`: as the terminal says. */
  readonly colour: 'none' | 'ansi16' | null;
  readonly screenReader: boolean;
  /** Keys by `screen.action`; they replace the usual ones of that action. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
};

export const usualSettings: Settings = {
  name: null,
  dialect: 'sqlite',
  editor: null,
  mode: 'interview',
  colour: null,
  screenReader: false,
  keys: {},
};
