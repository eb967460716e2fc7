import type { Failure } from '../domain/run.ts';
import type { Model } from './engine.ts';
import { fileOfStep, fileWith } from './file-of.ts';
import type { ChainItem } from './tree.ts';

/** The failure of an item whose thread was stopped in the middle of it; `scriptMs` is the time that it had. */
export function killedAt(model: Model, item: ChainItem, by: 'time' | 'memory', scriptMs: number): Failure {
  const message =
    by === 'time'
      ? `It ran longer than ${scriptMs / 1000} seconds and was stopped.`
      : 'It used up the memory of its engine and was stopped.';
  return { kind: 'limit-exceeded', limit: by, file: fileOf(model, item), message };
}

function fileOf(model: Model, item: ChainItem): string {
  const load = fileWith(model, 'load')?.file ?? 'load';
  if (item.kind === 'snapshot') return load;
  if (item.kind === 'step') return fileOfStep(model, item.step)?.file ?? load;
  if (item.ask.kind === 'sandbox') return item.ask.source.file;
  return 'deliverable' in item.ask ? (model.files[item.ask.deliverable]?.file ?? '') : load;
}
