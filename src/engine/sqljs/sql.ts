import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { FROZEN_NOW } from '../limits.ts';

/** `useOldExtensionFunctions` is newer than the library's types; left on, it changes what `log()` means. */
type Config = NonNullable<Parameters<typeof initSqlJs>[0]> & { useOldExtensionFunctions: boolean };

/** Loads SQLite, with the clock frozen for as long as the process lives. Call it in a worker. */
export async function loadSqlite(): Promise<SqlJsStatic> {
  Date.now = () => FROZEN_NOW;
  const config: Config = { useOldExtensionFunctions: false };
  return initSqlJs(config);
}

export type { Database, SqlJsStatic };
