import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/checks/cells.ts';
import type { AnswerColumn } from '../../src/domain/problem.ts';
import type { Cell } from '../../src/domain/relation.ts';
import { casesIn } from '../cases/read.ts';

type Case = {
  readonly kind: AnswerColumn['kind'];
  readonly equal: readonly (readonly Cell[])[];
  readonly different: readonly (readonly Cell[])[];
};

describe('cells of an answer', () => {
  for (const { kind, equal, different } of casesIn<Case>('checks/cells.yaml')) {
    const values = (cells: readonly Cell[]) => new Set(cells.map((cell) => canonical(cell, kind)));
    test.each(equal.map((cells) => [cells]))(`${kind}: equal %j`, (cells) => {
      expect([...values(cells)]).toHaveLength(1);
    });
    test.each(different.map((cells) => [cells]))(`${kind}: different %j`, (cells) => {
      expect([...values(cells)]).toHaveLength(cells.length);
    });
  }

  test('a blob is its bytes, and never a number or a time', () => {
    const bytes = new Uint8Array(Buffer.from('1'));
    for (const kind of ['integer', 'number', 'text', 'timestamp', 'date'] as const)
      expect(canonical(bytes, kind)).toBe("x'31'");
  });

  test('what a row does not have is null', () => {
    expect(canonical(undefined, 'integer')).toBeNull();
  });
});
