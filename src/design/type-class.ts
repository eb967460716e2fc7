/** Types that can be compared with each other. */
export type TypeClass = 'text' | 'whole number' | 'number' | 'time';

const CLASSES: readonly (readonly [TypeClass, RegExp])[] = [
  ['time', /date|time/i],
  ['text', /char|text|clob|string|uuid|json|enum/i],
  ['whole number', /int|serial|identity/i],
  ['number', /real|floa|doub|num|dec|money/i],
];

/** The class of a declared type; null where nothing is declared or the name is none that is known. */
export function typeClass(declared: string): TypeClass | null {
  return CLASSES.find(([, pattern]) => pattern.test(declared))?.[0] ?? null;
}
