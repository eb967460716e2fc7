import type { Design } from '../../domain/design.ts';
import type { FactModel, HoldsMatrix, HoldsQuestion, HoldsRow } from '../../domain/fact.ts';
import { readingOf } from './reading.ts';

/** So many answers are offered for one question. */
const MOST = 8;

/**
 * What an interviewer would ask: a question for each row that is not held, in the order of the matrix. Answers are
 * offered best first: where it may stand already, then columns of its kind, then tables.
 */
export function questionsOf(design: Design, model: FactModel, matrix: HoldsMatrix): readonly HoldsQuestion[] {
  return matrix.rows.flatMap((row): HoldsQuestion[] => {
    if (row.status === 'held') return [];
    return [
      {
        id: row.id,
        title: row.title,
        asks: row.asks,
        status: row.status,
        candidates: candidatesFor(row, design, model),
      },
    ];
  });
}

function candidatesFor(row: HoldsRow, design: Design, model: FactModel): readonly string[] {
  const reading = readingOf(design, model, {});
  const found =
    row.status === 'contradicted'
      ? []
      : row.places.map(({ table, column }) => (column === null ? table : `${table}.${column}`));
  const homes = reading.tables.filter(({ thing, aggregate }) => thing === null && !aggregate);
  const tables = [...homes, ...reading.tables.filter((table) => !homes.includes(table))];
  const names = tables.map(({ table }) => table.name);
  const fact = model.facts.find(({ id }) => id === row.id);
  if (!fact) return unique([...found, ...names]).slice(0, MOST);
  const of = fact.of;
  const first = of.kind === 'thing' ? tables.filter(({ thing }) => thing === of.thing) : homes;
  const columns = [...first, ...tables.filter((table) => !first.includes(table))].flatMap((table) =>
    table.fields
      .filter((field) => fits(fact.kind, field.kind) && !reading.meaning(table, field)?.sure)
      .map((field) => `${table.table.name}.${field.name}`),
  );
  return unique([...found, ...columns]).slice(0, MOST);
}

/** Whether a column of that type can be a fact of that kind. */
function fits(kind: FactModel['facts'][number]['kind'], type: string): boolean {
  if (['none', 'unknown', 'json', 'struct'].includes(type)) return true;
  switch (kind) {
    case 'time':
      return ['timestamp', 'date', 'time', 'text', 'integer'].includes(type);
    case 'number':
      return ['integer', 'decimal', 'float', 'interval'].includes(type);
    case 'id':
      return ['text', 'uuid', 'integer', 'binary'].includes(type);
    case 'text':
      return ['text', 'integer'].includes(type);
    case 'json':
      return type === 'text';
  }
}

const unique = (list: readonly string[]) => [...new Set(list)];
