import * as z from 'zod';
import { LIMITS, type LimitId, type LimitRow, type OwnLimits, settable } from '../../domain/limits.ts';

/** How a unit is written in YAML, in how many of what is counted, and the most of it that a problem may allow. */
const WRITTEN = {
  ms: { each: 1000, most: 3_600, about: 'Seconds' },
  bytes: { each: 2 ** 20, most: 1_024, about: 'Megabytes' },
  rows: { each: 1, most: 1_000_000, about: 'Rows' },
} as const;

type Unit = keyof typeof WRITTEN;

const isWritten = (unit: LimitRow['unit']): unit is Unit => unit in WRITTEN;

const writtenAs = ({ unit, key }: LimitRow) => {
  if (!isWritten(unit)) throw new Error(`No unit of limits.yaml is ${unit}, as ${key} needs.`);
  return WRITTEN[unit];
};

/** `limits.yaml`: what this problem allows instead of what is usual. */
export const limits = z.strictObject(
  Object.fromEntries(
    settable().map(([, row]) => {
      const { each, most, about } = writtenAs(row);
      const text = `${about}: ${row.what}, of a ${row.scope}. Usually ${row.value / each}.`;
      return [row.key, z.int().positive().max(most).optional().describe(text)];
    }),
  ),
);

export type LimitsYaml = z.output<typeof limits>;

export function toLimits(yaml: LimitsYaml): OwnLimits {
  const own = settable().flatMap(([id, row]): [LimitId, number][] => {
    const value = yaml[row.key];
    return value === undefined ? [] : [[id, value * writtenAs(row).each]];
  });
  return Object.fromEntries(own);
}

/** Every limit with the value that it has for a problem. */
export function limitsFor(own: OwnLimits): readonly (LimitRow & { readonly own: boolean })[] {
  return Object.entries(LIMITS).map(([id, row]) => {
    const value = own[id as LimitId];
    return { ...row, value: value ?? row.value, own: value !== undefined };
  });
}
