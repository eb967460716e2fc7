import type { Cte, FromItem, Outline, Query } from './query.ts';
import type { OutputItem } from './output-item.ts';

type Named = { readonly name: string };

/** What is known of columns from elsewhere. Names of tables are in lower case. */
export type Known<Column extends Named> = {
  /** Undefined: there is no such table. */
  readonly table: (name: string) => readonly Column[] | undefined;
  /** A column that a query gives a name. @param of the one that it is; null: it is worked out. @param at its token. */
  readonly named: (name: string, of: Column | null, at: number) => Column;
};

/** The columns that each query gives, as far as its text tells; of several with a name the first. */
export class Columns<Column extends Named> {
  readonly #known: Known<Column>;
  readonly #given = new Map<Query, readonly Column[]>();

  constructor({ queries }: Outline, known: Known<Column>) {
    this.#known = known;
    for (const query of queries) this.#given.set(query, this.#of(query));
  }

  ofQuery(query: Query | null): readonly Column[] {
    return (query && this.#given.get(query)) ?? [];
  }

  ofCte({ columns, query }: Cte): readonly Column[] {
    return this.#renamed(this.ofQuery(query), columns, 0);
  }

  ofSource(item: FromItem): readonly Column[] {
    return this.#renamed(this.#own(item), item.columns, item.at);
  }

  #own(item: FromItem): readonly Column[] {
    if (item.kind === 'table')
      return item.cte ? this.ofCte(item.cte) : (this.#known.table(item.name.toLowerCase()) ?? []);
    return item.kind === 'query' ? this.ofQuery(item.query) : [];
  }

  /** `AS t (a, b)`: the columns behind those that are named keep their names. */
  #renamed(columns: readonly Column[], names: readonly string[], at: number): readonly Column[] {
    if (names.length === 0) return columns;
    const renamed = names.map((name, n) => this.#known.named(name, columns[n] ?? null, at));
    return [...renamed, ...columns.slice(names.length)];
  }

  #of(query: Query): readonly Column[] {
    if (query.items.length === 0) return this.ofQuery(query.inner);
    const sources = query.sources.map((item) => ({
      alias: item.alias?.toLowerCase() ?? null,
      columns: this.ofSource(item),
    }));
    const found = new Map<string, Column>();
    const put = (column: Column) => {
      const folded = column.name.toLowerCase();
      if (!found.has(folded)) found.set(folded, column);
    };
    const origins = new Map<string, Column>();
    for (const { alias, columns } of sources)
      for (const column of columns)
        for (const qualifier of ['', alias ?? '']) {
          const key = `${qualifier}.${column.name}`.toLowerCase();
          if (!origins.has(key)) origins.set(key, column);
        }
    for (const item of query.items) {
      if (item.kind === 'star') for (const column of starred(item, sources)) put(column);
      else if (item.name !== null) {
        const key = item.of && `${item.of.qualifier ?? ''}.${item.of.name}`.toLowerCase();
        put(this.#known.named(item.name, (key && origins.get(key)) || null, item.at));
      }
    }
    return [...found.values()];
  }
}

function starred<Column extends Named>(
  { qualifier, without }: Extract<OutputItem, { kind: 'star' }>,
  sources: readonly { readonly alias: string | null; readonly columns: readonly Column[] }[],
): readonly Column[] {
  const meant = sources.filter(({ alias }) => qualifier === null || alias === qualifier.toLowerCase());
  const left = new Set(without.map((name) => name.toLowerCase()));
  return meant.flatMap(({ columns }) => columns.filter(({ name }) => !left.has(name.toLowerCase())));
}
