/**
 * Something that a person can put right: what is wrong, where, and what to do.
 * `code` is stable (`E_NO_SUCH_PROBLEM`); scripts may test it.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** The problem's own folder is broken: never the candidate's fault, exit code 3. */
export class ProblemError extends UserError {}
