import type { Dialect } from '../../domain/dialect.ts';
import { wordsOf } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

const MONEY =
  /^(?:price|amount|amt|cost|revenue|fee|balance|payment|salary|tax|usd|eur|gbp|dollars|euros|cents|earnings?|payout|money|gmv|spend|budget|discount|refund|royalt(?:y|ies)|tips?|donation|commission)s?$/;
/** Figures about money that are none: a share of it, or how often. */
const NO_SUM = /^(?:rate|ratio|pct|percent|percentage|share|score|index|count|factor|growth|model|prob)$/;

const EXACT: Readonly<Partial<Record<Dialect, string>>> = {
  sqlite: 'whole cents in an INTEGER: SQLite has no exact decimals',
  bigquery: 'NUMERIC',
};

/** `exact`: what the dialect has for exact figures. */
type Found = LintPlace & { readonly type: string; readonly exact: string };

/** Money as a binary fraction: sums drift, and no two of them need be equal. */
export const floatMoney = defineLint({
  code: 'float-money',
  says: ({ type, exact, ...place }: Found) => ({
    message: `${placeText(place)} keeps money as ${type || 'a float'}: binary fractions have no 0.1, so sums drift and don't compare.`,
    hint: `Use an exact type: ${exact}.`,
  }),
  look: ({ design }) =>
    design.tables.flatMap((table) =>
      table.columns
        .filter(({ type, name }) => {
          const words = wordsOf(name);
          const money = words.some((word) => MONEY.test(word)) && !words.some((word) => NO_SUM.test(word));
          return type.kind === 'float' && money;
        })
        .map(({ name, declared }) => ({
          ...placeOf(table, [name]),
          type: declared,
          exact: EXACT[design.dialect] ?? 'DECIMAL(18, 2)',
        })),
    ),
});
