import type { HoldsContradiction, HoldsPlace, HoldsRow, UndoneSpec } from '../../domain/fact.ts';
import type { TypeReading } from './event-row.ts';
import type { Home } from './homes.ts';
import { undoField } from './marks.ts';
import { place } from './place.ts';
import { statedPlaces } from './places.ts';
import type { Reading } from './reading.ts';

/** How an undoing is told from the doing: by its own table, a type, a flag, or a time. */
export function undoneRow(spec: UndoneSpec, types: readonly TypeReading[], reading: Reading): HoldsRow {
  const stated = statedPlaces(spec.id, reading);
  const undoing = types.find(({ type }) => type.id === spec.undoes);
  const head = { id: spec.id, title: spec.title, of: 'fact', asks: spec.asks, lacking: [] } as const;
  if (stated.length > 0) return { ...head, status: 'held', places: stated, contradictions: [] };
  if (!undoing || undoing.homes.length === 0)
    return { ...head, status: 'missing', places: [], contradictions: [] };
  const told = undoing.homes.flatMap((home): HoldsPlace[] => tellsIt(home, undoing, reading));
  if (told.length > 0)
    return {
      ...head,
      status: undoing.row.status === 'unsure' ? 'unsure' : 'held',
      places: told,
      contradictions: [],
    };
  const untold = reading.vocabulary.model.contradictions.find(
    ({ kind, types: of }) => kind === 'untold' && of.includes(spec.undoes),
  );
  if (!untold) return { ...head, status: 'unsure', places: undoing.row.places, contradictions: [] };
  const contradictions = undoing.homes.map(
    ({ reading: { table } }): HoldsContradiction => ({
      kind: 'untold',
      table: table.name,
      columns: [],
      line: table.place.line,
      eventType: spec.undoes,
      certain: untold.certain,
    }),
  );
  return {
    ...head,
    status: untold.certain ? 'contradicted' : 'unsure',
    places: undoing.row.places,
    contradictions,
  };
}

function tellsIt(home: Home, { type }: TypeReading, reading: Reading): HoldsPlace[] {
  const table = home.reading;
  if (table.typeField) return [place(table, table.typeField, 'structure', home.certain)];
  const flag = undoField(table, type, reading);
  if (flag) return [place(table, flag, 'structure', home.certain)];
  const open = table.fields.find((field) => reading.meaning(table, field)?.fact.path.join() === 'event_type');
  if (open) return [place(table, open, 'name', home.certain)];
  const time = table.fields.find((field) => {
    const fact = reading.meaning(table, field)?.fact;
    return fact?.kind === 'time' && fact.of.kind === 'events';
  });
  const any = time ?? table.fields.find(({ kind }) => kind === 'timestamp' || kind === 'date');
  // A table of its own, in which each has its time.
  return any ? [place(table, any, 'structure', home.certain)] : [];
}
