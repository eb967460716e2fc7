import type { DocPath, EventDoc, Json } from '../domain/event.ts';

type Node = Json | EventDoc | undefined;

const child = (node: Node, key: string): Json | undefined =>
  node !== null && typeof node === 'object' && !Array.isArray(node) && Object.hasOwn(node, key)
    ? (node as { readonly [key: string]: Json })[key]
    : undefined;

/** The value at a path, or undefined where the document has none. */
export const readPath = (doc: EventDoc, path: DocPath): Json | undefined =>
  path.reduce<Node>(child, doc) as Json | undefined;

const replaced = (node: object, [key, ...rest]: DocPath, change: (value: Json) => Json): object => {
  if (key === undefined || !Object.hasOwn(node, key)) return node;
  const value = (node as Record<string, Json>)[key] ?? null;
  if (rest.length === 0) return { ...node, [key]: change(value) };
  return value !== null && typeof value === 'object'
    ? { ...node, [key]: replaced(value, rest, change) }
    : node;
};

/** A copy of the document with another value at the path; the same document where it has none there. */
export const changePath = (doc: EventDoc, path: DocPath, change: (value: Json) => Json): EventDoc =>
  replaced(doc, path, change) as EventDoc;
