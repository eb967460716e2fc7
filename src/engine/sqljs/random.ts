import type { Database } from './sql.ts';

/** Restarts the sequence that `random()` and `randomblob()` give. */
export type Random = { restart(): void };

/** Makes `random()` repeatable: equal submissions have to get equal answers. xorshift128+, as SQLite needs 64 bits. */
export function installRandom(db: Database): Random {
  let a = 0x9e3779b9n;
  let b = 0x243f6a88n;
  const restart = () => {
    a = 0x9e3779b97f4a7c15n;
    b = 0x243f6a8885a308d3n;
  };
  const next = (): bigint => {
    let x = a;
    const y = b;
    a = y;
    x ^= (x << 23n) & 0xffffffffffffffffn;
    b = x ^ y ^ (x >> 17n) ^ (y >> 26n);
    return BigInt.asUintN(64, b + y);
  };
  restart();
  db.create_function('random', () => Number(BigInt.asIntN(53, next())));
  db.create_function('randomblob', (size: number) => {
    const bytes = new Uint8Array(Math.min(Math.max(1, Number(size) || 1), 2 ** 20));
    for (let at = 0; at < bytes.length; at++) bytes[at] = Number(next() & 0xffn);
    return bytes;
  });
  return { restart };
}
