import { isName, isWord, type Token, unquoted } from '../sql/token.ts';
import { closingOf, itemsOf } from './brackets.ts';
import { namesTableByOn } from './clause.ts';

/** The columns of a table, its name in lower case; undefined: there is no such table. */
export type Lookup = (table: string) => readonly string[] | undefined;

/** Something that a query reads. Names are as they are written, aliases in lower case. */
export type Source = { readonly alias: string; readonly table: string; readonly columns: readonly string[] };

/** A source, and where it can be named: within the brackets that its query stands in. */
export type Scoped = Source & { readonly from: number; readonly to: number };

export type Scope = { readonly sources: readonly Scoped[]; readonly commonTables: readonly Source[] };

/** What one statement reads, half written as it may be; its tokens are without spaces and comments. */
export function scopeOf(tokens: readonly Token[], lookup: Lookup): Scope {
  const commonTables = commonTablesIn(tokens, lookup);
  const known = withTables(lookup, commonTables);
  const everywhere = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const sources: Scoped[] = directSources(tokens, known).map((source) => ({ ...source, ...everywhere }));
  for (const [start, end] of closingOf(tokens)) {
    const from = tokens[start]?.end ?? 0;
    const to = tokens[end]?.start ?? Number.MAX_SAFE_INTEGER;
    for (const source of directSources(tokens.slice(start + 1, end), known))
      sources.push({ ...source, from, to });
  }
  return { sources, commonTables };
}

/** Names of the columns that a query gives, as far as its text tells. */
export function outputColumns(query: readonly Token[], lookup: Lookup): string[] {
  const select = query.findIndex((token) => isWord(token, 'select'));
  if (select < 0) return [];
  const rest = query.slice(select + 1);
  const ends = closingOf(rest);
  let stop = 0;
  while (stop < rest.length && !isWord(rest[stop], 'from')) stop = (ends.get(stop) ?? stop) + 1;
  const sources = () => directSources(query, lookup);
  return itemsOf(rest.slice(0, stop)).flatMap((item) => {
    const last = item.at(-1);
    if (last?.text !== '*') return last && isName(last) && !isWord(last, 'end') ? [unquoted(last)] : [];
    const qualifier = item.length === 3 && item[0] ? unquoted(item[0]).toLowerCase() : null;
    const meant = sources().filter((source) => qualifier === null || source.alias === qualifier);
    return meant.flatMap((source) => source.columns);
  });
}

/** `WITH name (columns) AS (query), …`: each may read those before it. */
function commonTablesIn(tokens: readonly Token[], lookup: Lookup): Source[] {
  const ends = closingOf(tokens);
  const found: Source[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (!isName(token) || !(before?.text === ',' || isWord(before, 'with') || isWord(before, 'recursive')))
      continue;
    const listEnd = tokens[at + 1]?.text === '(' ? (ends.get(at + 1) ?? at) : at;
    let open = listEnd + 1;
    if (!isWord(tokens[open], 'as')) continue;
    do open++;
    while (isWord(tokens[open], 'not') || isWord(tokens[open], 'materialized'));
    if (tokens[open]?.text !== '(') continue;
    const listed = tokens.slice(at + 2, listEnd).filter(isName);
    const query = tokens.slice(open + 1, ends.get(open));
    const columns =
      listed.length > 0 ? listed.map(unquoted) : outputColumns(query, withTables(lookup, found));
    found.push({ alias: unquoted(token).toLowerCase(), table: unquoted(token), columns });
  }
  return found;
}

function withTables(lookup: Lookup, tables: readonly Source[]): Lookup {
  const byName = new Map(tables.map((table) => [table.alias, table.columns]));
  return (name) => byName.get(name) ?? lookup(name);
}

const introducing = new Set(['from', 'join', 'update', 'into', 'table', 'references']);
const endsList = new Set(
  'where group order having limit window union except intersect select set on using'.split(' '),
);

/** Sources of one level of brackets: those of queries within it are their own. */
function directSources(tokens: readonly Token[], lookup: Lookup): Source[] {
  const ends = closingOf(tokens);
  const sources: Source[] = [];
  let isListing = false;
  for (let at = 0; at < tokens.length; at = (ends.get(at) ?? at) + 1) {
    const token = tokens[at];
    const word = token?.word ?? '';
    if (endsList.has(word)) isListing = false;
    if (word === 'from') isListing = true;
    const names = introducing.has(word) || (word === 'on' && namesTableByOn(tokens));
    const source =
      names || (isListing && token?.text === ',') ? sourceAt(tokens, at + 1, ends, lookup) : null;
    if (source) sources.push(source);
  }
  return sources;
}

function sourceAt(
  tokens: readonly Token[],
  start: number,
  ends: ReadonlyMap<number, number>,
  lookup: Lookup,
): Source | null {
  let at = start;
  while (isWord(tokens[at], 'if') || isWord(tokens[at], 'not') || isWord(tokens[at], 'exists')) at++;
  const first = tokens[at];
  if (first?.text === '(') {
    const close = ends.get(at) ?? tokens.length;
    const alias = aliasAt(tokens, close + 1);
    const columns = outputColumns(tokens.slice(at + 1, close), lookup);
    return alias === null ? null : { alias: alias.toLowerCase(), table: alias, columns };
  }
  if (tokens[at + 1]?.text === '.') at += 2;
  const name = nameAt(tokens, at);
  if (name === null) return null;
  const alias = aliasAt(tokens, at + 1) ?? name;
  return { alias: alias.toLowerCase(), table: name, columns: lookup(name.toLowerCase()) ?? [] };
}

function aliasAt(tokens: readonly Token[], at: number): string | null {
  return nameAt(tokens, isWord(tokens[at], 'as') ? at + 1 : at);
}

/** Words that may follow where a name is missing; in quotes they are names. */
const noName = new Set(
  `on using where group order having limit join left right inner outer cross full natural union except intersect
window set values select from returning indexed not as default do and or when then begin into with insert update
delete create`.split(/\s+/),
);

function nameAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  return token && isName(token) && !noName.has(token.word) ? unquoted(token) : null;
}
