import { notRun, type Scalar, type Value, whole } from './value.ts';

/** A JSON array's items; null where it is none. */
function itemsOf(value: Value | undefined): readonly unknown[] | null {
  if (value === null || value === undefined) return null;
  const items: unknown = JSON.parse(String(value));
  return Array.isArray(items) ? items : null;
}

/** No list is longer: a range of seconds over years is a mistake. */
const MOST_ITEMS = 100_000;

const DAY = 86_400_000;

/** Functions of arrays, which are JSON texts. */
export const ARRAYS: Readonly<Record<string, Scalar>> = {
  gc_array_length: (value) => itemsOf(value)?.length ?? null,
  /** Items that are null are left out, or empty texts. */
  gc_join: (value, by, nulls) => {
    const items = itemsOf(value);
    if (!items || by === null) return null;
    return items
      .filter((item) => nulls === 'empty' || item !== null)
      .map((item) => (item === null ? '' : String(item)))
      .join(String(by));
  },
  /** Whether an item is in it; NULL where it may be one of its nulls. */
  gc_has: (value, wanted) => {
    const items = itemsOf(value);
    if (!items || wanted === null) return null;
    return items.includes(wanted) ? 1 : items.includes(null) ? null : 0;
  },
  gc_sequence: (from, to, by) => {
    if (from === null || to === null || by === null) return null;
    const [first, last, step] = [whole(from ?? 0), whole(to ?? 0), whole(by ?? 1)];
    if (step === 0) throw new Error('a sequence by steps of 0');
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > MOST_ITEMS) notRun(`a sequence of ${count} items`);
    return JSON.stringify(Array.from({ length: count }, (_, at) => first + at * step));
  },
  /** Days from one to another, both among them. */
  gc_days: (from, to, by) => {
    if (from === null || to === null || by === null) return null;
    const [first, last] = [from, to].map((day) => Date.parse(`${String(day)}T00:00:00Z`) / DAY);
    const step = whole(by ?? 1);
    if (first === undefined || last === undefined || step === 0) throw new Error('a sequence by steps of 0');
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > MOST_ITEMS) notRun(`a sequence of ${count} days`);
    const days = Array.from({ length: count }, (_, at) =>
      new Date((first + at * step) * DAY).toISOString().slice(0, 10),
    );
    return JSON.stringify(days);
  },
  /** The value at a share of the ordered ones, between two where it lies there. */
  gc_percentile: (value, share) => {
    const items =
      itemsOf(value)
        ?.filter((item) => typeof item === 'number')
        .toSorted((a, b) => a - b) ?? [];
    if (items.length === 0 || share === null) return null;
    const place = Number(share) * (items.length - 1);
    const [low, high] = [items[Math.floor(place)] ?? 0, items[Math.ceil(place)] ?? 0];
    return low + (high - low) * (place - Math.floor(place));
  },
};
