import type { Design, Place } from '../../domain/design.ts';

/** So many places are named; the others are counted. */
const NAMED = 5;

const at = ({ line, column }: Place): string => `${line}:${column}`;

function listed(all: readonly { readonly place: Place; readonly what: string }[]): string {
  const named = all.slice(0, NAMED).map(({ place, what }) => `${at(place)} ${what}`);
  const more = all.length > NAMED ? [`and ${all.length - NAMED} more`] : [];
  return [...named, ...more].join('; ');
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What of a schema is not part of the design that was read from it; none where all of it is. */
export function designNotes(file: string, { unread, unclaimed }: Design): readonly string[] {
  const words = unclaimed.reduce((sum, each) => sum + each.words, 0);
  return [
    ...(unread.length > 0 ? [`${file}: ${counted(unread.length, 'part')} not read: ${listed(unread)}`] : []),
    ...(words > 0 ? [`${file}: ${counted(words, 'word')} that no reader knows: ${listed(unclaimed)}`] : []),
  ];
}

/** What of a schema says nothing of a design, and was passed over. */
export function passedNote(file: string, { passedOver }: Pick<Design, 'passedOver'>): string | null {
  if (passedOver.length === 0) return null;
  return `${file}: ${counted(passedOver.length, 'part')} passed over, which say nothing of a design: ${listed(passedOver)}`;
}
