import type { Database } from './sql.ts';

/** Restarts the sequence that `random()` and `randomblob()` give, from a place of its own. */
export type Random = { restart(place: number): void };

const WORD = 0xffffffffffffffffn;

/** Makes `random()` repeatable: equal submissions have to get equal answers. xorshift128+, as SQLite needs 64 bits. */
export function installRandom(db: Database): Random {
  let a = 0n;
  let b = 0n;
  const next = (): bigint => {
    let x = a;
    const y = b;
    a = y;
    x ^= (x << 23n) & WORD;
    b = x ^ y ^ (x >> 17n) ^ (y >> 26n);
    return (b + y) & WORD;
  };
  const restart = (place: number) => {
    a = 0x9e3779b97f4a7c15n ^ BigInt.asUintN(64, BigInt(place + 1) * 0xbf58476d1ce4e5b9n);
    b = 0x243f6a8885a308d3n;
    // The first numbers of neighbouring places are alike.
    for (let drawn = 0; drawn < 16; drawn++) next();
  };
  restart(0);
  db.create_function('random', () => Number(BigInt.asIntN(53, next())));
  db.create_function('randomblob', (size: number) => {
    const bytes = new Uint8Array(Math.min(Math.max(1, Number(size) || 1), 2 ** 20));
    for (let at = 0; at < bytes.length; at++) bytes[at] = Number(next() & 0xffn);
    return bytes;
  });
  return { restart };
}
