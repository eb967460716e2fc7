import type { HoldsRow } from '../../domain/fact.ts';
import type { Reading } from './reading.ts';
import { typesOfWord } from './table.ts';

/** Words of SQL that mean no name where they stand in a statement. */
const KEYWORDS = new Set(['comment', 'end', 'like', 'share', 'start', 'text', 'type', 'view']);

/** Tells whether something that was not found is named where a statement could not be read: there it may stand. */
export function doubtOf({ design, vocabulary }: Reading): (row: HoldsRow) => boolean {
  const { model, facts, tokens } = vocabulary;
  const named = new Set(
    [...design.unread, ...design.unclaimed]
      .flatMap(({ names }) => names ?? [])
      .filter((name) => !KEYWORDS.has(name.toLowerCase()))
      .flatMap((name) => [
        ...typesOfWord(name, vocabulary),
        ...(facts.get(tokens(name).join(' ')) ?? []).flatMap(({ fact, sure }) => (sure ? fact.id : [])),
      ]),
  );
  return ({ id }) => {
    const undone = model.undone.find((each) => each.id === id);
    const bounds = model.bounds.find((each) => each.id === id);
    const ids = undone ? [undone.undoes] : bounds ? bounds.from : [id];
    return ids.some((each) => named.has(each));
  };
}
