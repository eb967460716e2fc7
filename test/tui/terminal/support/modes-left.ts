/** The private modes that differ, after all that was written, from those of a terminal that nobody has used. */
export function modesLeft(output: string): string[] {
  const fresh: Readonly<Record<string, string>> = { 7: 'h', 25: 'h' };
  const now = new Map<string, string>();
  for (const part of output.split('\u001b[?').slice(1)) {
    const [, mode = '', setting = ''] = /^(\d+)([hl])/.exec(part) ?? [];
    if (mode) now.set(mode, setting);
  }
  return [...now].filter(([mode, setting]) => setting !== (fresh[mode] ?? 'l')).map(([mode]) => mode);
}
