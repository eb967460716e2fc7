import { createHash } from 'node:crypto';
import type { RunStep } from '../domain/run.ts';
import type { Model, States } from './engine.ts';
import { fileOfStep } from './file-of.ts';
import type { Tree } from './tree.ts';

const MOST_BYTES = 192 * 2 ** 20;

/** Keeps the states that were used last, as many as fit into some memory, in bytes. */
export function rememberedStates(most: number = MOST_BYTES): States {
  const kept = new Map<string, SharedArrayBuffer>();
  let total = 0;
  return {
    get(key) {
      const bytes = kept.get(key);
      if (bytes) {
        kept.delete(key);
        kept.set(key, bytes);
      }
      return bytes;
    },
    keep(key, bytes) {
      if (bytes.byteLength > most / 4) return;
      total += bytes.byteLength - (kept.get(key)?.byteLength ?? 0);
      kept.delete(key);
      kept.set(key, bytes);
      for (const [oldest, { byteLength }] of kept) {
        if (total <= most) return;
        kept.delete(oldest);
        total -= byteLength;
      }
    },
  };
}

/** For each node of a tree what its state depends on: the steps up to it, and the files that they run. */
export function stateKeys({ nodes }: Tree, model: Model): readonly string[] {
  const root = JSON.stringify([1, model.bronze]);
  const keys: string[] = [];
  // Parents stand before their children.
  for (const { step, parent } of nodes) {
    const before = parent ? (keys[parent.id] ?? '') : root;
    const content = [before, step.key, textOf(model, step)];
    keys.push(createHash('sha256').update(JSON.stringify(content)).digest('base64'));
  }
  return keys;
}

function textOf(model: Model, step: RunStep): string | null {
  const file = fileOfStep(model, step);
  return file?.rewritten ? JSON.stringify(file.rewritten) : (file?.source?.text ?? null);
}
