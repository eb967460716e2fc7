import { expect } from 'vitest';
import { processorMs } from './processor.ts';

export const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length));

/** Texts by the length that they are to have. */
export type Growing = Readonly<Record<string, (length: number) => string>>;

/** Ten times the text may take ten times as long; a square of it would take a hundred times. */
export async function expectLinear(text: (length: number) => string, work: (text: string) => unknown) {
  const time = async (length: number) => {
    const given = text(length);
    return processorMs(() => work(given));
  };
  await time(10_000);
  const small = Math.max(5, await time(10_000));
  expect(await time(100_000)).toBeLessThan(small * 45 + 100);
}
