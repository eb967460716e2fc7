/** By names that somebody may write: a map, in which nothing is but what was put there (no `constructor`). */
export const byName = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(entries));
