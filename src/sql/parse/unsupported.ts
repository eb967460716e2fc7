/** Ends a rewriting from within: what stands at this place has no exact counterpart here. */
export class Unsupported extends Error {
  /** Offset in the source. */
  readonly at: number;
  readonly what: string;
  /** How to go on; null: by the general ways. */
  readonly hint: string | null;

  constructor(at: number, what: string, hint: string | null = null) {
    super(what);
    this.at = at;
    this.what = what;
    this.hint = hint;
  }
}

export function unsupported(at: number, what: string, hint: string | null = null): never {
  throw new Unsupported(at, what, hint);
}
