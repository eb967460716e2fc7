import type { Design, DesignTable } from '../../domain/design.ts';
import type { TableRole } from '../../domain/diagram.ts';
import type { LintFindings, LintPlace } from '../../domain/finding/lints.ts';
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

export type LintFinding = {
  [C in keyof LintFindings]: { readonly code: C; readonly args: LintFindings[C] };
}[keyof LintFindings];

/** One thing that an interviewer would frown at: pure, and silent where it isn't sure. */
export type Lint = (seen: Seen) => readonly LintFinding[];

export function seenOf(design: Design, tables: readonly StoredTable[] | null): Seen {
  const links = linksOf(design);
  const roles = rolesOf(design, links);
  return {
    design,
    links,
    roleOf: (table) => roles.get(table) ?? 'other',
    rowsOf: ({ name }) => tables?.find(({ table }) => sameName(table, name))?.relation ?? null,
  };
}

/** The table itself, or the first of the columns. */
export function placeOf(table: DesignTable, columns: readonly string[] = []): LintPlace {
  const first = table.columns.find(({ name }) => columns[0] !== undefined && sameName(name, columns[0]));
  return { table: table.name, columns, line: (first ?? table).place.line };
}
