/** Names made fit for a grammar, no two of them alike. */
export function distinct(
  names: readonly string[],
  fitted: (name: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...new Set(names)].map((name) => {
      const clean = fitted(name);
      let free = clean;
      for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${clean}_${n}`;
      taken.add(free.toLowerCase());
      return [name, free];
    }),
  );
}
