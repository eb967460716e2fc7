/** A node of `EXPLAIN (FORMAT JSON)`, as far as it is read. */
type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

export type Read = { readonly plan: string[]; readonly scanned: Map<string, string>; steps: number };

/** Reads what `EXPLAIN (ANALYZE, FORMAT JSON)` says: rows that every node handled make the cost. */
export function readPlan(text: string): Read {
  const read: Read = { plan: [], scanned: new Map(), steps: 0 };
  // Postgres's own format.
  const [first] = JSON.parse(text) as readonly { readonly Plan: PlanNode }[];
  if (first) visit(first.Plan, null, read);
  return read;
}

function visit(node: PlanNode, table: string | null, read: Read): void {
  const type = node['Node Type'];
  const of = node['Relation Name'] ?? table;
  const loops = node['Actual Loops'] ?? 0;
  const handled =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0) +
    (node['Rows Removed by Join Filter'] ?? 0);
  read.steps += Math.round((handled + 1) * loops);
  const index = node['Index Name'];
  const reads = type === 'Seq Scan' || /^(?:Index|Bitmap Index)/.test(type) || type === 'Sample Scan';
  if (reads && of !== null) {
    const isSearch = index !== undefined && node['Index Cond'] !== undefined;
    const line = `${isSearch ? 'SEARCH' : 'SCAN'} ${of}${index === undefined ? '' : ` USING INDEX ${index}`}${isSearch ? ` ${node['Index Cond']}` : ''}`;
    read.plan.push(line);
    // What the plan has and never runs reads nothing.
    if (!isSearch && loops > 0) read.scanned.set(of, line);
  }
  for (const below of node.Plans ?? []) visit(below, of, read);
}
