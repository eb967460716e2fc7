import type { ColumnKind, Problem } from '../domain/problem.ts';
import type { SourceFile, Submission } from '../domain/submission.ts';
import { type Rewritten, rewrite } from '../rewrite/rewrite.ts';
import type { Kind } from '../rewrite/typed.ts';

/** Words in a file are no script; SQLite's runs as it is, and two others on engines of their own. */
const VERBATIM = ['sqlite', 'postgres', 'duckdb'];

/** A file of a submission as SQLite gets it; null: as it is. */
export function rewrittenOf(
  problem: Problem,
  submission: Submission,
  role: string,
  source: SourceFile | null,
): Rewritten | null {
  if (!source || VERBATIM.includes(submission.dialect) || role === 'words' || role === 'settings')
    return null;
  const tables = role === 'load' ? problem.bronze : [];
  return rewrite(source.text, submission.dialect, submission.design, {
    schema: role === 'schema',
    tables: tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, kind: kindOf(column.kind), scale: null })),
    })),
  });
}

/** Bronze JSON is text. */
function kindOf(kind: ColumnKind): Kind {
  if (kind === 'json') return 'text';
  return kind === 'number' ? 'float' : kind;
}
