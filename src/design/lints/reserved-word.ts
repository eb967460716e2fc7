import { DIALECT_TABLES, RESERVED_EVERYWHERE } from '../../sql/dialects/index.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/** `dialect`: the one in which it is reserved. */
type Found = LintPlace & { readonly word: string; readonly dialect: string };

/** A name that has to be quoted wherever it is written, and whose error says something else where it isn't. */
export const reservedWord = defineLint({
  code: 'reserved-word',
  says: ({ word, dialect, ...place }: Found) => ({
    message: `${placeText(place)} is a reserved word${dialect === 'sql' ? '' : ` of ${dialect}`} (${word}): it has to be quoted wherever it is written.`,
    hint: 'Say more: `user_account`, `event_time`, `sort_order`.',
  }),
  look: ({ design }) => {
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
      return named.flatMap(({ name, columns }): Found[] => {
        const dialect = dialectOf(name);
        return dialect === null ? [] : [{ ...placeOf(table, columns), word: name.toUpperCase(), dialect }];
      });
    });
  },
});
