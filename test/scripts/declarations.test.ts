import { expect, test } from 'vitest';
import { rolledUp } from '../../scripts/declarations.ts';

/** Rolls `index.d.ts` up, of files by their paths. */
const roll = (files: Readonly<Record<string, string>>) => () =>
  rolledUp('index.d.ts', (file) => {
    const text = files[file];
    if (text === undefined) throw new Error(`there is no ${file}`);
    return text;
  });

const shape = `import type { Point } from './point.ts';
/** Lies somewhere. */
export type Shape = Circle | {
    readonly at: Point;
};
/** Round. */
type Circle = 'circle'
/** Flat too. */
 | 'disc';
/** Unused is not needed. */
export type Unused = Missing;
export declare const KINDS: readonly ['circle'];
export declare function area(of: Shape): number;
export declare function area(of: Shape, exact: true): string;
`;
const point = `/** Two numbers; not a \`Circle\`. */
export interface Point {
    readonly x: number;
}
export declare class Origin implements Point {
    readonly x: number;
}
export {};
`;

test('what is exported and what that speaks of stands in one file, and nothing else', () => {
  const index = `/** The library. */
export { type Shape, area } from './in/shape.ts';
export type { KINDS } from './in/shape.ts';
export { Origin } from './in/again.ts';
`;
  const again = `export { Origin, type Point } from './point.ts';\n`;
  const files = {
    'index.d.ts': index,
    'in/shape.d.ts': shape,
    'in/again.d.ts': again,
    'in/point.d.ts': point,
  };
  expect(roll(files)()).toBe(`/** Lies somewhere. */
export type Shape = Circle | {
    readonly at: Point;
};
/** Round. */
type Circle = 'circle'
/** Flat too. */
 | 'disc';
/** Two numbers; not a \`Circle\`. */
interface Point {
    readonly x: number;
}
export declare function area(of: Shape): number;
export declare function area(of: Shape, exact: true): string;
declare const KINDS: readonly ['circle'];
export declare class Origin implements Point {
    readonly x: number;
}
export type { KINDS };
`);
});

test('all of a module is passed on; as types alone, where it is said so', () => {
  const one = 'export type A = number;\nexport declare const b: A;\ntype C = string;\n';
  expect(roll({ 'index.d.ts': "export type * from './one.ts';\n", 'one.d.ts': one })()).toBe(
    'export type A = number;\ndeclare const b: A;\nexport type { b };\n',
  );
  expect(roll({ 'index.d.ts': "export * from './one.ts';\n", 'one.d.ts': one })()).toBe(
    'export type A = number;\nexport declare const b: A;\nexport {};\n',
  );
});

test.each([
  ['another name', "export { a as b } from './one.ts';\n", /cannot be rolled up: export \{ a as b \}/],
  [
    'another package',
    "export type { ZodType } from 'zod';\n",
    /cannot be rolled up: export type \{ ZodType \}/,
  ],
  [
    'an import within a type',
    "export type Z = import('zod').ZodType;\n",
    /^index\.d\.ts: Z imports in its text/,
  ],
  ['a default', 'export default 1;\n', /cannot be rolled up: export default 1/],
  [
    'what is not there',
    "export { c } from './one.ts';\n",
    /index\.d\.ts passes on c, which one\.d\.ts does not have/,
  ],
  [
    'two of one name',
    "import type { A } from './one.ts';\nexport type B = A;\nexport { d } from './two.ts';\n",
    /^A means one thing in one\.d\.ts and another in two\.d\.ts/,
  ],
])('what cannot be rolled up is told: %s', (_, index, message) => {
  const files = {
    'index.d.ts': index,
    'one.d.ts': 'export type A = number;\nexport declare const a: A;\n',
    'two.d.ts': 'type A = string;\nexport declare const d: A;\n',
  };
  expect(roll(files)).toThrow(message);
});
