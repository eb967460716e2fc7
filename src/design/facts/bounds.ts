import type { BoundsSpec, HoldsPlace, HoldsRow, HoldsStatus } from '../../domain/fact.ts';
import type { TypeReading } from './event-row.ts';
import { place } from './place.ts';
import { statedPlaces } from './places.ts';
import type { Reading } from './reading.ts';
import { END_WORDS, START_WORDS } from './words.ts';

/** A table with a start and an end, a view that has both, or events from which a query derives them. */
export function boundsRow(
  spec: BoundsSpec,
  types: readonly TypeReading[],
  facts: readonly HoldsRow[],
  reading: Reading,
): HoldsRow {
  const { status, places } = found(spec, types, facts, reading);
  return {
    id: spec.id,
    title: spec.title,
    of: 'fact',
    asks: spec.asks,
    status,
    places,
    lacking: [],
    contradictions: [],
  };
}

type Found = { readonly status: HoldsStatus; readonly places: readonly HoldsPlace[] };

function found(
  spec: BoundsSpec,
  types: readonly TypeReading[],
  facts: readonly HoldsRow[],
  reading: Reading,
): Found {
  const stated = statedPlaces(spec.id, reading);
  if (stated.length > 0) return { status: 'held', places: stated };
  const kept = [...byTable(spec, reading), ...byView(spec, reading)];
  if (kept.length > 0) return { status: 'held', places: kept };
  return derived(spec, types, facts);
}

function byTable(spec: BoundsSpec, reading: Reading): HoldsPlace[] {
  return reading.tables.flatMap((table) => {
    const words = table.core;
    if (!spec.names.some((name) => words.includes(name)) || table.typeField) return [];
    const start = table.fields.find(
      ({ own, kind }) =>
        kind !== 'boolean' && reading.vocabulary.tokens(own).some((word) => START_WORDS.has(word)),
    );
    const end = table.fields.find(({ own, kind }) => {
      const tokens = reading.vocabulary.tokens(own);
      return (
        kind !== 'boolean' && (tokens.some((word) => END_WORDS.has(word)) || tokens.includes('duration'))
      );
    });
    return start && end && start !== end
      ? [place(table, start, 'structure'), place(table, end, 'structure')]
      : [];
  });
}

function byView(spec: BoundsSpec, { design, vocabulary }: Reading): HoldsPlace[] {
  return design.views.flatMap(({ name, columns, place: { line } }): HoldsPlace[] => {
    const words = columns.flatMap((column) => vocabulary.tokens(column));
    const both = words.some((word) => START_WORDS.has(word)) && words.some((word) => END_WORDS.has(word));
    const named = vocabulary.tokens(name).some((word) => spec.names.includes(word));
    return named && both ? [{ table: name, column: null, line, how: 'derived', certain: true }] : [];
  });
}

/** Events with all that a query needs. */
function derived(spec: BoundsSpec, types: readonly TypeReading[], facts: readonly HoldsRow[]): Found {
  const rows = spec.from.map((id) => facts.find((row) => row.id === id));
  const homes = types.flatMap(({ row }) =>
    row.status === 'held' || row.status === 'unsure' ? row.places : [],
  );
  const status = worst(rows.map((row) => row?.status ?? 'missing'));
  const tables = [...new Map(homes.map((each) => [each.table, each])).values()];
  if (status === 'missing' || tables.length === 0) return { status: 'missing', places: [] };
  return {
    status,
    places: tables.map(({ table, line }) => ({
      table,
      line,
      column: null,
      how: 'derived',
      certain: status === 'held',
    })),
  };
}

function worst(statuses: readonly HoldsStatus[]): HoldsStatus {
  if (statuses.some((status) => status === 'missing' || status === 'contradicted')) return 'missing';
  return statuses.includes('unsure') ? 'unsure' : 'held';
}
