import type { Design, DesignTable } from '../../domain/design.ts';
import type { TableRole } from '../../domain/diagram.ts';
import type { Finding, Words } from '../../domain/finding.ts';
import type { Relation } from '../../domain/relation.ts';
import type { StoredTable } from '../../domain/run.ts';
import { sameName } from '../erd/columns.ts';
import { type Link, linksOf } from '../erd/links.ts';
import { rolesOf } from '../erd/roles.ts';

/** What a lint may know. */
export type Seen = {
  readonly design: Design;
  readonly links: readonly Link[];
  readonly roleOf: (table: DesignTable) => TableRole;
  /** Its loaded rows; null where nothing was loaded. */
  readonly rowsOf: (table: DesignTable) => Relation | null;
};

/** Where in the schema; `columns` is empty where the whole table is meant. */
export type LintPlace = {
  readonly table: string;
  readonly columns: readonly string[];
  /** From 1. */
  readonly line: number;
};

/** One thing that an interviewer would frown at: it costs nothing, and is silent where it isn't sure. */
type Kind<C extends string, A extends LintPlace> = {
  readonly code: C;
  /** What is there and why that hurts; the hint says what instead. */
  readonly says: (found: A) => Words;
  readonly look: (seen: Seen) => readonly A[];
};

type Lint<C extends string, A extends LintPlace> = Pick<Kind<C, A>, 'code' | 'says'> & {
  readonly look: (seen: Seen) => readonly LintPlace[];
  readonly findings: (seen: Seen) => readonly Finding[];
};

export function defineLint<C extends string, A extends LintPlace>(own: Kind<C, A>): Lint<C, A> {
  const { code, says, look } = own;
  return { code, says, look, findings: (seen) => look(seen).map((found) => ({ code, ...says(found) })) };
}

export function seenOf(design: Design, tables: readonly StoredTable[] | null): Seen {
  const links = linksOf(design);
  const roles = rolesOf(design, links);
  const rows = new Map(tables?.toReversed().map(({ table, relation }) => [table.toLowerCase(), relation]));
  return {
    design,
    links,
    roleOf: (table) => roles.get(table) ?? 'other',
    rowsOf: ({ name }) => rows.get(name.toLowerCase()) ?? null,
  };
}

/** The table itself, or the first of the columns. */
export function placeOf(table: DesignTable, columns: readonly string[] = []): LintPlace {
  const first = table.columns.find(({ name }) => columns[0] !== undefined && sameName(name, columns[0]));
  return { table: table.name, columns, line: (first ?? table).place.line };
}

/** `fact_like.price (line 12)` */
export function placeText({ table, columns, line }: LintPlace): string {
  const [first, ...more] = columns;
  const named = first === undefined ? table : [`${table}.${first}`, ...more].join(', ');
  return `${named} (line ${line})`;
}

const MOST = 6;

/** Names, at most six of them. */
export function several(names: readonly string[]): string {
  return names.length > MOST ? `${names.slice(0, MOST).join(', ')} …` : names.join(', ');
}
