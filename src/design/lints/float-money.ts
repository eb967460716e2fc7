import type { Dialect } from '../../domain/dialect.ts';
import { wordsOf } from '../erd/words.ts';
import { type Lint, placeOf } from './lint.ts';

const MONEY =
  /^(?:price|amount|amt|cost|revenue|fee|balance|payment|salary|tax|usd|eur|gbp|dollars|euros|cents|earnings?|payout|money|gmv|spend|budget|discount|refund|royalt(?:y|ies)|tips?|donation|commission)s?$/;
/** Figures about money that are none: a share of it, or how often. */
const NO_SUM = /^(?:rate|ratio|pct|percent|percentage|share|score|index|count|factor|growth|model|prob)$/;

const EXACT: Readonly<Partial<Record<Dialect, string>>> = {
  sqlite: 'whole cents in an INTEGER: SQLite has no exact decimals',
  bigquery: 'NUMERIC',
};

/** Money as a binary fraction: sums drift, and no two of them need be equal. */
export const floatMoney: Lint = ({ design }) =>
  design.tables.flatMap((table) =>
    table.columns
      .filter(({ type, name }) => {
        const words = wordsOf(name);
        const money = words.some((word) => MONEY.test(word)) && !words.some((word) => NO_SUM.test(word));
        return type.kind === 'float' && money;
      })
      .map(({ name, declared }) => ({
        code: 'float-money',
        args: { ...placeOf(table, [name]), type: declared, exact: EXACT[design.dialect] ?? 'DECIMAL(18, 2)' },
      })),
  );
