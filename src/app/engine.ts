import type { Problem } from '../domain/problem.ts';
import type { Submission } from '../domain/submission.ts';
import type { Engine, Model } from '../engine/engine.ts';
import type { Limits } from '../engine/limits.ts';
import { SqljsEngine } from '../engine/sqljs-engine.ts';

/** Starts the engine that runs submissions. */
export function openEngine(limits?: Limits): Promise<Engine> {
  // Sources run their worker from src/, a bundle has it beside itself.
  const inSources = import.meta.url.endsWith('.ts');
  const worker = new URL(inSources ? '../engine/worker.ts' : './worker.js', import.meta.url);
  return SqljsEngine.open(worker, limits);
}

/** A submission as the engine runs it. */
export function modelOf(problem: Problem, submission: Submission): Model {
  const files = problem.deliverables.map(({ id, role, file, params }) => [
    id,
    { role, file, params, source: submission.files[id] ?? null },
  ]);
  return { files: Object.fromEntries(files), bronze: problem.bronze.map(({ name }) => name.toLowerCase()) };
}
