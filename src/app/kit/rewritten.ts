import type { Design } from '../../domain/design.ts';
import type { ColumnKind, Deliverable, Problem } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import { describesTables, generate } from '../../rewrite/tables.ts';
import type { Rewritten } from '../../rewrite/places.ts';
import { rewrite } from '../../rewrite/rewrite.ts';
import type { Kind } from '../../rewrite/typed.ts';

/** Words in a file are no script; SQLite's runs as it is, and two others on engines of their own. */
const VERBATIM = ['sqlite', 'postgres', 'duckdb'];

/** Dialects whose schemas are read and whose scripts are not run. */
const TABLES_ALONE = ['redshift', 'mysql', 'clickhouse'];

/** A file of a submission as SQLite gets it; null: as it is. */
export function rewrittenOf(
  problem: Problem,
  submission: Submission,
  { id, role, model, given }: Deliverable,
): Rewritten | null {
  const { dialect } = submission;
  const source = submission.files[id];
  // What a problem gives is SQLite's.
  if (!source || model === null || given !== null) return null;
  const design = submission.designs[model] ?? null;
  if (role === 'schema' && design && isDescribed(source.text, design)) return generate(source.text, design);
  if (VERBATIM.includes(dialect)) return null;
  const tables = role === 'load' || role === 'load-after' ? problem.bronze : [];
  return rewrite(source.text, dialect, design, {
    schema: role === 'schema' || role === 'change',
    tables: tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, kind: kindOf(column.kind), scale: null })),
    })),
  });
}

/** Shorthand is no statement of any engine's; and of some dialects the tables alone are known. */
function isDescribed(text: string, design: Design): boolean {
  const shorthand = design.dialect === 'sqlite' && design.tables.some((table) => table.shorthand);
  return (shorthand || TABLES_ALONE.includes(design.dialect)) && describesTables(text, design);
}

/** Bronze JSON is text. */
function kindOf(kind: ColumnKind): Kind {
  if (kind === 'json') return 'text';
  return kind === 'number' ? 'float' : kind;
}
