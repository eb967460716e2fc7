import { readDesign } from '../../design/ddl/read.ts';
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
  const before = submission.designs[model] ?? null;
  if (role === 'schema' && before && isDescribed(source.text, before)) return generate(source.text, before);
  if (VERBATIM.includes(dialect)) return null;
  const after = changedDesign(problem, submission, model);
  const isChange = role === 'change';
  const design =
    after && (isChange || role === 'load-after' || namesNew(source.text, before, after)) ? after : before;
  const tables = role === 'load' || role === 'load-after' ? problem.bronze : [];
  return rewrite(source.text, dialect, design, {
    schema: role === 'schema',
    before: isChange ? before : null,
    tables: tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => ({ name: column.name, kind: kindOf(column.kind), scale: null })),
    })),
  });
}

/** What the tables are once the model has changed; null: it does not. */
function changedDesign(
  { deliverables }: Problem,
  { files, designs }: Submission,
  model: string,
): Design | null {
  const change = deliverables.find((each) => each.role === 'change' && each.model === model);
  const schema = deliverables.find((each) => each.role === 'schema' && each.model === model);
  const [first, second] = [schema, change].map((each) => (each ? files[each.id]?.text : undefined));
  const design = designs[model];
  return design && first !== undefined && second !== undefined
    ? readDesign(`${first}\n;\n${second}`, design.dialect)
    : null;
}

/** Whether a script names what is there after the change alone. */
function namesNew(text: string, before: Design | null, after: Design): boolean {
  const old = new Set(before ? namesOf(before) : []);
  const added = namesOf(after).filter((word) => !old.has(word));
  const words = new Set(text.toLowerCase().match(/[\p{L}\w]+/gu) ?? []);
  return added.some((word) => words.has(word));
}

function namesOf({ tables, views }: Design): string[] {
  const columns = tables.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)]);
  return [...columns, ...views.map(({ name }) => name)].map((word) => word.toLowerCase());
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
