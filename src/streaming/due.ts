/** What is to be done when the watermark has come so far; equal ones in the order in which they were put in. */
export type Due<T> = {
  readonly put: (at: number, what: T) => void;
  /** Takes out what is due at `now`, the earliest first; null: nothing is. */
  readonly take: (now: number) => { readonly at: number; readonly what: T } | null;
};

/** A binary heap. */
export function dueList<T>(): Due<T> {
  const heap: { readonly at: number; readonly nth: number; readonly what: T }[] = [];
  let count = 0;
  const isBefore = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (!one || !other) return one !== undefined;
    return one.at < other.at || (one.at === other.at && one.nth < other.nth);
  };
  const swap = (a: number, b: number) => {
    const [one, other] = [heap[a], heap[b]];
    if (one && other) [heap[a], heap[b]] = [other, one];
  };
  const up = (from: number) => {
    for (let at = from; at > 0; at = (at - 1) >> 1) {
      if (!isBefore(at, (at - 1) >> 1)) return;
      swap(at, (at - 1) >> 1);
    }
  };
  const down = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(right, left) ? right : left;
      if (!heap[least] || !isBefore(least, at)) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    put: (at, what) => {
      heap.push({ at, nth: count++, what });
      up(heap.length - 1);
    },
    take: (now) => {
      const [first] = heap;
      if (!first || first.at > now) return null;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        down();
      }
      return first;
    },
  };
}
