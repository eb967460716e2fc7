import type { SittingPart } from '../domain/sitting.ts';
import type { Sitting } from './sitting.ts';

export const spentIn = ({ spent }: Sitting, part: string): number => spent[part] ?? 0;

/** All that has been charged to parts. */
export const spentInAll = ({ spent }: Sitting): number =>
  Object.values(spent).reduce((sum, ms) => sum + ms, 0);

/** Of a part's own time; below zero where it ate from the whole, null where nobody counts. */
export const leftIn = (sitting: Sitting, { id, budgetMs }: SittingPart): number | null =>
  budgetMs === null ? null : budgetMs - spentIn(sitting, id);

/** Of the whole; null where nobody counts. */
export const leftInAll = (sitting: Sitting): number | null =>
  sitting.plan.totalMs === null ? null : sitting.plan.totalMs - spentInAll(sitting);

/** Where one goes on after the bell of a part: the next in order with time left, else any; null: none has. */
export function nextPart(sitting: Sitting, after: string): string | null {
  const { parts } = sitting.plan;
  const at = parts.findIndex(({ id }) => id === after);
  const order = [...parts.slice(at + 1), ...parts.slice(0, Math.max(0, at))];
  return order.find((part) => (leftIn(sitting, part) ?? 0) > 0)?.id ?? null;
}
