import { tableIn } from '../../cases/read.ts';

type Kind = 'run' | 'skip' | 'refuse';
type EngineName = 'sqlite' | 'postgres' | 'duckdb';

type Cases = Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> & {
  readonly bronze: readonly string[];
  readonly bronzeOf: Readonly<Record<EngineName, readonly string[]>>;
  readonly reads: readonly string[];
};

/** What may run and what not; in what writes to a bronze table its name stands between ‹ ›. */
export function admissionCases(): {
  readonly kinds: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>>;
  readonly bronze: (engine: EngineName) => readonly string[];
  readonly reads: readonly string[];
} {
  const { run, skip, refuse, bronze, bronzeOf, reads } = tableIn<Cases>('sql/admission.yaml');
  return { kinds: { run, skip, refuse }, bronze: (engine) => [...bronze, ...bronzeOf[engine]], reads };
}
