import type { DocPath, EventDoc, Json } from '../domain/event.ts';

/** The value at a path of a document; undefined where there is none. */
export function valueAt(doc: EventDoc, path: DocPath): Json | undefined {
  // A document is JSON itself.
  let value = doc as unknown as Json | undefined;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = (value as Readonly<Record<string, Json>>)[key];
  }
  return value;
}

/** The value at a path of a document, as text; null where there is none, or an empty text. */
export function textAt(doc: EventDoc, path: DocPath): string | null {
  return writtenAt(doc, path) || null;
}

/** The value at a path of a document, as text, an empty one too; null where there is none. */
export function writtenAt(doc: EventDoc, path: DocPath): string | null {
  const value = valueAt(doc, path);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** Distinct values at any of the paths. */
export function valuesAt(docs: Iterable<EventDoc>, paths: readonly DocPath[]): Set<string> {
  const values = new Set<string>();
  for (const doc of docs)
    for (const path of paths) {
      const value = textAt(doc, path);
      if (value !== null) values.add(value);
    }
  return values;
}
