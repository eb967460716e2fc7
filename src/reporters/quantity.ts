const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const LARGE = [
  [1e9, 'bn'],
  [1e6, 'm'],
] as const;

/** `1.68 TB`: three digits, thousands. */
export function bytes(value: number): string {
  const at = value < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(value) / 3));
  return `${Number((value / 1000 ** at).toPrecision(3))} ${SIZES[at] ?? 'B'}`;
}

/** `2.2`, `23,040`, `400 m`. */
export function count(value: number): string {
  const [unit, word] = LARGE.find(([least]) => value >= least) ?? [1, ''];
  if (word) return `${Number((value / unit).toPrecision(3))} ${word}`;
  return (value < 100 ? Number(value.toPrecision(2)) : Math.round(value)).toLocaleString('en-US');
}
