import type { EventDoc } from '../domain/event.ts';
import type { Dimension, KeyMeaning } from '../domain/workload.ts';
import { textAt } from './doc.ts';
import { spellingsOf } from './spellings.ts';

/** The largest partition by the mean one, of the partitions that these documents fill; null where it cannot be told. */
export function sampleSkew(
  docs: readonly EventDoc[],
  keys: readonly KeyMeaning[],
  dimensions: readonly Dimension[],
): number | null {
  if (docs.length === 0 || keys.some(({ kind }) => kind === 'unknown')) return null;
  const counts = new Map<string, number>();
  for (const doc of docs) {
    const partition = JSON.stringify(keys.map((key) => partOf(doc, key, dimensions)));
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
  }
  return (Math.max(...counts.values()) * counts.size) / docs.length;
}

function partOf(doc: EventDoc, key: KeyMeaning, dimensions: readonly Dimension[]): string | number | null {
  if (key.kind === 'constant' || key.kind === 'unknown') return null;
  if (key.kind === 'value') {
    const path = dimensions.find(({ id }) => id === key.dimension)?.path ?? [];
    const value = textAt(doc, path) ?? '';
    return key.buckets === null ? value : spread(value) % key.buckets;
  }
  const clock = dimensions.find((one) => one.kind === 'time' && one.clock === key.clock);
  const parts = { month: 'month-of-year', day: 'day-of-month', hour: 'hour-of-day' } as const;
  const unit = key.kind === 'time' ? key.unit : parts[key.part];
  return [...spellingsOf(textAt(doc, clock?.path ?? []), unit)][0] ?? null;
}

/** Any even hash does for a figure of a sample. */
function spread(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash;
}
