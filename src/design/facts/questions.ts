import type { Design } from '../../domain/design.ts';
import type { FactModel, HoldsMatrix, HoldsQuestion, HoldsRow } from '../../domain/fact.ts';
import { type Reading, readingOf } from './reading.ts';
import { fits, mayStand } from './tried.ts';

/** So many answers are offered for one question. */
const MOST = 8;

/**
 * What an interviewer would ask: a question for each row that is not held, in the order of the matrix. Answers are
 * offered best first: where it may stand already, then columns of its kind, then tables; none that would be refuted.
 */
export function questionsOf(design: Design, model: FactModel, matrix: HoldsMatrix): readonly HoldsQuestion[] {
  const reading = readingOf(design, model, {});
  return matrix.rows.flatMap((row): HoldsQuestion[] => {
    if (row.status === 'held') return [];
    return [
      {
        id: row.id,
        title: row.title,
        asks: row.asks,
        status: row.status,
        ...candidatesFor(row, model, reading),
      },
    ];
  });
}

function candidatesFor(
  row: HoldsRow,
  model: FactModel,
  reading: Reading,
): Pick<HoldsQuestion, 'guess' | 'candidates'> {
  const found = row.status === 'unsure' ? row.places.map(({ table, column }) => written(table, column)) : [];
  const homes = reading.tables.filter(({ thing, aggregate }) => thing === null && !aggregate);
  const tables = [...homes, ...reading.tables.filter((table) => !homes.includes(table))];
  const fact = model.facts.find(({ id }) => id === row.id);
  const of = fact?.of;
  const first = of?.kind === 'thing' ? tables.filter(({ thing }) => thing === of.thing) : homes;
  const others = fact
    ? [...first, ...tables.filter((table) => !first.includes(table))].flatMap((table) =>
        table.fields
          .filter((field) => fits(fact, field, reading) && mayStand(row.id, table, field, reading))
          .map((field) => written(table.table.name, field.name)),
      )
    : tables.filter((table) => mayStand(row.id, table, null, reading)).map(({ table }) => table.name);
  return { guess: found.length > 0, candidates: [...new Set([...found, ...others])].slice(0, MOST) };
}

const written = (table: string, column: string | null) => (column === null ? table : `${table}.${column}`);
