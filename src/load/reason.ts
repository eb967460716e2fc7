const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read: permission denied. Change its permissions (chmod u+r)',
  EPERM: 'may not be read: permission denied. Change its permissions (chmod u+r)',
  ELOOP: 'is a link that leads back to itself',
  ENOTDIR: 'lies in something that is no folder',
  ENAMETOOLONG: 'has too long a name',
  ENXIO: 'is no ordinary file (a pipe or a device); it must be one',
};

/** Why a file could not be read, for a person. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? `could not be read (${code || String(error)})`;
}

/** `ENOENT` and the like; empty for anything else that was thrown. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
