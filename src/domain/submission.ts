import type { ChosenSheet, Handed } from './choice.ts';
import type { Design } from './design.ts';
import type { Dialect } from './dialect.ts';
import type { WindowSettings } from './window.ts';

/** A candidate's files, read once. */
export type Submission = {
  /** As it was given. */
  readonly path: string;
  readonly dialect: Dialect;
  /** What the first schema of the candidate's says; null where there is none. */
  readonly design: Design | null;
  /** Text by deliverable id; a file that is missing or holds comments alone is not in it. */
  readonly files: FileTexts;
  /** What the schema of each model says, by the model's id; one that is not there has none. */
  readonly designs: Readonly<Record<string, Design>>;
  /** What was chosen, by deliverable id. */
  readonly choices: Readonly<Record<string, Handed<ChosenSheet>>>;
  /** Settings of session windows, by deliverable id. */
  readonly windows: Readonly<Record<string, Handed<WindowSettings>>>;
  /** Where the candidate says that facts stand: event type or fact, to `table` or `table.column`. */
  readonly holds: Readonly<Record<string, string>>;
  /** As the settings file names them; null where it does not. */
  readonly author: string | null;
  /** Over the names and bytes of the files that count, hexadecimal. */
  readonly sha256: string;
  /** Things worth saying that cost nothing: a file that is ignored. */
  readonly notes: readonly string[];
};

export type SourceFile = { readonly file: string; readonly text: string };

/** Files as texts, by deliverable id. */
export type FileTexts = Readonly<Record<string, SourceFile>>;
