import type { EventDoc } from '../../domain/event.ts';
import type { LetterSettings } from '../../domain/fixture.ts';
import { readPath } from '../path.ts';

/** The document as it travels: what its producer tells stands in one property of it. */
export const lettered = (doc: EventDoc, letter: LetterSettings | null): EventDoc => {
  if (letter === null) return doc;
  const fields = letter.fields.map(({ name, path }) => [name, readPath(doc, path) ?? null]);
  const told = { ...Object.fromEntries(fields), ...doc.properties };
  return { ...doc, properties: { [letter.property]: told } };
};
