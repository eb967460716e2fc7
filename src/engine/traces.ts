import type { Cell } from '../domain/relation.ts';
import type { StoredTable, Trace } from '../domain/run.ts';
import { sizeOf } from './cells.ts';
import { type Database, TooMuch } from './database.ts';

/** Every row of every table of the model. For small scenarios. @throws TooMuch where they have more bytes than `most` */
export async function readTables(db: Database, most: number): Promise<readonly StoredTable[]> {
  const stored: StoredTable[] = [];
  let bytes = 0;
  for (const table of await db.tables(false)) {
    const rows: (readonly Cell[])[] = [];
    const columns = await db.scan(table, (row) => {
      rows.push(row);
      for (const cell of row) bytes += sizeOf(cell);
      if (bytes > most) throw new TooMuch('size');
    });
    stored.push({ table: table.name, relation: { columns, rows } });
  }
  return stored;
}

/**
 * Looks for tokens in every cell of whatever holds rows: as the whole or a part of a text, in a blob too.
 * @returns for each column with any, which (indexes into `tokens`).
 */
export async function findTraces(db: Database, tokens: readonly string[]): Promise<readonly Trace[]> {
  const find = finderOf(tokens);
  const traces: Trace[] = [];
  for (const table of await db.tables(true)) {
    const found: Set<number>[] = [];
    const columns = await db.scan(table, (row) => {
      for (const [at, cell] of row.entries()) {
        found[at] ??= new Set();
        if (typeof cell === 'string') find(cell, found[at]);
        else if (cell instanceof Uint8Array) find(Buffer.from(cell).toString('utf8'), found[at]);
      }
    });
    for (const [at, column] of columns.entries()) {
      const hits = found[at];
      if (hits?.size) traces.push({ table: table.name, column, tokens: [...hits].sort((a, b) => a - b) });
    }
  }
  return traces;
}

/** Adds to `into` the index of every token that stands in a text. */
type TokenFinder = (text: string, into: Set<number>) => void;

/** Bits of the filter that most places of a text do not pass. */
const FILTER_BITS = 20;
const BASE = 0x01000193;

/**
 * Searches for thousands of tokens at once, after Rabin and Karp: a rolling hash over the length of the
 * shortest token, a filter of the tokens' beginnings, and a comparison only where the filter says perhaps.
 */
function finderOf(tokens: readonly string[]): TokenFinder {
  const width = tokens.reduce((least, token) => Math.min(least, token.length), Number.POSITIVE_INFINITY);
  if (tokens.length === 0 || width === 0) return () => undefined;
  const whole = new Map(tokens.map((token, at) => [token, at]));
  const byStart = new Map<string, number[]>();
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  for (const [at, token] of tokens.entries()) {
    const start = token.slice(0, width);
    byStart.set(start, [...(byStart.get(start) ?? []), at]);
    const slot = slotOf(hashOf(start, width));
    filter[slot >> 3] = (filter[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  let leading = 1;
  for (let power = 1; power < width; power++) leading = Math.imul(leading, BASE);

  return (text, into) => {
    if (text.length < width) return;
    const all = whole.get(text);
    if (all !== undefined) into.add(all);
    let hash = hashOf(text, width);
    for (let at = 0; ; at++) {
      const slot = slotOf(hash);
      if (((filter[slot >> 3] ?? 0) >> (slot & 7)) & 1)
        for (const token of byStart.get(text.slice(at, at + width)) ?? [])
          if (text.startsWith(tokens[token] ?? '', at)) into.add(token);
      if (at + width >= text.length) return;
      hash =
        (Math.imul(hash - Math.imul(text.charCodeAt(at), leading), BASE) + text.charCodeAt(at + width)) | 0;
    }
  };
}

function hashOf(text: string, width: number): number {
  let hash = 0;
  for (let at = 0; at < width; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - FILTER_BITS);
}
