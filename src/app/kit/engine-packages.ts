import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../domain/user-error.ts';

/** Packages that are installed only by who needs them: they are large. */
const PACKAGES = {
  pglite: { name: '@electric-sql/pglite', version: '0.5.16', engine: 'PGlite', sql: 'PostgreSQL' },
  duckdb: { name: '@duckdb/node-api', version: '1.5.6-r.1', engine: 'DuckDB', sql: 'DuckDB' },
} as const;

const CODE = 'E_ENGINE_MISSING';

/**
 * @param from the module that would import the package.
 * @throws UserError `E_ENGINE_MISSING` with the command that installs it.
 */
export function checkInstalled(runner: keyof typeof PACKAGES, from: string): void {
  const { name, version, engine, sql } = PACKAGES[runner];
  try {
    createRequire(from).resolve(name);
  } catch {
    const command = installCommand(fileURLToPath(new URL('..', from)), `${name}@${version}`);
    throw new UserError(
      CODE,
      `this submission is in ${sql}’s SQL, and ${engine}, which runs it, is not installed`,
      `${command} installs it; graincheck partitions reads the design without it, and SQL written for SQLite needs nothing more`,
    );
  }
}

export function isMissing(error: unknown): error is UserError {
  return error instanceof UserError && error.code === CODE;
}

/**
 * The package has to stand where graincheck's own modules are looked for: beside it.
 * @param folder somewhere in the installed package, or in a checkout of it.
 */
export function installCommand(folder: string, spec: string): string {
  const modules = /^(.*)[\\/]node_modules[\\/]/.exec(join(folder, 'x'))?.[1];
  // In a checkout it is a dependency for development.
  if (modules === undefined)
    return ['.', '..'].some((up) => existsSync(join(folder, up, '.git'))) ? 'npm ci' : `npm install ${spec}`;
  return isProject(modules) ? `npm install ${spec}` : `npm install -g ${spec}`;
}

/** A global folder of packages belongs to no package. */
function isProject(folder: string): boolean {
  return existsSync(join(folder, 'package.json')) || existsSync(join(dirname(folder), 'pnpm-workspace.yaml'));
}
