import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { codeOf, reasonOf } from '../load/reason.ts';

/** A file that this program wrote once, read back. `why` is for a person, without the file's name. */
export type ReadJson<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly why: string };

export function readJson<S extends z.ZodType>(path: string, schema: S): ReadJson<z.output<S>> {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { kind: 'read', value: parsed.data };
    const [issue] = parsed.error.issues;
    return { kind: 'broken', why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not right'}` };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' };
    return { kind: 'broken', why: error instanceof SyntaxError ? 'is no JSON' : reasonOf(error) };
  }
}
