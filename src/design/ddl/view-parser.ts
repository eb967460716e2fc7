import type { DesignView } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';

/** Builds of node-sql-parser, one a grammar, each loaded when a view in its dialect is read: 11 to 21 ms. */
const GRAMMARS: Partial<
  Readonly<Record<Dialect, { readonly name: string; readonly load: () => Promise<unknown> }>>
> = {
  postgres: { name: 'postgresql', load: () => import('node-sql-parser/build/postgresql.js') },
  bigquery: { name: 'bigquery', load: () => import('node-sql-parser/build/bigquery.js') },
  snowflake: { name: 'snowflake', load: () => import('node-sql-parser/build/snowflake.js') },
  redshift: { name: 'redshift', load: () => import('node-sql-parser/build/redshift.js') },
  spark: { name: 'hive', load: () => import('node-sql-parser/build/hive.js') },
  trino: { name: 'trino', load: () => import('node-sql-parser/build/trino.js') },
  mysql: { name: 'mysql', load: () => import('node-sql-parser/build/mysql.js') },
  // DuckDB's grammar is PostgreSQL's with more in it.
  duckdb: { name: 'postgresql', load: () => import('node-sql-parser/build/postgresql.js') },
};

/** Longer queries stay as their tokens say. */
const LONGEST = 20_000;

/**
 * Views with the tables that their queries read as a parser tells them: it knows which WITH a name is in the scope of.
 * Where it cannot read a query, what its tokens say stays. A script in SQLite, the plain path, loads no parser.
 */
export async function parsedViews(
  views: readonly DesignView[],
  dialect: Dialect,
): Promise<readonly DesignView[]> {
  const grammar = GRAMMARS[dialect];
  if (!grammar || views.length === 0) return views;
  const parse = parserOf(await grammar.load(), grammar.name);
  if (!parse) return views;
  return views.map((view) => {
    const reads = view.text.length > LONGEST ? null : readsIn(parse(view.text));
    return reads ? { ...view, reads } : view;
  });
}

/** A query's syntax tree; null where it cannot be read. */
type Parse = (query: string) => unknown;

/** The parser of a module, which is CommonJS: its names stand in `default` where it is not bundled. */
function parserOf(module: unknown, database: string): Parse | null {
  const Parser = property(module, 'Parser') ?? property(property(module, 'default'), 'Parser');
  if (typeof Parser !== 'function') return null;
  const parser: unknown = Reflect.construct(Parser, []);
  const astify = property(parser, 'astify');
  if (typeof astify !== 'function') return null;
  return (query) => {
    try {
      return Reflect.apply(astify, parser, [query, { database }]);
    } catch {
      return null;
    }
  };
}

const property = (value: unknown, name: string): unknown =>
  (typeof value === 'object' || typeof value === 'function') && value !== null
    ? Reflect.get(value, name)
    : undefined;

/** Names of the tables that a tree reads, in their order; null where there is no tree. */
export function readsIn(tree: unknown): readonly string[] | null {
  if (tree === null || tree === undefined) return null;
  const reads = new Map<string, string>();
  visit(tree, new Set(), reads);
  return [...reads.values()];
}

/** @param made names that WITH has made where this node stands, in lower case. */
function visit(node: unknown, made: ReadonlySet<string>, reads: Map<string, string>): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, made, reads);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const scope = new Set(made);
  for (const query of listed(property(node, 'with'))) {
    const name = textOf(property(query, 'name'))?.toLowerCase();
    // A name is its own only where it is recursive.
    if (name && property(query, 'recursive') === true) scope.add(name);
    visit(property(query, 'stmt'), scope, reads);
    if (name) scope.add(name);
  }
  for (const source of listed(property(node, 'from'))) {
    const table = textOf(property(source, 'table'));
    if (!table) continue;
    const qualified = textOf(property(source, 'db')) !== null || table.includes('.');
    const name = table.split('.').at(-1)?.replaceAll(/["`]/g, '') ?? table;
    if (qualified || !scope.has(name.toLowerCase())) reads.set(name.toLowerCase(), name);
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'with') visit(value, scope, reads);
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A name as the grammars have it: a text, or a node with one in it. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  const inner = property(value, 'value');
  return typeof inner === 'string' && inner !== '' ? inner : null;
}
