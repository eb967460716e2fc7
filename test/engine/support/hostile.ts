import { casesIn, expand } from '../../cases/read.ts';
import { CALM, type Files } from './bench.ts';

export type HostileCase = Files & {
  readonly name: string;
  /** What the outcomes are, or have in them, by step or ask. */
  readonly ends: Readonly<Record<string, string>>;
};

const KNOWN = {
  T: CALM.schema,
  LOAD: CALM.load,
  ENDLESS: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)',
};

/** Those of a file that end by the clock, or all others. */
export function hostileCases(
  file: string,
  { endless }: { readonly endless: boolean },
): readonly HostileCase[] {
  return casesIn<HostileCase>(file).filter(
    ({ ends }) => Object.values(ends).some((end) => end.includes('time limit')) === endless,
  );
}

export function filesOf(given: HostileCase): Files {
  const names = ['schema', 'load', 'question', 'script'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, expand(given[name], KNOWN)]])),
  );
}
