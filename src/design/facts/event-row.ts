import type {
  EventTypeSpec,
  HoldsContradiction,
  HoldsPlace,
  HoldsRow,
  HoldsStatus,
} from '../../domain/fact.ts';
import { contradictionsOf } from './contradictions.ts';
import { type Home, homesOf } from './homes.ts';
import { isPartOf, isWhole } from './links.ts';
import type { Reading } from './reading.ts';

/** A type of event, its row, and the homes in which its facts are looked for. */
export type TypeReading = {
  readonly type: EventTypeSpec;
  readonly row: HoldsRow;
  readonly homes: readonly Home[];
};

/**
 * A type is held where some home takes it that nothing speaks against: what contradicts counts only where the table
 * is the one home. A derived table may demand what it likes.
 */
export function eventRow(type: EventTypeSpec, reading: Reading): TypeReading {
  const judged = homesOf(type, reading)
    .map((home) => ({ home, against: contradictionsOf(type, home, reading) }))
    // What was no more than likely, and cannot be, is no home.
    .filter(({ home, against }) => home.certain || !against.some(({ certain }) => certain));
  const free = judged.filter(({ against }) => against.length === 0);
  // Beside a table of its own with the events' ids, that for any event is not clearly where it goes.
  const doubted = judged.some(
    ({ home, against }) => against.length > 0 && !home.second && hasIds(home, reading),
  );
  const sure = free.filter(({ home }) => home.certain && !(doubted && home.second));
  const refused = judged.some(
    ({ home, against }) => home.certain && !home.second && against.some(({ certain }) => certain),
  );
  // Where its own table has no room, another that is no more than likely is none either.
  const open = judged.filter(
    ({ home, against }) => !against.some(({ certain }) => certain) && (home.certain || !refused),
  );
  const shown = sure.length > 0 ? sure : doubted || open.length === 0 ? judged : open;
  const status: HoldsStatus =
    sure.length > 0 ? 'held' : open.length > 0 ? 'unsure' : judged.length > 0 ? 'contradicted' : 'missing';
  // A table for any event beside one of its own takes it too, and is told where there is no other.
  const own = shown.filter(({ home }) => !home.second);
  const homes = withWhole(
    own.length > 0 ? own.map(({ home }) => home) : shown.map(({ home }) => home),
    judged,
    reading,
  );
  const contradictions =
    status === 'held' ? [] : shown.flatMap(({ against }): readonly HoldsContradiction[] => against);
  return {
    type,
    homes,
    row: {
      id: type.id,
      title: type.title,
      of: 'event-type',
      asks: type.asks,
      status,
      places: homes.map(placeOfHome),
      lacking: [],
      contradictions,
    },
  };
}

const hasIds = (home: Home, reading: Reading): boolean =>
  home.reading.fields.some((field) => reading.meaning(home.reading, field)?.fact.path.join() === 'event_id');

/**
 * A table that does not say whose events its rows are goes on with the table for any event, as the texts of comments do;
 * the two are read together. Where no key joins them, that is no more than likely.
 */
function withWhole(
  homes: readonly Home[],
  judged: readonly { readonly home: Home }[],
  reading: Reading,
): readonly Home[] {
  const halves = homes.filter((home) => !home.second && !isWhole(home.reading, reading));
  if (halves.length === 0) return homes;
  const wholes = judged
    .map(({ home }) => home)
    .filter((each) => each.second && !homes.includes(each))
    .map((each) => ({
      ...each,
      loose: !halves.some((half) => isPartOf(half.reading, each.reading, reading)),
    }));
  return [...homes, ...wholes];
}

function placeOfHome({ reading: { table, fields }, column, how, certain }: Home): HoldsPlace {
  const field = fields.find(({ name }) => name === column);
  return { table: table.name, column, line: (field?.column.place ?? table.place).line, how, certain };
}
