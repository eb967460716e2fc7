import type { Words } from '../walk/parsed.ts';

const ONE_DATABASE = 'There is one database: create what you need in it.';
const NO_FILES = 'Nothing outside of the database can be read or written: the load reads the bronze tables.';
const NO_SETTINGS = 'Settings are the same for everybody.';
const ONE_TRANSACTION = 'A file is one transaction, which is undone if it fails.';
const AS_IT_IS = 'Write the statement itself.';

/** What DuckDB still takes after it is locked, and what could leave the database. */
export const DUCKDB_WORDS: Words = {
  refused: {
    attach: ONE_DATABASE,
    detach: ONE_DATABASE,
    use: ONE_DATABASE,
    'create schema': ONE_DATABASE,
    copy: NO_FILES,
    export: NO_FILES,
    import: NO_FILES,
    load: NO_FILES,
    install: NO_FILES,
    'force install': NO_FILES,
    'update extensions': NO_FILES,
    'create secret': NO_FILES,
    'create persistent secret': NO_FILES,
    'drop secret': NO_FILES,
    'drop persistent secret': NO_FILES,
    set: NO_SETTINGS,
    reset: NO_SETTINGS,
    pragma: NO_SETTINGS,
    call: NO_SETTINGS,
    checkpoint: NO_SETTINGS,
    'force checkpoint': NO_SETTINGS,
    vacuum: NO_SETTINGS,
    analyze: NO_SETTINGS,
    prepare: AS_IT_IS,
    execute: AS_IT_IS,
    deallocate: AS_IT_IS,
    'explain analyze': 'EXPLAIN alone shows the plan.',
    rollback: ONE_TRANSACTION,
    abort: ONE_TRANSACTION,
    begin: ONE_TRANSACTION,
    start: ONE_TRANSACTION,
    commit: ONE_TRANSACTION,
    end: ONE_TRANSACTION,
  },
  partitions: false,
};
