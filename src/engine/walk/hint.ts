import { nearest } from '../../design/nearest.ts';
import type { Database } from './database.ts';

/** What was perhaps meant by a table that is not there; null where it cannot be told. */
export async function hintFor(
  db: Database,
  message: string,
  bronze: readonly string[],
  role: string,
): Promise<string | null> {
  const [, quoted, bare] =
    /(?:relation|table|view)(?: with name)? (?:"([^"]+)"|(\S+)) does not exist/i.exec(message) ?? [];
  const name = quoted ?? bare;
  if (name === undefined) return null;
  const isLoad = role === 'load' || role === 'sandbox';
  if (!isLoad && bronze.includes(name.toLowerCase()))
    return 'The bronze tables exist only while the load runs: answer from tables of your own.';
  const known = (await db.tables(false)).map((table) => table.name);
  const meant = nearest(name.split('.').at(-1) ?? name, isLoad ? [...known, ...bronze] : known);
  return meant === null ? null : `Did you mean ${meant}?`;
}
