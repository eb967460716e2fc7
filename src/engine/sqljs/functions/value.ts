/** What a function of the pack takes and gives: SQLite's own values. */
export type Value = string | number | bigint | null | Uint8Array;

/** A function of one row. A message that it throws is the statement's error. */
export type Scalar = (...args: readonly Value[]) => Value;

/** Begins the message of what has a value where the script comes from, and none here: it is told as unsupported. */
export const NOT_RUN = 'not run here: ';

export function notRun(what: string): never {
  throw new Error(NOT_RUN + what);
}

export function whole(value: Value): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    notRun(`${value}, which is no whole number that can be counted with here`);
  return number;
}
