import { parseArgs } from 'node:util';

export type Options = {
  readonly json: boolean;
  readonly quick: boolean;
  /** Names of measurements; null: all. */
  readonly only: readonly string[] | null;
};

/**
 * Reads `--json`, `--quick` and `--only NAME,…`.
 * @throws Error with a sentence for the user.
 */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
  });
  const only = values.only?.split(',').map((name) => name.trim()) ?? null;
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no measurement "${unknown}"; there are ${names.join(', ')}.`);
  return { json: values.json ?? false, quick: values.quick ?? false, only };
}
