/** What a function of the pack takes and gives: SQLite's own values. */
export type Value = string | number | bigint | null | Uint8Array;

/** A function of one row. A message that it throws is the statement's error. */
export type Scalar = (...args: readonly Value[]) => Value;

export function whole(value: Value): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new Error(`${value} is no whole number that can be counted with here`);
  return number;
}
