import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, 'golden');

/** Compares with a file below test/golden; `UPDATE_GOLDEN=1` writes it instead. */
export function expectGolden(name: string, got: string): void {
  const file = join(folder, name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, got);
  }
  expect(existsSync(file), `${name} is missing: run the tests with UPDATE_GOLDEN=1 and read it`).toBe(true);
  expect(got).toBe(readFileSync(file, 'utf8'));
}
