/** A candidate's files, read once. */
export type Submission = {
  /** As it was given. */
  readonly path: string;
  readonly dialect: 'sqlite';
  /** Text by deliverable id; a file that is missing or holds comments alone is not in it. */
  readonly files: Readonly<Record<string, SourceFile>>;
  /** Over the names and bytes of the files that count, hexadecimal. */
  readonly sha256: string;
  /** Things worth saying that cost nothing: a file that is ignored. */
  readonly notes: readonly string[];
};

export type SourceFile = { readonly file: string; readonly text: string };
