import { describe, expect, it } from 'vitest';
import { POSTGRES } from '../../src/engine/pglite/target.ts';
import { type Prepared, prepare } from '../../src/engine/prepare.ts';
import { SQLITE } from '../../src/engine/sqljs/target.ts';

const read = (text: string, params: string[] = []): readonly Prepared[] =>
  prepare(text, { role: 'question', params }, ['bronze_events'], POSTGRES);
const sent = (text: string, params: Record<string, string> = {}) =>
  read(text, Object.keys(params)).map(({ bind }) => bind(params).text);

describe('a script as Postgres and DuckDB get it', () => {
  it('is split outside of dollar quotes, escapes, nested comments and atomic bodies', () => {
    const parts = [
      'DO $$ BEGIN PERFORM 1; END $$',
      'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN RETURN 1; END; $x$',
      "SELECT E'it\\'s; one'",
      'CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END',
      'SELECT 1',
    ];
    expect(sent(`${parts.slice(0, 4).join(';\n')}; /* a /* b; */ c; */ ${parts[4]}`)).toEqual(parts);
  });

  it('has parameters as literals that nothing breaks out of, and casts are none', () => {
    expect(sent('SELECT :user_id::text, $user_id, $1', { user_id: "o'; DROP TABLE t; --" })).toEqual([
      "SELECT 'o''; DROP TABLE t; --'::text, 'o''; DROP TABLE t; --', 'o''; DROP TABLE t; --'",
    ]);
  });

  it('names a parameter that the file does not have; the colon of a slice or struct is none', () => {
    const unknown = (text: string) => read(text, ['user_id'])[0]?.unknown?.text ?? null;
    expect(unknown('SELECT :cutoff')).toBe(':cutoff');
    expect(unknown('SELECT a[1:n], {a:b}')).toBe(null);
  });

  it('finds places of the file again behind a parameter of any length', () => {
    const text = 'SELECT 1;\nSELECT :user_id, oops';
    const bound = read(text, ['user_id'])[1]?.bind({ user_id: 'a much longer value' });
    const at = bound?.text.indexOf('oops') ?? -1;
    expect(bound?.toSource(at)).toBe(text.indexOf('oops'));
  });

  it.each([
    ['CREATE TABLE t (a int) CLUSTER BY (a)', 'CREATE TABLE t (a int)'],
    ['CREATE TABLE t (a int) PARTITION BY DATE(a)\nCLUSTER BY a, b', 'CREATE TABLE t (a int)'],
    [
      'CREATE TABLE t (a int) PARTITION BY RANGE (a) WITH (fillfactor = 70)',
      'CREATE TABLE t (a int) WITH (fillfactor = 70)',
    ],
    ['CREATE TEMP TABLE t (a int) ON COMMIT DROP', 'CREATE TEMP TABLE t (a int) ON COMMIT DROP'],
    ['CREATE TABLE t AS SELECT a FROM b ORDER BY a', 'CREATE TABLE t AS SELECT a FROM b ORDER BY a'],
  ])('%s loses its layout alone', (text, left) => {
    expect(sent(text).map((each) => each.replaceAll(/\s+/g, ' ').trim())).toEqual([left]);
  });

  it('keeps a partitioning whose partitions it declares', () => {
    const text =
      'CREATE TABLE t (a int) PARTITION BY RANGE (a) CLUSTER BY (a); CREATE TABLE p PARTITION OF t DEFAULT';
    expect(sent(text)[0]?.trimEnd()).toBe('CREATE TABLE t (a int) PARTITION BY RANGE (a)');
  });

  it.each([
    ["COPY t TO '/tmp/x'", 'refuse'],
    ['create extension if not exists hstore', 'refuse'],
    ['INSERT INTO bronze_events VALUES (1)', 'refuse'],
    ['DELETE FROM bronze_events', 'refuse'],
    ['DROP TABLE IF EXISTS bronze_events', 'refuse'],
    ['SELECT * FROM bronze_events', 'run'],
    ['INSERT INTO t SELECT * FROM bronze_events', 'run'],
    ['BEGIN', 'skip'],
    ['COMMIT', 'skip'],
  ])('%s: %s', (text, kind) => {
    expect(read(text)[0]?.admission.kind).toBe(kind);
  });
});

describe('a file that is prepared again', () => {
  const kindOf = (bronze: string[]) =>
    prepare('DELETE FROM raw_views', { role: 'load', params: [] }, bronze, SQLITE)[0]?.admission.kind;

  it('is judged by the bronze tables of the problem at hand', () => {
    expect([kindOf(['bronze_events']), kindOf(['raw_views']), kindOf(['bronze_events'])]).toEqual([
      'run',
      'refuse',
      'run',
    ]);
  });

  it('is judged by its own parameters', () => {
    const unknown = (params: string[]) =>
      prepare('SELECT :day', { role: 'question', params }, [], SQLITE)[0]?.unknown?.text ?? null;
    expect([unknown([]), unknown(['day']), unknown([])]).toEqual([':day', null, ':day']);
  });

  it('is the same where nothing that counts has changed', () => {
    const file = { role: 'load', params: [] };
    expect(prepare('SELECT 1', file, ['b'], SQLITE)).toBe(prepare('SELECT 1', file, ['b'], SQLITE));
  });
});
