import type { Diagram, DiagramTable, TableRole } from '../../domain/diagram.ts';

const TITLES: Readonly<Record<TableRole, string>> = {
  fact: 'Facts',
  bridge: 'Bridges',
  aggregate: 'Aggregates',
  dimension: 'Dimensions',
  staging: 'Staging',
  other: 'Other tables',
};

export type Section = { readonly title: string; readonly tables: readonly DiagramTable[] };

const ORDER: readonly TableRole[] = ['dimension', 'fact', 'bridge', 'aggregate', 'staging', 'other'];

/** Facts apart from dimensions; only what there is. */
export function sectionsOf({ tables }: Diagram): Section[] {
  return ORDER.map((role) => ({
    title: TITLES[role],
    tables: tables.filter((table) => table.role === role),
  })).filter((section) => section.tables.length > 0);
}

/** Names made fit for a grammar, no two of them alike. */
export function distinct(
  names: readonly string[],
  fitted: (name: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...new Set(names)].map((name) => {
      const clean = fitted(name);
      let free = clean;
      for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${clean}_${n}`;
      taken.add(free.toLowerCase());
      return [name, free];
    }),
  );
}
