import type { DocPath, EventDoc, Json, JsonObject } from '../../domain/event.ts';
import type { Cell } from '../../domain/relation.ts';
import { valueAt } from '../doc.ts';
import type { Home } from './home.ts';

/** What a row lacks of a document. `key`: the property that is not there as it came; null: the document has none. */
export type Lacking = { readonly doc: EventDoc; readonly key: string | null };

/** The first event whose row does not have the document at a path as it came; null: all do. */
export function lackingDocument({ columns, rows }: Home, path: DocPath): Lacking | null {
  for (const { row, doc } of rows) {
    const wanted = valueAt(doc, path);
    if (wanted === undefined) continue;
    const cells = row.map(parsed);
    if (cells.some((cell) => holds(cell, wanted))) continue;
    if (!isObject(wanted)) return { doc, key: null };
    const key = Object.keys(wanted).find((each) => !hasMember(each, wanted[each] ?? null, columns, cells));
    if (key !== undefined) return { doc, key };
    // An empty object, or one in parts.
  }
  return null;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(cell: Cell): Json {
  if (typeof cell !== 'string') return cell instanceof Uint8Array ? null : cell;
  try {
    return JSON.parse(cell) as Json;
  } catch {
    return cell;
  }
}

/** It is the value, or has it inside: an envelope of several columns. */
function holds(cell: Json, wanted: Json): boolean {
  if (isSame(cell, wanted)) return wanted !== null;
  if (Array.isArray(cell)) return cell.some((each) => holds(each, wanted));
  return isObject(cell) && Object.values(cell).some((each) => holds(each, wanted));
}

/** A property by its name: in JSON, or in a column that is called after it. An empty cell says of no null that it came. */
function hasMember(key: string, wanted: Json, columns: readonly string[], cells: readonly Json[]): boolean {
  return cells.some((cell, at) => {
    if (membersOf(cell).some((object) => key in object && isSame(object[key] ?? null, wanted))) return true;
    const words = `_${columns[at]?.toLowerCase()}_`;
    return wanted !== null && words.includes(`_${key.toLowerCase()}_`) && isSame(cell, wanted);
  });
}

function membersOf(cell: Json): readonly JsonObject[] {
  if (Array.isArray(cell)) return cell.flatMap(membersOf);
  return isObject(cell) ? [cell, ...Object.values(cell).flatMap(membersOf)] : [];
}

/** Equal as JSON: whatever the order of the keys. */
function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, at) => isSame(each, b[at] ?? null));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSame(a[key] ?? null, b[key] ?? null))
  );
}
