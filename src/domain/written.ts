import type { Deliverable, Problem } from './problem.ts';

/** The files that a candidate writes: those that the problem gives are not among them. */
export function writtenFiles({ deliverables }: Pick<Problem, 'deliverables'>): readonly Deliverable[] {
  return deliverables.filter(({ given }) => given === null);
}
