import { because, LAYOUT_CLAUSES, type Target } from '../../sql/target.ts';

const ONE_DATABASE = 'There is one database: create what you need in it.';
const NO_FILES = 'Nothing outside of the database can be read or written: the load reads the bronze tables.';
const NO_SETTINGS = 'Settings are the same for everybody.';
const ONE_TRANSACTION = 'A file is one transaction, which is undone if it fails.';
const AS_IT_IS = 'Write the statement itself.';

/** How DuckDB takes a script: what is refused it would still take after it is locked, or it could leave the database. */
export const DUCKDB: Target = {
  dialect: 'duckdb',
  refused: [
    ...because(ONE_DATABASE, 'attach', 'detach', 'use', 'create schema'),
    ...because(
      NO_FILES,
      'copy',
      'export',
      'import',
      'load',
      'install',
      'force install',
      'update extensions',
      'create secret',
      'create persistent secret',
      'drop secret',
      'drop persistent secret',
    ),
    ...because(
      NO_SETTINGS,
      'set',
      'reset',
      'pragma',
      'call',
      'checkpoint',
      'force checkpoint',
      'vacuum',
      'analyze',
    ),
    ...because(AS_IT_IS, 'prepare', 'execute', 'deallocate'),
    ...because('EXPLAIN alone shows the plan.', 'explain analyze'),
    ...because(ONE_TRANSACTION, 'rollback', 'abort', 'begin', 'start', 'commit', 'end'),
  ],
  storage: {
    own: new Set(['inherits', 'with', 'without', 'tablespace', 'on', 'using']),
    foreign: LAYOUT_CLAUSES,
    partitions: false,
  },
  params: { signs: ':$', numbered: true, bound: false },
  misreadsQuotes: false,
};
