import type { RunStep } from '../domain/run.ts';
import type { Model, ModelFile } from './engine.ts';

/** The file of a model with a role, where it has one. */
export function fileWith({ files }: Model, role: string): ModelFile | undefined {
  return Object.values(files).find((file) => file.role === role);
}

/** The file that a step runs. A script that is another model's, and a change that there is not, are none. */
export function fileOfStep(model: Model, step: RunStep): ModelFile | undefined {
  switch (step.kind) {
    case 'schema':
    case 'change':
      return fileWith(model, step.kind);
    case 'load': {
      const after = step.changed ? fileWith(model, 'load-after') : undefined;
      return after?.source ? after : fileWith(model, 'load');
    }
    case 'script':
      return model.files[step.deliverable];
    case 'wipe':
      return undefined;
  }
}

/** Whether a step does nothing to a model: the script is another model's, or there is nothing to change. */
export function isIdle(model: Model, step: RunStep): boolean {
  if (step.kind === 'script' || step.kind === 'wipe') return !(step.deliverable in model.files);
  return step.kind === 'change' && !fileWith(model, 'change')?.source;
}
