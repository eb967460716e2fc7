import type { TableDraft } from './table.ts';

/** Adds what a partition takes, as it is written, to the table that it is a part of. */
export function addBound(table: TableDraft, bound: string): void {
  const modulus = /modulus\s+(\d+)/i.exec(bound)?.[1];
  table.partition = table.partition.map((key) => {
    const { transform } = key;
    if (transform.kind === 'hash' && modulus)
      return { ...key, transform: { kind: 'hash', buckets: Number(modulus) } };
    if (transform.kind !== 'range' || modulus || /^in\b/i.test(bound)) return key;
    return { ...key, transform: { kind: 'range', bounds: [...transform.bounds, bound] } };
  });
}
