import { readDesign } from '../../src/design/ddl/read.ts';
import type { Design, DesignTable } from '../../src/domain/design.ts';
import type { Dialect } from '../../src/domain/dialect.ts';
import { type Statement, statementsOf } from '../../src/sql/statements.ts';
import { isWord } from '../../src/sql/token.ts';
import { type Opinion, opinionsOn } from './opinions.ts';
import type { Text } from './texts.ts';

/** How a CREATE TABLE is read, beside what other parsers say. */
export type Verdict =
  /** Another parser finds the same. */
  | 'agreed'
  /** A part was not read, or words were claimed by nobody, and that is said. */
  | 'told'
  /** Another parser finds something else, and nothing is said. */
  | 'differs'
  /** No other parser can read it. */
  | 'alone';

export type Read = {
  readonly text: Text;
  readonly dialect: Dialect;
  readonly named: Design['dialectFrom'];
  readonly statements: number;
  readonly tables: number;
  readonly columns: number;
  readonly unclaimed: number;
  readonly told: number;
  readonly passed: number;
  readonly ms: number;
  readonly verdicts: readonly { readonly verdict: Verdict; readonly line: number; readonly what: string }[];
  /** What was told, with its line. */
  readonly said: readonly { readonly line: number; readonly what: string }[];
};

const wordsIn = ({ unclaimed }: Design): number => unclaimed.reduce((sum, { words }) => sum + words, 0);

export function readText(text: Text): Read {
  const started = performance.now();
  const design = readDesign(text.text, text.dialect);
  const ms = performance.now() - started;
  const { dialect, tables, unread, unclaimed } = design;
  return {
    text,
    dialect,
    named: design.dialectFrom,
    statements: design.statements,
    tables: tables.length,
    columns: tables.reduce((sum, { columns }) => sum + columns.length, 0),
    unclaimed: wordsIn(design),
    told: unread.length,
    passed: design.passedOver.length,
    ms,
    verdicts: statementsOf(text.text, dialect)
      .filter(makesTable)
      .map((statement) => judged(text.text, statement, dialect)),
    said: [
      ...unread.map(({ place, what }) => ({ line: place.line, what })),
      ...unclaimed.map(({ place, what }) => ({ line: place.line, what: `no reader knows: ${what}` })),
    ],
  };
}

/** Whether a statement is a CREATE TABLE with columns of its own. */
function makesTable({ tokens }: Statement): boolean {
  const table = tokens.slice(0, 6).findIndex((token) => isWord(token, 'table'));
  if (!isWord(tokens[0], 'create') || table < 0) return false;
  const behind = tokens.slice(table + 1, table + 12);
  const open = behind.findIndex(({ text }) => text === '(');
  const query = behind.findIndex((token) =>
    ['as', 'like', 'clone', 'partition', 'function'].includes(token.word),
  );
  return open >= 0 && (query < 0 || query > open);
}

function judged(text: string, { start, end }: Statement, dialect: Dialect): Read['verdicts'][number] {
  const sql = text.slice(start, end);
  const line = text.slice(0, start).split('\n').length;
  const design = readDesign(sql, dialect);
  const head = sql.slice(0, 80).replaceAll(/\s+/g, ' ');
  if (design.unread.length > 0 || wordsIn(design) > 0) {
    const [first] = [...design.unread, ...design.unclaimed];
    return { verdict: 'told', line, what: `${head} | ${first?.what}` };
  }
  const opinions = opinionsOn(sql, dialect);
  const faults = opinions.map((opinion) => faultOf(design, opinion));
  if (faults.length === 0) return { verdict: 'alone', line, what: head };
  if (faults.includes(null)) return { verdict: 'agreed', line, what: head };
  return { verdict: 'differs', line, what: `${head} | ${faults.join(' | ')}` };
}

const folded = (names: readonly string[]): string => names.map((name) => name.toLowerCase()).join(', ');

/** What another parser finds that is not read so; null: nothing. */
function faultOf({ tables, dialect }: Design, { by, table, columns, key }: Opinion): string | null {
  const own = tables.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  if (!own) return `${by}: table ${table}; read: ${tables.map(({ name }) => name).join(', ') || 'none'}`;
  const [ours, theirs] = [folded(own.columns.map(({ name }) => name)), folded(columns)];
  if (ours !== theirs) return `${by}: columns ${theirs}; read: ${ours}`;
  if (key === null || dialect === 'clickhouse') return null;
  return folded(keyIn(own)) === folded(key) ? null : `${by}: key ${folded(key)}; read: ${folded(keyIn(own))}`;
}

const keyIn = ({ keys }: DesignTable): string[] =>
  keys.filter(({ primary }) => primary).flatMap(({ columns }) => columns.flatMap((column) => column ?? []));
