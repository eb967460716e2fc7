import { readDesign } from '../../src/design/ddl/read.ts';
import type { Design } from '../../src/domain/design.ts';
import type { Dialect } from '../../src/domain/dialect.ts';
import type { Cell } from '../../src/domain/relation.ts';
import type { Failure, Outcome } from '../../src/domain/run.ts';
import type { AnyMeasured, Model } from '../../src/engine/engine.ts';
import { DEFAULT_LIMITS } from '../../src/engine/limits.ts';
import { Session } from '../../src/engine/session.ts';
import { SqliteDatabase } from '../../src/engine/sqljs/database.ts';
import { loadSqlite } from '../../src/engine/sqljs/sql.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';

/** What all queries of the corpus are asked of: DDL of SQLite, and rows. */
export type Setup = { readonly ddl: string; readonly rows: string };

/** What came of a query. */
export type Came =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'unsupported' | 'error'; readonly message: string };

export type Bench = (sql: string, dialect: Dialect) => Promise<Came>;

/** Opens SQLite and fills it; each query then has it for itself. */
export async function openBench({ ddl, rows }: Setup): Promise<Bench> {
  const db = new SqliteDatabase(await loadSqlite());
  const design: Design = readDesign(ddl, 'sqlite');
  return async (sql, dialect) => {
    const text = (file: string, content: string) => ({ file, text: content });
    const rewritten = dialect === 'sqlite' ? null : rewrite(sql, dialect, design);
    const model: Model = {
      bronze: [],
      files: {
        schema: {
          role: 'schema',
          file: 'setup.sql',
          params: [],
          source: text('setup.sql', `${ddl}\n${rows}`),
        },
        question: {
          role: 'question',
          file: 'query.sql',
          params: ['user_id'],
          source: text('query.sql', sql),
          rewritten,
        },
      },
    };
    const limits = DEFAULT_LIMITS;
    db.reset({ limits, model, start: null });
    const session = new Session(db, model, { limits, scriptMs: limits.scriptMs, onScript: () => undefined });
    const made = await session.step({ kind: 'schema', key: 'setup' });
    if (!made.ok) return told(made.failure);
    return cameOf(await session.ask({ kind: 'answer', deliverable: 'question', params: { user_id: 'u1' } }));
  };
}

/** An outcome as the corpus has it. */
export function cameOf(outcome: Outcome<AnyMeasured> | undefined): Came {
  if (!outcome) return { kind: 'error', message: 'it was not asked' };
  if (!outcome.ok) return told(outcome.failure);
  return { kind: 'rows', rows: 'relation' in outcome.value ? outcome.value.relation.rows : [] };
}

function told(failure: Failure): Came {
  if (failure.kind === 'blocked') return told(failure.by);
  if (failure.kind !== 'unsupported' && failure.kind !== 'sql-error')
    return { kind: 'error', message: failure.kind };
  const { line, column, message } = failure.error;
  return {
    kind: failure.kind === 'unsupported' ? 'unsupported' : 'error',
    message: `${line}:${column}: ${message}`,
  };
}
