import { readDesign } from '../../../src/design/ddl/read.ts';
import { holdsMatrix } from '../../../src/design/facts/matrix.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import type { HoldsMatrix, HoldsRow } from '../../../src/domain/fact.ts';
import { reelsFacts } from '../../../scripts/corpus/facts.ts';

/** The facts of Reels. */
export const FACTS = await reelsFacts();

export function matrix(
  sql: string,
  holds: Readonly<Record<string, string>> = {},
  dialect: Dialect | null = null,
): HoldsMatrix {
  return holdsMatrix(readDesign(sql, dialect), FACTS, holds);
}

export function row(id: string, ...args: Parameters<typeof matrix>): HoldsRow {
  const found = matrix(...args).rows.find((each) => each.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}
