/** Whether one of the patterns names a table: its name, or the beginning of it and a `*`; case does not count. */
export function isNamed(table: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const [name, wanted] = [table.toLowerCase(), pattern.toLowerCase()];
    return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
  });
}
