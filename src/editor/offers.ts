import { type Token, unquoted } from '../sql/token.ts';
import { clauseAt, intoTable } from './clause.ts';
import type { Option } from './option.ts';
import { type Scope, type Scoped, type Source, scopeOf } from './scope.ts';
import { sqlFunctions, sqlKeywords, sqlTypes } from './sql-words.ts';
import type { KnownTable, Vocabulary } from './vocabulary.ts';

/** A statement around the cursor, its tokens without spaces and comments and without what is being typed. */
export type Cursor = {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  readonly offset: number;
};

/** All that can stand at the cursor, whatever is typed of it so far, the likeliest first. */
export function offers(cursor: Cursor, vocabulary: Vocabulary): Option[] {
  const { before, after, offset } = cursor;
  const scope = scopeOf([...before, ...after], (name) => tableNamed(vocabulary, name)?.columns);
  const visible = scope.sources.filter((source) => source.from <= offset && offset <= source.to);
  visible.sort((one, other) => other.from - one.from);
  const qualifier = before.at(-1)?.text === '.' ? before.at(-2) : undefined;
  if (qualifier) {
    const alias = unquoted(qualifier).toLowerCase();
    // In an upsert: the row that could not be inserted.
    const into = alias === 'excluded' ? intoTable(before) : undefined;
    return qualified(into ? unquoted(into).toLowerCase() : alias, visible, scope, vocabulary);
  }
  const clause = clauseAt(before);
  switch (clause.kind) {
    case 'table':
      return [...tables(scope, vocabulary), ...words(['select', 'if', 'exists'], 'keyword')];
    case 'columns-of':
      return columnsOf(tableNamed(vocabulary, unquoted(clause.table).toLowerCase()));
    case 'new-table':
      return words(['if', 'not', 'exists'], 'keyword');
    case 'new-column':
      return [...words(tableConstraints, 'keyword'), ...vocabulary.tables.flatMap(columnsOf)];
    case 'type':
      return [...words(sqlTypes, 'type'), ...words(columnConstraints, 'keyword')];
    case 'constraint':
      return words([...columnConstraints, ...tableConstraints], 'keyword');
    case 'cast':
      return words(sqlTypes, 'type');
    case 'query':
      return words(['select', 'with', 'values'], 'keyword');
    case 'new-name':
      return [];
    case 'continuation':
      return words(sqlKeywords, 'keyword');
    case 'expression':
      return expression(visible, scope, vocabulary);
  }
}

const tableConstraints = ['primary', 'key', 'foreign', 'unique', 'check', 'constraint'];
const columnConstraints =
  `not null primary key references unique check default collate generated always as stored
virtual on conflict delete update cascade restrict set do nothing deferrable initially deferred autoincrement
asc desc current_timestamp`.split(/\s+/);

/** Where nothing is read so far, a column of any table may be meant: the FROM is often written last. */
function expression(visible: readonly Scoped[], scope: Scope, vocabulary: Vocabulary): Option[] {
  const read = visible.filter((source) => source.columns.length > 0);
  const columns = read.length > 0 ? read.flatMap(columnsIn) : vocabulary.tables.flatMap(columnsOf);
  const aliases = visible.map(({ alias, table }) => option(alias, `alias of ${table}`, 'alias'));
  return [
    ...columns,
    ...aliases.filter(({ label, detail }) => detail !== `alias of ${label}`),
    ...words(sqlKeywords, 'keyword'),
    ...words(sqlFunctions, 'function'),
    ...tables(scope, vocabulary),
  ];
}

function qualified(
  alias: string,
  visible: readonly Scoped[],
  scope: Scope,
  vocabulary: Vocabulary,
): Option[] {
  // Half written brackets may hide a source that is there.
  const sources: readonly Source[] = [...visible, ...scope.sources, ...scope.commonTables];
  const source = sources.find((one) => one.alias === alias);
  return source ? columnsIn(source) : columnsOf(tableNamed(vocabulary, alias));
}

function tables(scope: Scope, vocabulary: Vocabulary): Option[] {
  const common = scope.commonTables.map(({ table }) => option(table, 'common table', 'table'));
  const stored = vocabulary.tables.map(({ name, origin }) =>
    option(name, origin === 'model' ? 'your table' : 'bronze table', 'table'),
  );
  return [...common, ...stored];
}

function tableNamed(vocabulary: Vocabulary, name: string): KnownTable | undefined {
  return vocabulary.tables.find((table) => table.name.toLowerCase() === name);
}

function columnsOf(table: KnownTable | undefined): Option[] {
  return table ? table.columns.map((column) => option(column, `column of ${table.name}`, 'column')) : [];
}

function columnsIn({ table, columns }: Source): Option[] {
  return columns.map((column) => option(column, `column of ${table}`, 'column'));
}

const bare = /^[A-Za-z_]\w*$/;
const reserved = new Set(
  `add all alter and as between by case check collate commit constraint create default delete desc distinct drop else
escape except exists foreign from group having in index insert intersect into is isnull join limit not notnull null on
or order primary references select set table then to transaction union unique update using values when where`.split(
    /\s+/,
  ),
);

function option(name: string, detail: string, kind: Option['kind']): Option {
  const needsQuotes = !bare.test(name) || reserved.has(name.toLowerCase());
  return { label: name, insert: needsQuotes ? `"${name.replaceAll('"', '""')}"` : name, detail, kind };
}

function words(names: readonly string[], kind: 'keyword' | 'function' | 'type'): Option[] {
  return names.map((name) => ({ label: name, insert: name, detail: kind, kind }));
}
