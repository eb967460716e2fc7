import type { Database as Counting } from '@sqlite.org/sqlite-wasm';
import type { Database } from '../sql.ts';
import { ARRAYS } from './arrays.ts';
import { DECIMALS } from './decimals.ts';
import { HASHES } from './hashes.ts';
import { PATTERNS } from './patterns.ts';
import { PLAIN } from './plain.ts';
import { TIMES } from './times.ts';
import type { Scalar, Value } from './value.ts';

const FUNCTIONS: readonly (readonly [string, Scalar])[] = [
  ...Object.entries(TIMES),
  ...Object.entries(PLAIN),
  ...Object.entries(DECIMALS),
  ...Object.entries(PATTERNS),
  ...Object.entries(ARRAYS),
  ...Object.entries(HASHES),
];

/**
 * The functions that rewritten scripts call. All begin with `gc_`, so that none of SQLite's own is another; they are
 * there for models with rewritten files alone. Numbers that they give are REAL.
 */
export function installFunctions(db: Database): void {
  for (const [name, of] of FUNCTIONS) {
    const called = (...args: Value[]) => of(...args);
    // A length of -1 takes any number of arguments.
    Object.defineProperty(called, 'length', { value: -1 });
    db.create_function(name, called);
  }
}

/** The same for the build that counts steps. */
export function installCounted(db: Counting): void {
  for (const [name, of] of FUNCTIONS)
    db.createFunction(name, (_context, ...args) => of(...args.map(sqlValue)), { arity: -1 });
}

function sqlValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof Uint8Array ? value : null;
}
