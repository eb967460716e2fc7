import type { Dialect } from '../domain/dialect.ts';
import type { DialectTable } from '../sql/dialects/dialect.ts';
import { DIALECT_TABLES, RESERVED_EVERYWHERE } from '../sql/dialects/index.ts';
import { Columns } from '../sql/outline/columns.ts';
import { outlineOf } from '../sql/outline/outline.ts';
import type { FromItem, Outline, Query } from '../sql/outline/query.ts';
import type { Source } from '../sql/source.ts';
import { unquoted } from '../sql/token.ts';
import { clauseAt } from './clause.ts';
import type { KnownTable, Vocabulary } from './vocabulary.ts';

/** Something that can take the place of what is typed so far. */
export type Option = {
  readonly label: string;
  /** What goes into the text: the label, in quotes where SQL wants them. */
  readonly insert: string;
  /** Where it comes from: `column of events`, `bronze table`, `keyword`. */
  readonly detail: string;
  readonly kind: 'column' | 'table' | 'alias' | 'function' | 'keyword' | 'type';
};

/** A place in a statement that is read without what is being typed there. */
export type Cursor = {
  readonly source: Source;
  /** Index of the token behind it. */
  readonly at: number;
};

/** All that can stand at the cursor, whatever is typed of it so far, the likeliest first. */
export function offers(cursor: Cursor, vocabulary: Vocabulary, dialect: Dialect): Option[] {
  const { source, at } = cursor;
  const table = DIALECT_TABLES[dialect];
  const before = source.tokens.slice(0, at);
  const names = new Names(cursor, vocabulary, table);
  const [last, qualifier] = [before.at(-1), before.at(-2)];
  if (last?.text === '.' && qualifier) return names.ofQualifier(unquoted(qualifier).toLowerCase());
  // A path within JSON: `payload:user`.
  if (last?.text === ':' && table.lexis.params.apart && last.start === qualifier?.end) return [];
  const clause = clauseAt(before, table.offered);
  switch (clause.kind) {
    case 'table':
      return [...names.tables(), ...words(['select', 'if', 'exists'], 'keyword')];
    case 'columns-of':
      return names.ofTable(unquoted(clause.table).toLowerCase());
    case 'new-table':
      return words(['if', 'not', 'exists'], 'keyword');
    case 'new-column':
      return [...words(tableConstraints, 'keyword'), ...names.ofAllTables()];
    case 'type':
      return [...words(table.offered.types, 'type'), ...words(columnConstraints, 'keyword')];
    case 'constraint':
      return words([...columnConstraints, ...tableConstraints], 'keyword');
    case 'cast':
      return words(table.offered.types, 'type');
    case 'query':
      return words(['select', 'with', 'values'], 'keyword');
    case 'new-name':
      return [];
    case 'continuation':
      return words(table.offered.keywords, 'keyword');
    case 'expression':
      return [
        ...names.ofExpression(),
        ...words(table.offered.keywords, 'keyword'),
        ...words(table.offered.functions, 'function'),
        ...names.tables(),
      ];
  }
}

const tableConstraints = ['primary', 'key', 'foreign', 'unique', 'check', 'constraint'];
const columnConstraints =
  `not null primary key references unique check default collate generated always as stored
virtual on conflict delete update cascade restrict set do nothing deferrable initially deferred autoincrement
asc desc current_timestamp`.split(/\s+/);

type Named = { readonly name: string };

/** The names that can be used at a cursor. */
class Names {
  readonly #vocabulary: Vocabulary;
  readonly #dialect: DialectTable;
  readonly #outline: Outline;
  readonly #columns: Columns<Named>;
  /** What the query around the cursor reads, and those around it, the nearest first. */
  readonly #visible: readonly FromItem[];

  constructor({ source, at }: Cursor, vocabulary: Vocabulary, dialect: DialectTable) {
    this.#vocabulary = vocabulary;
    this.#dialect = dialect;
    this.#outline = outlineOf(source, { from: 0, to: source.tokens.length });
    this.#columns = new Columns(this.#outline, {
      table: (name) => this.#table(name)?.columns.map((column) => ({ name: column })),
      named: (name) => ({ name }),
    });
    const visible: FromItem[] = [];
    for (let query = queryAt(this.#outline, at); query; query = query.outer) visible.push(...query.sources);
    this.#visible = visible.filter(({ alias }) => alias !== null);
  }

  tables(): Option[] {
    const common = this.#outline.ctes.map(({ name }) => this.#option(name, 'common table', 'table'));
    const stored = this.#vocabulary.tables.map(({ name, origin }) =>
      this.#option(name, origin === 'model' ? 'your table' : 'bronze table', 'table'),
    );
    return [...common, ...stored];
  }

  ofTable(name: string): Option[] {
    const table = this.#table(name);
    return table ? this.#listed(table.columns, table.name) : [];
  }

  ofAllTables(): Option[] {
    return this.#vocabulary.tables.flatMap(({ name, columns }) => this.#listed(columns, name));
  }

  /** Columns behind `alias.`, the alias in lower case. */
  ofQualifier(alias: string): Option[] {
    // Half written brackets may hide a source that is there.
    const all = this.#outline.queries.flatMap(({ sources }) => sources);
    // In an upsert: the row that could not be inserted.
    const target = alias === 'excluded' ? all.find(({ use }) => use === 'target') : undefined;
    const item = target ?? [...this.#visible, ...all].find((one) => one.alias?.toLowerCase() === alias);
    if (item) return this.#ofItem(item);
    const cte = this.#outline.ctes.find(({ name }) => name.toLowerCase() === alias);
    return cte ? this.#listed(this.#columns.ofCte(cte).map(nameOf), cte.name) : this.ofTable(alias);
  }

  /** Where nothing is read so far, a column of any table may be meant: the FROM is often written last. */
  ofExpression(): Option[] {
    const columns = this.#visible.flatMap((item) => this.#ofItem(item));
    const aliases = this.#visible.flatMap((item) => {
      const alias = item.alias ?? '';
      const origin = originOf(item);
      return alias.toLowerCase() === origin.toLowerCase()
        ? []
        : [this.#option(alias, `alias of ${origin}`, 'alias')];
    });
    return [...(columns.length > 0 ? columns : this.ofAllTables()), ...aliases];
  }

  #ofItem(item: FromItem): Option[] {
    return this.#listed(this.#columns.ofSource(item).map(nameOf), originOf(item));
  }

  #listed(columns: readonly string[], table: string): Option[] {
    return columns.map((column) => this.#option(column, `column of ${table}`, 'column'));
  }

  #table(name: string): KnownTable | undefined {
    return this.#vocabulary.tables.find((table) => table.name.toLowerCase() === name);
  }

  #option(name: string, detail: string, kind: Option['kind']): Option {
    const { reserved, lexis } = this.#dialect;
    const word = name.toLowerCase();
    const isBare = /^[A-Za-z_]\w*$/.test(name) && !reserved.has(word) && !RESERVED_EVERYWHERE.has(word);
    const quote = lexis.names.charAt(0);
    const insert = isBare ? name : `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
    return { label: name, insert, detail, kind };
  }
}

const nameOf = ({ name }: Named): string => name;

/** What an alias stands for. */
const originOf = (item: FromItem): string => (item.kind === 'table' ? item.name : (item.alias ?? ''));

/** The innermost query around a place. */
function queryAt({ queries }: Outline, at: number): Query | null {
  let found: Query | null = null;
  for (const query of queries)
    if (query.span.from <= at && at <= query.span.to && (!found || query.span.from > found.span.from))
      found = query;
  return found;
}

function words(names: readonly string[], kind: 'keyword' | 'function' | 'type'): Option[] {
  return names.map((name) => ({ label: name, insert: name, detail: kind, kind }));
}
