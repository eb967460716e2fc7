import { expect, test } from 'vitest';
import { casesOf } from '../../../scripts/corpus/queries.ts';
import { SOURCE_DIALECTS } from '../../../src/sql/dialects/index.ts';
import type { SourceDialect } from '../../../src/sql/dialects/source-dialect.ts';
import { parseScript } from '../../../src/sql/parse/parse.ts';
import type { Node, Query, Select, Statement } from '../../../src/sql/parse/tree.ts';
import { Unsupported } from '../../../src/sql/parse/unsupported.ts';
import { partsOf } from '../../../src/sql/parse/walk.ts';
import { casesIn } from '../../cases/read.ts';

type Script = { readonly dialect: string; readonly sql: string };

const scripts: readonly Script[] = [
  ...SOURCE_DIALECTS.flatMap(({ name }) => casesOf(name).map(({ sql }) => ({ dialect: name, sql }))),
  ...casesIn<Script>('sql/statements.yaml'),
];

const dialectOf = ({ dialect }: Script): SourceDialect => {
  const found = SOURCE_DIALECTS.find(({ name }) => name === dialect);
  if (!found) throw new Error(`${dialect} is no source dialect`);
  return found;
};

/** Null: the parser does not read it. */
function statementsOf(text: string, dialect: SourceDialect): readonly Statement[] | null {
  try {
    return [...parseScript(text, dialect)];
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

function queryOf(text: string, dialect: SourceDialect): Query {
  const [statement] = statementsOf(text, dialect) ?? [];
  if (statement?.node !== 'query statement') throw new Error(`no query: ${text}`);
  return statement.query;
}

function selectOf(text: string, dialect: SourceDialect): Select {
  const { body } = queryOf(text, dialect);
  if (body.node !== 'select') throw new Error(`no SELECT: ${text}`);
  return body;
}

/** What a node's text is read as by itself. @param statement that it stands in */
function again(node: Node, text: string, statement: Statement, dialect: SourceDialect): unknown {
  const select = (sql: string) => selectOf(sql, dialect);
  const expr = (sql: string) => select(`SELECT ${sql}`).items[0]?.of;
  const windowOf = (sql: string) => {
    const call = expr(`f() OVER ${sql}`);
    return call?.node === 'call' && typeof call.over === 'object' ? call.over : null;
  };
  const only = (sql: string) => statementsOf(sql, dialect)?.[0];
  const joined = () => {
    const { tables } = select(`SELECT 1 FROM a ${text}`);
    return tables?.node === 'joined' ? tables.joins[0] : null;
  };
  const target = 'table' in statement ? statement.table.parts.join('.') : 't';
  const alias = 'alias' in statement && statement.alias !== null ? ` AS ${statement.alias}` : '';
  switch (node.node) {
    case 'query statement':
    case 'nothing':
    case 'described':
    case 'alter':
    case 'create table':
    case 'create table as':
    case 'create view':
    case 'drop':
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return only(text);
    case 'query':
      return queryOf(text, dialect);
    case 'select':
    case 'set':
    case 'values':
    case 'nested':
      return queryOf(text, dialect).body;
    case 'cte':
      return queryOf(`WITH ${text} SELECT 1`, dialect).ctes[0];
    case 'item':
      return select(`SELECT ${text}`).items[0];
    case 'order':
      return queryOf(`SELECT 1 ORDER BY ${text}`, dialect).order[0];
    case 'window':
      return windowOf(text);
    case 'frame':
      return windowOf(`(ORDER BY x ${text})`)?.frame;
    case 'bound':
      return windowOf(`(ORDER BY x ROWS ${text})`)?.frame?.start;
    case 'type': {
      const cast = expr(`CAST(x AS ${text})`);
      return cast?.node === 'cast' ? cast.type : null;
    }
    case 'join':
      return joined();
    case 'table':
    case 'derived':
    case 'joined':
    case 'unnest':
      return /^lateral view/i.test(text) ? joined()?.right : select(`SELECT 1 FROM ${text}`).tables;
    case 'table name': {
      const dropped = only(`DROP TABLE ${text}`);
      return dropped?.node === 'drop' ? dropped.table : null;
    }
    case 'assignment': {
      const update = only(`UPDATE ${target}${alias} SET ${text}`);
      return update?.node === 'update' ? update.sets[0] : null;
    }
    case 'when': {
      const merge = only(`MERGE INTO ${target}${alias} USING u ON 1 = 1 ${text}`);
      return merge?.node === 'merge' ? merge.whens[0] : null;
    }
    default:
      return expr(text);
  }
}

/** A tree with its places counted from the beginning of the node. */
function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((each) => shifted(each, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      ['from', 'to', 'at'].includes(key) && typeof each === 'number' ? each - by : shifted(each, by),
    ]),
  );
}

function nodesOf(root: Node): Node[] {
  return [root, ...partsOf(root).flatMap(nodesOf)];
}

const seen = new Set<string>();

test.each(SOURCE_DIALECTS)('the text of every node of $name is read as that node again', (dialect) => {
  let read = 0;
  for (const script of scripts) {
    if (dialectOf(script) !== dialect) continue;
    const { sql } = script;
    for (const statement of statementsOf(sql, dialect) ?? []) {
      read++;
      for (const node of nodesOf(statement)) {
        seen.add(node.node);
        const text = sql.slice(node.from, node.to);
        expect(text).toBe(text.trim());
        const twin = again(node, text, statement, dialect);
        const from = typeof twin === 'object' && twin !== null && 'from' in twin ? Number(twin.from) : 0;
        expect(shifted(twin, from), `${node.node}: ${text}`).toEqual(shifted(node, node.from));
      }
    }
  }
  expect(read).toBeGreaterThanOrEqual(30);
});

test('places nest, and what stands side by side does not overlap', () => {
  for (const script of scripts)
    for (const statement of statementsOf(script.sql, dialectOf(script)) ?? [])
      for (const node of nodesOf(statement)) {
        expect(node.at).toSatisfy((at) => at >= node.from && at < node.to);
        const parts = partsOf(node).toSorted((a, b) => a.from - b.from);
        for (const [index, part] of parts.entries()) {
          expect(part.from).toBeGreaterThanOrEqual(parts[index - 1]?.to ?? node.from);
          expect(part.to).toBeLessThanOrEqual(node.to);
        }
      }
});

test('the scripts have every kind of node in them', () => {
  const kinds =
    `alter array arithmetic assignment between boolean bound call case cast comparison create_table create_table_as
    create_view cte delete derived described drop element exists frame in insert interval is item join joined like logic matches
    merge minus name nested not nothing null number order param paren path query query_statement row select set star
    subquery table table_name text type unnest update values when window zone`.split(/\s+/);
  expect([...seen].toSorted()).toEqual(kinds.map((kind) => kind.replaceAll('_', ' ')).toSorted());
});
