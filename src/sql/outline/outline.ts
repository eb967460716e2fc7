import { inside, parts, past, qualifiedName, type Source, type Span, symbol, words } from '../source.ts';
import { isName, isSymbol, unquoted } from '../token.ts';
import { type OutputItem, outputItem } from './output-item.ts';
import type { Cte, FromItem, Outline, Query } from './query.ts';

/** What a statement or a query reads and gives, half written as it may be, in time linear to it. */
export function outlineOf(source: Source, span: Span): Outline {
  return new Walk(source).over(span);
}

/** Names of the stored tables and views that are read, each once, in their order. */
export function tablesRead({ queries }: Outline): string[] {
  const found = queries.flatMap(({ sources }) => sources).sort((a, b) => a.at - b.at);
  const reads = new Map<string, string>();
  for (const item of found)
    if (item.kind === 'table' && item.use === 'read' && !item.cte) {
      const folded = item.name.toLowerCase();
      if (!reads.has(folded)) reads.set(folded, item.name);
    }
  return [...reads.values()];
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
type QueryDraft = Omit<Draft<Query>, 'sources' | 'items'> & { sources: ItemDraft[]; items: OutputItem[] };
type ItemDraft = FromItem extends infer Item ? (Item extends FromItem ? Draft<Item> : never) : never;
type CteDraft = Draft<Cte> & { readonly recursive: boolean };

/** What stands between two brackets, or the whole, while it is walked through. */
type Frame = {
  /** `join`: tables in brackets behind FROM, which are those of the query around. `other`: no query's own level. */
  readonly kind: 'query' | 'join' | 'other';
  /** Index of what closes it. */
  readonly to: number;
  /** The query around whose sources can be used here. */
  readonly outer: QueryDraft | null;
  query: QueryDraft;
  /** A statement that goes on behind the query in it, as INSERT does with ON CONFLICT. */
  statement: QueryDraft | null;
  /** The query whose rows it gives. */
  first: QueryDraft | null;
  /** The word that says what it does; empty as long as none stands there. */
  verb: string;
  clause: 'none' | 'list' | 'from' | 'condition' | 'other';
  /** What has to come next, where a name has to. */
  expects: FromItem['use'] | null;
  /** Whether that may use what stands before it. */
  lateral: boolean;
  /** Hive's LATERAL VIEW: names of columns stand behind its alias. */
  hive: boolean;
  /** Whose arguments are in the bracket that comes next. */
  called: ItemDraft | null;
  /** Whose alias may come next. */
  unnamed: ItemDraft | null;
  /** Where the item of the list begins. */
  itemAt: number;
  /** Bodies of a WITH, by the index of their bracket, and where the last of them begins. */
  bodies: ReadonlyMap<number, CteDraft>;
  bodiesTo: number;
  /** CTEs that are made here. */
  made: string[];
  /** Whether the USING of a DELETE or a MERGE has come. */
  used: boolean;
  /** What it is in the frame around. */
  readonly is: ItemDraft | CteDraft | null;
  /** How many sources its query had before. */
  readonly before: number;
};

const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words behind a bracket that make it a query. */
const QUERIES = wordSet('select with values from insert update delete merge');
/** Words that are no table where one has to come; in quotes they are names. */
const NO_TABLE = wordSet(`
  on using where group order having limit join left right inner outer cross full natural union except intersect
  window set values select from returning indexed as default do and or when then begin with insert update delete
  create by
`);
/** Words that are no alias. */
const NO_ALIAS = wordSet(`
  on using where group order having limit join left right inner outer cross full natural union except intersect minus
  window set values select from returning indexed not as default do and or when then begin into with insert update
  delete create by of for fetch offset qualify lateral tablesample pivot unpivot match_recognize prewhere settings
  array global asof positional anti semi straight_join cluster distribute sort connect final is version timestamp if
`);
/** Words that are no alias where a bracket follows. */
const CALLED = wordSet('at before changes sample partition use force ignore');
/** Words that may stand before a table. */
const BEFORE_TABLE = wordSet('if not exists only table');
const LIST_ENDS = wordSet('where having limit qualify');
const ENDS = wordSet(`
  where group having order limit window qualify fetch offset set when values prewhere settings cluster distribute sort
  connect start returning do format
`);
const SET_OPERATORS = wordSet('union intersect except minus');
/** What may stand behind a set operator. */
const BRANCHES = wordSet('all distinct select values from with table by');
/** Statements whose FROM and SELECT are no query's. */
const NO_QUERY = wordSet('grant revoke');
/** Functions that have FROM between their arguments. */
const FROM_WITHIN = wordSet('extract trim substring substr overlay position ltrim rtrim');
/** Statements whose target may have an alias. */
const CHANGES = wordSet('insert replace update delete merge');
/** Behind INSERT, MERGE or DELETE: a table that stands there at once is not one of these. */
const INTO = wordSet('into from overwrite ignore or all first low_priority delayed high_priority quick when');

const NO_BODIES: ReadonlyMap<number, CteDraft> = new Map();

class Walk {
  readonly #source: Source;
  readonly #frames: Frame[] = [];
  readonly #queries: QueryDraft[] = [];
  readonly #ctes: CteDraft[] = [];
  /** CTEs that a name can mean where the walk is, the nearest last. */
  readonly #visible = new Map<string, CteDraft[]>();
  /** Names of the sources of a query, in lower case. */
  readonly #aliases = new WeakMap<QueryDraft, Set<string>>();

  constructor(source: Source) {
    this.#source = source;
  }

  over({ from, to }: Span): Outline {
    const root = this.#push('query', { from, to }, null, null);
    let at = from;
    while (at < to) {
      const frame = this.#frames.at(-1) ?? root;
      if (at >= frame.to) {
        this.#pop();
        at = Math.max(at, frame.to + 1);
      } else at = this.#step(frame, at);
    }
    while (this.#frames.length > 0) this.#pop();
    return { queries: this.#queries, ctes: this.#ctes, main: root.first };
  }

  /** Takes in a token, or several that belong together; the index behind them. */
  #step(frame: Frame, at: number): number {
    const { tokens } = this.#source;
    const token = tokens[at];
    if (!token) return at + 1;
    if (token.kind === 'symbol' && '([{<'.includes(token.text)) return this.#open(frame, at);
    if (frame.kind === 'other' || at < frame.bodiesTo) return at + 1;
    if (frame.unnamed) return this.#alias(frame, frame.unnamed, at);
    if (frame.expects) return this.#fromItem(frame, frame.expects, at);
    if (symbol(this.#source, at, ',')) {
      if (frame.clause === 'list') this.#endItem(frame, at);
      if (frame.clause === 'from' || frame.clause === 'condition') this.#expect(frame, 'read', at);
    } else if (symbol(this.#source, at, ';') && frame.kind === 'query') this.#nextStatement(frame, at + 1);
    else if (token.word !== '' && !this.#isPart(at)) return this.#word(frame, at, token.word);
    return at + 1;
  }

  /** `t.from`; with a space in between the name is not written yet: `t. FROM`. */
  #isPart(at: number): boolean {
    const { tokens } = this.#source;
    return symbol(this.#source, at - 1, '.') && tokens[at - 1]?.end === tokens[at]?.start;
  }

  #word(frame: Frame, at: number, word: string): number {
    const source = this.#source;
    if (SET_OPERATORS.has(word)) return this.#setOperator(frame, at, word);
    switch (word) {
      case 'with':
        this.#with(frame, at);
        return at + 1;
      case 'select':
        return NO_QUERY.has(frame.verb) || frame.kind === 'join' ? at + 1 : this.#select(frame, at);
      case 'from': {
        // `a IS DISTINCT FROM b`
        const compares = words(source, at - 1, 'distinct') && /^(?:is|not)$/.test(this.#wordAt(at - 2));
        if (compares || NO_QUERY.has(frame.verb)) return at + 1;
        frame.verb ||= 'from';
        return this.#expect(frame, words(source, at - 1, 'delete') ? 'target' : 'read', at);
      }
      case 'join':
      case 'straight_join':
        if (!words(source, at - 1, 'array')) return this.#expect(frame, 'read', at);
        frame.clause = 'other';
        return at + 1;
      case 'into':
        this.#expect(frame, 'target', at);
        frame.clause = 'other';
        return at + 1;
      case 'using':
        if (/^(?:delete|merge)$/.test(frame.verb) && !frame.used) {
          frame.used = true;
          return this.#expect(frame, 'read', at);
        }
        if (frame.clause === 'from') frame.clause = 'condition';
        return at + 1;
      case 'on':
        return this.#on(frame, at);
      case 'lateral':
        return words(source, at + 1, 'view') ? this.#lateralView(frame, at) : at + 1;
      case 'begin':
        if (frame.verb === 'create') this.#nextStatement(frame, at + 1);
        return at + 1;
    }
    if (word === 'returning' && frame.statement) this.#backToStatement(frame, at);
    if (frame.clause === 'none') return this.#beforeClauses(frame, at, word);
    const sorts = word === 'group' || word === 'order';
    if (frame.clause === 'list') {
      if (LIST_ENDS.has(word) || (sorts && words(source, at + 1, 'by'))) this.#endList(frame, at);
    } else if (ENDS.has(word) && !(word === 'offset' && words(source, at - 1, 'with')))
      frame.clause = 'other';
    else if (word === 'for')
      frame.clause = /^(?:update|share|no|key)$/.test(this.#wordAt(at + 1)) ? 'other' : 'condition';
    return at + 1;
  }

  /** Words before any clause: the first of them says what the statement does. */
  #beforeClauses(frame: Frame, at: number, word: string): number {
    const next = this.#source.tokens[at + 1];
    const isFirst = frame.verb === '';
    frame.verb ||= word;
    if (isFirst && word === 'update') return this.#expect(frame, 'target', at);
    const named = isName(next) && at + 1 < frame.to && !INTO.has(next?.word ?? '');
    if (isFirst && /^(?:insert|merge|delete)$/.test(word) && named) return this.#expect(frame, 'target', at);
    const overwrites =
      frame.verb === 'insert' && word === 'overwrite' && !words(this.#source, at + 1, 'into');
    if (overwrites || (!isFirst && word === 'table')) {
      this.#expect(frame, 'target', at);
      frame.clause = 'none';
    }
    return at + 1;
  }

  #wordAt(at: number): string {
    return this.#source.tokens[at]?.word ?? '';
  }

  #expect(frame: Frame, use: FromItem['use'], at: number): number {
    this.#endList(frame, at);
    frame.clause = 'from';
    frame.expects = use;
    return at + 1;
  }

  #select(frame: Frame, at: number): number {
    const isOpen = frame.query.items.length === 0 && frame.clause !== 'list';
    const isQuery = isSelect(frame) || (frame.statement !== null && frame.query !== frame.statement);
    if (!isOpen || !isQuery) this.#nextQuery(frame, at);
    frame.verb ||= 'select';
    frame.clause = 'list';
    let start = at + 1;
    for (;;) {
      const word = this.#wordAt(start);
      if (/^(?:distinct|all|straight_join)$/.test(word)) start++;
      else if (word === 'as' && /^(?:struct|value)$/.test(this.#wordAt(start + 1))) start += 2;
      else if (word === 'top' && this.#source.tokens[start + 1]?.kind === 'number') start += 2;
      else break;
    }
    // `DISTINCT ON (a, b)`
    if (start > at + 1 && words(this.#source, start, 'on') && symbol(this.#source, start + 1, '('))
      start = past(this.#source, start + 1, frame.to);
    frame.itemAt = Math.min(start, frame.to);
    return frame.itemAt;
  }

  #setOperator(frame: Frame, at: number, word: string): number {
    const source = this.#source;
    const next = source.tokens[at + 1];
    const isModifier = word === 'except' && symbol(source, at - 1, '*');
    const isOperator = at + 1 >= frame.to || symbol(source, at + 1, '(') || BRANCHES.has(next?.word ?? '');
    if (isModifier || (word === 'minus' && !isOperator)) return at + 1;
    if (frame.kind === 'join') {
      // It was a query in brackets and not a table: `((SELECT …) UNION (SELECT …))`.
      frame.query.sources.length = frame.before;
      frame.clause = 'other';
      return at + 1;
    }
    this.#nextQuery(frame, at + 1);
    return at + 1;
  }

  #on(frame: Frame, at: number): number {
    const next = this.#wordAt(at + 1);
    if (frame.statement && (next === 'conflict' || next === 'duplicate')) this.#backToStatement(frame, at);
    else if (frame.clause === 'from') frame.clause = 'condition';
    // An index, a trigger, a policy: they are made on a table.
    else if (frame.verb === 'create' && frame.clause === 'none') {
      this.#expect(frame, 'target', at);
      frame.clause = 'none';
    }
    return at + 1;
  }

  #lateralView(frame: Frame, at: number): number {
    this.#expect(frame, 'read', at);
    frame.hive = true;
    return at + (words(this.#source, at + 2, 'outer') ? 3 : 2);
  }

  /** Notes the CTEs of a WITH. One that is recursive knows itself and those behind it, any other those before it. */
  #with(frame: Frame, at: number): void {
    const source = this.#source;
    const recursive = words(source, at + 1, 'recursive');
    const bodies = new Map<number, CteDraft>();
    let next = recursive ? at + 2 : at + 1;
    while (next < frame.to) {
      const name = source.tokens[next];
      const list = inside(source, next + 1, frame.to);
      let open = list ? past(source, next + 1, frame.to) : next + 1;
      if (!name || !isName(name) || !words(source, open, 'as')) break;
      open++;
      if (words(source, open, 'not')) open++;
      if (words(source, open, 'materialized')) open++;
      if (open >= frame.to || !symbol(source, open, '(')) break;
      const cte = { name: unquoted(name), columns: this.#listed(list), query: null, recursive };
      bodies.set(open, cte);
      this.#ctes.push(cte);
      if (recursive) this.#define(frame, cte);
      frame.bodiesTo = open;
      if ((source.pairs[open] ?? -1) < 0) break;
      next = past(source, open, frame.to);
      // `SEARCH DEPTH FIRST BY a SET b`
      while (next < frame.to && !symbol(source, next, ',') && !QUERIES.has(this.#wordAt(next)))
        next = past(source, next, frame.to);
      if (!symbol(source, next, ',')) break;
      next++;
    }
    frame.bodies = bodies;
  }

  #define(frame: Frame, cte: CteDraft): void {
    const folded = cte.name.toLowerCase();
    const known = this.#visible.get(folded);
    if (known) known.push(cte);
    else this.#visible.set(folded, [cte]);
    frame.made.push(folded);
  }

  #undefine(frame: Frame): void {
    for (const folded of frame.made) this.#visible.get(folded)?.pop();
    frame.made = [];
  }

  /** Names of a list in brackets, each with what may stand behind it. */
  #listed(list: Span | null): readonly string[] {
    if (!list) return [];
    return parts(this.#source, list).flatMap(({ from }) => {
      const token = this.#source.tokens[from];
      return token && isName(token) ? [unquoted(token)] : [];
    });
  }

  /** A table, a function or rows where one has to come; the same index where there is none. */
  #fromItem(frame: Frame, use: FromItem['use'], at: number): number {
    const source = this.#source;
    const token = source.tokens[at];
    const word = token?.word ?? '';
    if (word === 'lateral') {
      if (words(source, at + 1, 'view')) return this.#lateralView(frame, at);
      frame.lateral = true;
      return at + 1;
    }
    const next = source.tokens[at + 1];
    // `TABLE(flatten(…))`
    if (word === 'table' && isSymbol(next, '(')) return this.#call(frame, at, at + 1);
    if (BEFORE_TABLE.has(word) && isName(next) && !NO_TABLE.has(next?.word ?? '')) return at + 1;
    frame.expects = null;
    frame.lateral = false;
    if (word === 'values') return this.#values(frame, at);
    if (token?.kind === 'string' || token?.kind === 'param') {
      this.#add(frame, { kind: 'function', use, alias: null, columns: [], at });
      return at + 1;
    }
    if (!isName(token) || NO_TABLE.has(word)) return at;
    const named = qualifiedName(source, at, frame.to);
    if (!named) return at;
    if (use === 'read' && named.next < frame.to && symbol(source, named.next, '('))
      return this.#call(frame, at, named.next);
    // `FROM orders o, o.lines`: an array of a row.
    const owner = named.qualifier?.split('.')[0]?.toLowerCase();
    const item: ItemDraft =
      owner !== undefined && this.#aliases.get(frame.query)?.has(owner)
        ? { kind: 'function', use, alias: named.name, columns: [], at }
        : { kind: 'table', use, alias: named.name, columns: [], at, name: named.name, cte: null };
    if (item.kind === 'table' && use === 'read' && named.qualifier === null)
      item.cte = this.#visible.get(named.name.toLowerCase())?.at(-1) ?? null;
    this.#add(frame, item);
    return named.next;
  }

  #call(frame: Frame, at: number, next: number): number {
    frame.expects = null;
    frame.lateral = false;
    frame.called = { kind: 'function', use: 'read', alias: null, columns: [], at };
    return next;
  }

  /** Rows that stand there: `VALUES (1, 2), (3, 4)`. */
  #values(frame: Frame, at: number): number {
    const source = this.#source;
    let next = at + 1;
    while (next < frame.to && symbol(source, next, '(') && (source.pairs[next] ?? -1) >= 0) {
      next = past(source, next, frame.to);
      if (symbol(source, next, ',') && symbol(source, next + 1, '(')) next++;
    }
    this.#add(frame, { kind: 'query', use: 'read', alias: null, columns: [], at, query: null });
    return next;
  }

  #add(frame: Frame, item: ItemDraft): void {
    frame.query.sources.push(item);
    if (item.use === 'read' || CHANGES.has(frame.verb)) frame.unnamed = item;
    if (item.alias !== null) this.#aliasesOf(frame.query).add(item.alias.toLowerCase());
  }

  #aliasesOf(query: QueryDraft): Set<string> {
    const known = this.#aliases.get(query) ?? new Set();
    this.#aliases.set(query, known);
    return known;
  }

  #isAlias(frame: Frame, at: number): boolean {
    const token = this.#source.tokens[at];
    if (at >= frame.to || !isName(token)) return false;
    const word = token?.word ?? '';
    return !NO_ALIAS.has(word) && !(CALLED.has(word) && symbol(this.#source, at + 1, '('));
  }

  /** `AS alias (columns)`; the same index where there is none. */
  #alias(frame: Frame, item: ItemDraft, at: number): number {
    const source = this.#source;
    frame.unnamed = null;
    const { hive } = frame;
    frame.hive = false;
    let next = words(source, at, 'as') ? at + 1 : at;
    const token = source.tokens[next];
    if (!token || !this.#isAlias(frame, next)) return at;
    item.alias = unquoted(token);
    this.#aliasesOf(frame.query).add(item.alias.toLowerCase());
    next++;
    if (hive) return this.#hiveColumns(frame, item, next);
    // What an INSERT lists are no new names.
    const list = item.use === 'read' ? inside(source, next, frame.to) : null;
    if (!list || (source.pairs[next] ?? -1) < 0) return next;
    item.columns = this.#listed(list);
    return past(source, next, frame.to);
  }

  /** `LATERAL VIEW explode(a) t AS b, c` */
  #hiveColumns(frame: Frame, item: ItemDraft, at: number): number {
    const source = this.#source;
    if (!words(source, at, 'as')) return at;
    const columns: string[] = [];
    let next = at;
    do {
      const token = source.tokens[next + 1];
      if (!token || !isName(token) || next + 1 >= frame.to) break;
      columns.push(unquoted(token));
      next += 2;
    } while (symbol(source, next, ','));
    item.columns = columns;
    return next;
  }

  /** A bracket. One that is never closed is no level of its own, unless a query begins in it. */
  #open(frame: Frame, at: number): number {
    const { tokens, pairs } = this.#source;
    const close = pairs[at] ?? -1;
    const isClosed = close >= 0 && close <= frame.to;
    const span = { from: at + 1, to: isClosed ? close : frame.to };
    const cte = frame.bodies.get(at) ?? null;
    const isRound = tokens[at]?.text === '(';
    const isQuery = isRound && (cte !== null || (span.from < span.to && QUERIES.has(this.#wordAt(at + 1))));
    const inFrom = isRound && frame.kind !== 'other' && frame.expects === 'read';
    const { called, lateral } = frame;
    frame.called = null;
    frame.unnamed = null;
    if (inFrom) {
      frame.expects = null;
      frame.lateral = false;
      const item: ItemDraft = { kind: 'query', use: 'read', alias: null, columns: [], at, query: null };
      frame.query.sources.push(item);
      const outer = lateral ? frame.query : frame.outer;
      const inner = this.#push(isQuery ? 'query' : 'join', span, outer, item);
      if (isQuery) return at + 1;
      inner.query = frame.query;
      inner.clause = 'from';
      inner.expects = 'read';
      return at + 1;
    }
    if (called) frame.query.sources.push(called);
    if (isQuery) this.#push('query', span, cte ? frame.outer : frame.query, cte ?? called);
    else if (called || isClosed || FROM_WITHIN.has(this.#wordAt(at - 1)))
      this.#push('other', span, frame.query, called);
    return at + 1;
  }

  #push(kind: Frame['kind'], { from, to }: Span, outer: QueryDraft | null, is: Frame['is']): Frame {
    const around = this.#frames.at(-1);
    const query = kind === 'other' && outer ? outer : queryFrom(from, to, outer);
    const frame: Frame = {
      kind, to, outer, query, is,
      statement: null, first: null, verb: '', clause: 'none', expects: null, lateral: false, hive: false,
      called: null, unnamed: null, itemAt: from, bodies: NO_BODIES, bodiesTo: -1, made: [], used: false,
      before: around?.query.sources.length ?? 0,
    }; // biome-ignore format: what a frame begins with
    this.#frames.push(frame);
    return frame;
  }

  #pop(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.kind === 'query') {
      this.#endQuery(frame, frame.to);
      if (frame.statement) this.#close(frame.statement, frame.to);
    }
    this.#undefine(frame);
    const around = this.#frames.at(-1);
    const { is, first } = frame;
    if (!around) return;
    if (is === null) {
      if (around.kind !== 'other' && around.clause === 'none') {
        around.query.inner ??= first;
        around.first ??= first;
      }
    } else if ('recursive' in is) {
      is.query = first;
      if (!is.recursive) this.#define(around, is);
    } else {
      around.unnamed = is;
      if (is.kind === 'query') is.query = first;
      if (around.kind === 'join') around.first ??= first;
    }
  }

  #endItem(frame: Frame, at: number): void {
    const item = outputItem(this.#source, { from: frame.itemAt, to: at });
    if (item) frame.query.items.push(item);
    frame.itemAt = at + 1;
  }

  #endList(frame: Frame, at: number): void {
    if (frame.clause === 'list') this.#endItem(frame, at);
    frame.clause = 'other';
  }

  /** Ends the query that is walked through, unless it is a statement that may go on. */
  #endQuery(frame: Frame, at: number): void {
    const { query } = frame;
    this.#endList(frame, at);
    frame.expects = null;
    frame.unnamed = null;
    if (query === frame.statement) return;
    // DuckDB's `FROM t` gives all of it.
    if (frame.verb === 'from' && query.items.length === 0)
      query.items.push({ kind: 'star', qualifier: null, without: [], at: query.span.from });
    if (query.items.length > 0 || query.inner) frame.first ??= query;
    this.#close(query, at);
  }

  #close(query: QueryDraft, at: number): void {
    query.span = { from: query.span.from, to: at };
    this.#queries.push(query);
  }

  #nextQuery(frame: Frame, at: number): void {
    if (!isSelect(frame) && frame.statement === null) {
      this.#endList(frame, at);
      frame.statement = frame.query;
    } else this.#endQuery(frame, at);
    frame.query = queryFrom(at, frame.to, frame.outer);
    frame.clause = 'none';
    if (isSelect(frame)) frame.verb = '';
  }

  #backToStatement(frame: Frame, at: number): void {
    this.#endQuery(frame, at);
    frame.query = frame.statement ?? frame.query;
    frame.clause = 'other';
  }

  /** In the body of a trigger, and where several statements stand. */
  #nextStatement(frame: Frame, at: number): void {
    this.#endQuery(frame, at - 1);
    if (frame.statement) this.#close(frame.statement, at - 1);
    this.#undefine(frame);
    frame.statement = null;
    frame.query = queryFrom(at, frame.to, frame.outer);
    frame.clause = 'none';
    frame.verb = '';
    frame.used = false;
  }
}

/** Whether nothing but a query has begun so far. */
const isSelect = ({ verb }: Frame): boolean => /^(?:|select|from|with)$/.test(verb);

const queryFrom = (from: number, to: number, outer: QueryDraft | null): QueryDraft => ({
  span: { from, to },
  outer,
  sources: [],
  items: [],
  inner: null,
});
