import { type Lint, type LintFinding, placeOf } from './lint.ts';
import { RESERVED_EVERYWHERE, RESERVED_IN } from './reserved.ts';

/** A name that has to be quoted wherever it is written, and whose error says something else where it isn't. */
export const reservedWord: Lint = ({ design }) => {
  const here = RESERVED_IN[design.dialect];
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
