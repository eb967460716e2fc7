import { readDesign } from '../../../src/design/ddl/read.ts';
import { holdsMatrix } from '../../../src/design/facts/matrix.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import type { HoldsMatrix, HoldsRow } from '../../../src/domain/fact.ts';
import { reelsFacts } from '../../../scripts/corpus/facts.ts';

/** The facts of Reels. */
export const FACTS = await reelsFacts();

export async function matrix(
  sql: string,
  holds: Readonly<Record<string, string>> = {},
  dialect: Dialect | null = null,
): Promise<HoldsMatrix> {
  return holdsMatrix(await readDesign(sql, dialect), FACTS, holds);
}

export async function row(id: string, ...args: Parameters<typeof matrix>): Promise<HoldsRow> {
  const found = (await matrix(...args)).rows.find((each) => each.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}
