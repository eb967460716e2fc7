import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDesign } from '../../src/design/ddl/read.ts';
import type {
  Design,
  DesignTable,
  DesignView,
  LayoutKey,
  LogicalType,
  Transform,
} from '../../src/domain/design.ts';
import { type Dialect, dialectOf } from '../../src/domain/dialect.ts';

/** What one table has to be read as. What is left out is expected to be empty. */
type ExpectedTable = {
  readonly qualifier?: string;
  readonly shorthand?: boolean;
  readonly elided?: boolean;
  /** `name kind`, with `!` where it demands a value, `identity` and `generated` behind it. */
  readonly columns: string;
  /** `pk a b`, `unique a`; with `~` behind the first word where it is not enforced. */
  readonly keys?: readonly string[];
  /** `a -> table(b)` */
  readonly references?: readonly string[];
  /** `name(a, b)`, `unique` and `where …` behind it. */
  readonly indexes?: readonly string[];
  /** `column`, or `text | columns | transform`; `comment` behind it where a comment says it. */
  readonly partition?: readonly string[];
  readonly cluster?: readonly string[];
  readonly distribution?: readonly string[];
  readonly expiry?: number;
  readonly options?: readonly string[];
  readonly conditions?: readonly string[];
  readonly defaults?: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
  /** `table: a, b`, `column x: a` */
  readonly holds?: readonly string[];
  readonly grain?: string;
};

export type DdlCase = {
  readonly name: string;
  /** Named to the reader; null: it has to be recognised. */
  readonly dialect: Dialect | null;
  /** What it is taken for where nobody names it. */
  readonly recognised: Dialect;
  readonly sql: string;
  readonly tables: Readonly<Record<string, ExpectedTable>>;
  readonly views?: Readonly<Record<string, { materialized?: boolean; columns: string; reads: string }>>;
  /** `line:column words`, the words being a part of what is said. */
  readonly unread?: readonly string[];
};

/** A case as it was read. `unsupported`: something was left out, and it was said. */
export type DdlVerdict = {
  readonly verdict: 'right' | 'unsupported' | 'wrong';
  readonly differences: readonly string[];
  readonly statements: number;
  /** Words that no reader took. */
  readonly unclaimed: number;
};

const folder = join(import.meta.dirname, '../../test/cases/ddl');

type Written = Omit<DdlCase, 'dialect' | 'recognised'> & { dialect?: string; recognised?: string };

/** All statements of the corpus by the file that they stand in, which is named after their dialect. */
export function ddlCases(): ReadonlyMap<string, readonly DdlCase[]> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => {
        const name = file.replace('.yaml', '');
        // The files are our own; the test fails where one is not of this shape.
        const written = parse(readFileSync(join(folder, file), 'utf8')) as readonly Written[];
        return [
          name,
          written.map((one) => {
            const dialect = dialectOf(one.dialect ?? name);
            const recognised = dialectOf(one.recognised ?? '') ?? dialect ?? 'sqlite';
            return { ...one, dialect, recognised };
          }),
        ];
      }),
  );
}

/** Reads a case with its dialect named, and says how what is read differs from what stands in the statement. */
export function judgeDdl(one: DdlCase): DdlVerdict {
  const design = readDesign(one.sql, one.dialect);
  const taken = readDesign(one.sql, null);
  const expected = expectedLines(one);
  const found = linesOf(design);
  const differences = [
    ...found.filter((line) => !expected.includes(line)).map((line) => `read: ${line}`),
    ...expected.filter((line) => !found.includes(line)).map((line) => `expected: ${line}`),
    ...unreadDifferences(design, one.unread ?? []),
    ...design.unclaimed.map(({ place, what }) => `unclaimed: ${place.line}:${place.column} ${what}`),
    ...(taken.dialect === one.recognised ? [] : [`taken for ${taken.dialect} instead of ${one.recognised}`]),
  ];
  const counts = {
    statements: design.statements,
    unclaimed: design.unclaimed.reduce((sum, { words }) => sum + words, 0),
  };
  if (differences.length === 0) return { verdict: 'right', differences, ...counts };
  const told = differences.some((line) => line.startsWith('unread'));
  const invented = differences.some((line) => line.startsWith('read:') || line.startsWith('taken'));
  return { verdict: told && !invented ? 'unsupported' : 'wrong', differences, ...counts };
}

/** How many statements of each dialect are read rightly. */
export function ddlCorpus(): readonly {
  readonly dialect: string;
  readonly right: number;
  readonly unsupported: number;
  readonly wrong: number;
  readonly of: number;
  readonly statements: number;
  readonly unclaimed: number;
}[] {
  const rows = [];
  for (const [dialect, cases] of ddlCases()) {
    const verdicts = cases.map(judgeDdl);
    const count = (verdict: DdlVerdict['verdict']) =>
      verdicts.filter((each) => each.verdict === verdict).length;
    const sum = (of: 'statements' | 'unclaimed') => verdicts.reduce((all, each) => all + each[of], 0);
    rows.push({
      dialect,
      right: count('right'),
      unsupported: count('unsupported'),
      wrong: count('wrong'),
      of: cases.length,
      statements: sum('statements'),
      unclaimed: sum('unclaimed'),
    });
  }
  return rows;
}

function unreadDifferences({ unread }: Design, expected: readonly string[]): string[] {
  const found = unread.map(({ place, what }) => `${place.line}:${place.column} ${what}`);
  const meets = (line: string, wanted: string) => {
    const [place = '', ...words] = wanted.split(' ');
    return line.startsWith(`${place} `) && line.includes(words.join(' '));
  };
  return [
    ...found.filter((line) => !expected.some((each) => meets(line, each))).map((line) => `unread: ${line}`),
    ...expected.filter((each) => !found.some((line) => meets(line, each))).map((line) => `not told: ${line}`),
  ];
}

/** A design as lines, one for each thing that it says, in an order that does not count. */
function linesOf(design: Design): string[] {
  return [...design.tables.flatMap(tableLines), ...design.views.map(viewLine)];
}

const viewLine = ({
  name,
  materialized,
  columns,
  reads,
}: Pick<DesignView, 'name' | 'materialized' | 'columns' | 'reads'>) =>
  `${materialized ? 'materialized ' : ''}view ${name} (${columns.join(', ')}) of ${[...reads].sort().join(', ')}`;

function tableLines(table: DesignTable): string[] {
  const { name, layout } = table;
  const keys = (list: readonly LayoutKey[]) => list.map(layoutText).join('; ');
  const lines = [
    `table ${table.qualifier ? `${table.qualifier}.` : ''}${name}${table.shorthand ? ' shorthand' : ''}${table.elided ? ' elided' : ''}`,
    `columns of ${name}: ${table.columns.map((column) => `${column.name} ${typeText(column.type)}${column.nullable ? '' : '!'}${column.generated ? (column.generated.kind === 'identity' ? ' identity' : ' generated') : ''}`).join(', ')}`,
    ...table.keys.map(
      ({ columns, primary, enforced }) =>
        `key of ${name}: ${primary ? 'pk' : 'unique'}${enforced ? '' : '~'} ${columns.map((column) => column ?? '*').join(' ')}`,
    ),
    ...table.references.map(
      ({ columns, table: target, targetColumns }) =>
        `reference of ${name}: ${columns.join(', ')} -> ${target}${targetColumns.length > 0 ? `(${targetColumns.join(', ')})` : ''}`,
    ),
    ...table.indexes.map(
      (index) =>
        `index of ${name}: ${index.name ?? ''}(${index.columns.map((column) => column ?? '*').join(', ')})${index.unique ? ' unique' : ''}${index.where ? ` where ${index.where}` : ''}`,
    ),
    `partition of ${name}: ${keys(layout.partition)}`,
    `cluster of ${name}: ${keys(layout.cluster)}`,
    `distribution of ${name}: ${keys(layout.distribution)}`,
    `expiry of ${name}: ${layout.expiryDays ?? ''}`,
    ...table.options.map((option) => `option of ${name}: ${option.name}=${option.value}`),
    ...table.conditions.map((text) => `condition of ${name}: ${text}`),
    ...table.columns.flatMap((column) =>
      column.default === null ? [] : [`default of ${name}.${column.name}: ${column.default}`],
    ),
    ...table.columns.flatMap((column) =>
      column.comment === null ? [] : [`note of ${name}.${column.name}: ${column.comment}`],
    ),
    ...table.holds.map(
      ({ names, column }) => `held by ${name}: ${column ? `column ${column}` : 'table'}: ${names.join(', ')}`,
    ),
    `grain of ${name}: ${table.grain ?? ''}`,
  ];
  return lines;
}

function expectedLines({ tables, views = {} }: DdlCase): string[] {
  return [
    ...Object.entries(tables).flatMap(([name, table]) => [
      `table ${table.qualifier ? `${table.qualifier}.` : ''}${name}${table.shorthand ? ' shorthand' : ''}${table.elided ? ' elided' : ''}`,
      `columns of ${name}: ${table.columns.trim().replaceAll(/\s+/g, ' ')}`,
      ...(table.keys ?? []).map((line) => `key of ${name}: ${line}`),
      ...(table.references ?? []).map((line) => `reference of ${name}: ${line}`),
      ...(table.indexes ?? []).map((line) => `index of ${name}: ${line}`),
      `partition of ${name}: ${(table.partition ?? []).map(fullKey).join('; ')}`,
      `cluster of ${name}: ${(table.cluster ?? []).map(fullKey).join('; ')}`,
      `distribution of ${name}: ${(table.distribution ?? []).map(fullKey).join('; ')}`,
      `expiry of ${name}: ${table.expiry ?? ''}`,
      ...(table.options ?? []).map((line) => `option of ${name}: ${line}`),
      ...(table.conditions ?? []).map((line) => `condition of ${name}: ${line}`),
      ...Object.entries(table.defaults ?? {}).map(
        ([column, text]) => `default of ${name}.${column}: ${text}`,
      ),
      ...Object.entries(table.notes ?? {}).map(([column, text]) => `note of ${name}.${column}: ${text}`),
      ...(table.holds ?? []).map((line) => `held by ${name}: ${line}`),
      `grain of ${name}: ${table.grain ?? ''}`,
    ]),
    ...Object.entries(views).map(([name, { materialized = false, columns, reads }]) =>
      viewLine({ name, materialized, columns: listOf(columns), reads: listOf(reads) }),
    ),
  ];
}

const listOf = (text: string) => text.split(/\s*,\s*/).filter((name) => name !== '');

/** A column alone stands for itself. */
const fullKey = (text: string) => {
  const [key = '', comment = ''] = text.split(/ (?=comment$)/);
  const full = key.includes(' | ') ? key : `${key} | ${key} | value`;
  return comment ? `${full} comment` : full;
};

const layoutText = ({ text, columns, transform, from }: LayoutKey) =>
  `${text.replaceAll(/\s+/g, ' ')} | ${columns.join(' ')} | ${transformText(transform)}${from === 'comment' ? ' comment' : ''}`;

function transformText(transform: Transform): string {
  if (transform.kind === 'time') return transform.unit;
  if (transform.kind === 'hash') return `hash ${transform.buckets ?? '?'}`;
  if (transform.kind === 'range') return `range ${transform.bounds.join(', ')}`.trim();
  return transform.kind;
}

const typeText = (type: LogicalType): string =>
  type.kind === 'array' ? `array<${typeText(type.of)}>` : type.kind;
