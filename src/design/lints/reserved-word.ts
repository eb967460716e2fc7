import { DIALECT_TABLES, RESERVED_EVERYWHERE } from '../../sql/dialects/index.ts';
import { type Lint, type LintFinding, placeOf } from './lint.ts';

/** A name that has to be quoted wherever it is written, and whose error says something else where it isn't. */
export const reservedWord: Lint = ({ design }) => {
  const here = DIALECT_TABLES[design.dialect].reserved;
  const dialectOf = (name: string): string | null => {
    const word = name.toLowerCase();
    if (RESERVED_EVERYWHERE.has(word)) return 'sql';
    return here.has(word) ? design.dialect : null;
  };
  return design.tables.flatMap((table) => {
    const named = [
      { name: table.name, columns: [] },
      ...table.columns.map(({ name }) => ({ name, columns: [name] })),
    ];
    return named.flatMap(({ name, columns }): LintFinding[] => {
      const dialect = dialectOf(name);
      return dialect === null
        ? []
        : [
            {
              code: 'reserved-word',
              args: { ...placeOf(table, columns), word: name.toUpperCase(), dialect },
            },
          ];
    });
  });
};
