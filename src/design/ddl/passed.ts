import { byName } from '../../domain/by-name.ts';
import { type Source, type Span, standsAt, symbol } from '../../sql/source.ts';

/** Where a statement ends that says nothing of a design: with its semicolon, or with its line where none is written. */
type Reach = 'statement' | 'line';

type Shape = {
  readonly reach: Reach;
  /** Whether what stands behind the word is that statement's: `Use a star schema` is prose. */
  readonly is?: (source: Source, at: number, to: number) => boolean;
};

const next =
  (...all: readonly string[]) =>
  (source: Source, at: number): boolean =>
    all.includes(source.tokens[at + 1]?.word ?? '');

const any =
  (...all: readonly string[]) =>
  (source: Source, at: number, to: number): boolean =>
    source.tokens.slice(at + 1, Math.min(to, at + 40)).some(({ word }) => all.includes(word));

const short =
  (most: number) =>
  (source: Source, at: number, to: number): boolean =>
    lineEnd(source, at, to) - at <= most;

const alone = short(1);

const STATEMENTS = byName<Shape>({
  insert: { reach: 'statement', is: next('into', 'overwrite', 'or', 'ignore', 'all', 'first', 'table') },
  select: { reach: 'statement' },
  with: {
    reach: 'statement',
    is: (source, at) =>
      standsAt(source, at + 1, 'recursive') || standsAt(source, at + 2, 'as') || symbol(source, at + 2, '('),
  },
  update: { reach: 'statement', is: any('set') },
  delete: { reach: 'statement', is: next('from') },
  merge: { reach: 'statement', is: next('into', 'using') },
  replace: { reach: 'statement', is: next('into') },
  values: { reach: 'statement', is: (source, at) => symbol(source, at + 1, '(') },
  truncate: { reach: 'statement', is: short(8) },
  copy: { reach: 'statement', is: any('from', 'to', 'into') },
  unload: { reach: 'statement', is: any('to') },
  load: { reach: 'statement', is: (source, at, to) => next('data', 'extension')(source, at) || to - at <= 2 || isText(source, at + 1) },
  import: { reach: 'statement', is: next('foreign', 'table') },
  export: { reach: 'statement', is: next('data', 'table') },
  grant: { reach: 'statement', is: any('to') },
  revoke: { reach: 'statement', is: any('from') },
  deny: { reach: 'statement', is: any('to') },
  set: { reach: 'statement', is: isSetting },
  reset: { reach: 'line', is: short(4) },
  unset: { reach: 'line', is: short(4) },
  use: { reach: 'line', is: (source, at, to) => short(5)(source, at, to) && !standsAt(source, at + 1, 'a') },
  begin: { reach: 'line', is: short(5) },
  commit: { reach: 'line', is: short(3) },
  rollback: { reach: 'line', is: short(4) },
  savepoint: { reach: 'line', is: short(2) },
  start: { reach: 'line', is: next('transaction') },
  end: { reach: 'line', is: short(3) },
  declare: { reach: 'statement' },
  call: { reach: 'statement', is: any() },
  exec: { reach: 'statement' },
  execute: { reach: 'statement' },
  do: { reach: 'statement', is: (source, at) => isText(source, at + 1) || standsAt(source, at + 1, 'language') },
  pragma: { reach: 'statement' },
  explain: { reach: 'statement' },
  analyze: { reach: 'statement', is: short(8) },
  vacuum: { reach: 'statement', is: short(10) },
  reindex: { reach: 'statement', is: short(5) },
  refresh: { reach: 'statement', is: next('materialized', 'table', 'function', 'streaming') },
  msck: { reach: 'statement', is: next('repair') },
  show: { reach: 'statement', is: short(10) },
  describe: { reach: 'statement', is: short(6) },
  desc: { reach: 'statement', is: short(6) },
  attach: { reach: 'statement', is: (source, at) => isText(source, at + 1) || next('database', 'partition')(source, at) },
  detach: { reach: 'statement', is: short(6) },
  install: { reach: 'line', is: short(4) },
  lock: { reach: 'statement', is: next('table', 'tables') },
  unlock: { reach: 'statement', is: next('table', 'tables') },
  system: { reach: 'statement', is: short(8) },
  kill: { reach: 'line', is: short(6) },
  undrop: { reach: 'statement', is: next('schema', 'database') },
  assert: { reach: 'statement' },
  check: { reach: 'line', is: next('table') },
  cache: { reach: 'statement', is: next('table', 'lazy') },
  uncache: { reach: 'statement', is: next('table') },
  add: { reach: 'line', is: next('jar', 'file') },
  security: { reach: 'statement', is: next('label') },
  delimiter: { reach: 'line', is: short(4) },
  go: { reach: 'line', is: alone },
  print: { reach: 'line', is: (source, at) => isText(source, at + 1) },
  perform: { reach: 'statement' },
  raise: { reach: 'statement' },
  return: { reach: 'statement', is: short(4) },
}); // biome-ignore format: a table

const isText = ({ tokens }: Source, at: number): boolean => tokens[at]?.kind === 'string';

/** `SET a = 1`, `SET search_path TO app`, `SET NOCOUNT ON`. */
function isSetting(source: Source, at: number, to: number): boolean {
  const few = source.tokens.slice(at + 1, Math.min(to, at + 8));
  return (
    few.some(({ text, word }) => text === '=' || text === ':=' || word === 'to') ||
    next(
      'names',
      'role',
      'schema',
      'session',
      'local',
      'transaction',
      'time',
      'constraints',
      'character',
      'identity_insert',
    )(source, at) ||
    /^(?:on|off)$/.test(source.tokens[lineEnd(source, at, to) - 1]?.word ?? '')
  );
}

/** The index behind the last token of the line. */
export function lineEnd(source: Source, at: number, to: number): number {
  let end = at + 1;
  while (end < to && !source.isFirst[end]) end++;
  return Math.min(end, to);
}

/** The index behind a statement that says nothing of a design; the same where none stands here. */
export function statementEnd(source: Source, { from, to }: Span): number {
  // `\connect db` of psql, `.mode csv` of SQLite's shell, `/` alone.
  if (['\\', '.', '/'].includes(source.tokens[from]?.text ?? '') && source.isFirst[from])
    return source.tokens[from]?.text === '/' && lineEnd(source, from, to) > from + 1
      ? from
      : lineEnd(source, from, to);
  const shape = STATEMENTS.get(source.tokens[from]?.word ?? '');
  if (!shape || (shape.is && !shape.is(source, from, to))) return from;
  return shape.reach === 'line' ? lineEnd(source, from, to) : to;
}

/** What CREATE, ALTER and DROP are said of besides tables, views, indexes and types. */
export const OBJECTS: ReadonlySet<string> = new Set(
  `access account aggregate alert api app application archive artifact assertion assignment asymmetric authentication
   authorization availability backup bloomfilter branch broker capacity cast catalog certificate character collation
   compute connection conversion credential credentials cryptographic database datashare data dataset default diskgroup
   endpoint event extension external failover feature file flow function fulltext functional gateway git global group
   hadoop identity image index indextype integration job key keyspace label language library listing location login
   macro managed masking master materialization message method model monitor named namespace network notebook
   notification operator organization outline package packages partition password pipe plugin policy pool privacy
   procedure profile projection provisioned publication queue query recipient replication repository reservation
   resource role rollback route row rule schema scheduled search secret secrets security selection sequence server
   columnstore service session set share snapshot spatial spcs stage statistics stogroup storage stored stream streamlit subscription
   symmetric synonym tablespace tag task template text trail transform trigger type undo user vector volume warehouse
   workload workspace xml public shadow local`.split(/\s+/),
);
