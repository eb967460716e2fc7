import { because, LAYOUT_CLAUSES, type Target } from '../../sql/target.ts';

const SETTINGS = 'Settings are the same for every submission.';
const FILES = 'A submission reads and writes nothing but its tables.';
const ALONE = 'A script runs alone and is one transaction: leave it out.';
const ROLES = 'There is one role; a grading needs no other.';

/** How Postgres takes a script, and what it has that a grading does without. */
export const POSTGRES: Target = {
  dialect: 'postgres',
  refused: [
    ...because(SETTINGS, 'set', 'reset', 'discard', 'alter system', 'alter database'),
    ...because(FILES, 'copy', 'load'),
    ...because('Write the statements themselves, or a function for a trigger.', 'do'),
    ...because('Write the statements themselves.', 'call'),
    ...because('There are no extensions.', 'create extension'),
    ...because('There is one database.', 'create database'),
    ...because('There is one tablespace.', 'create tablespace'),
    ...because(FILES, 'create server', 'create foreign'),
    ...because(
      ROLES,
      'create role',
      'create user',
      'alter role',
      'alter user',
      'drop role',
      'drop user',
      'drop owned',
      'reassign owned',
    ),
    ...because(
      ALONE,
      'listen',
      'unlisten',
      'notify',
      'lock',
      'savepoint',
      'release',
      'rollback',
      'abort',
      'prepare',
      'execute',
      'deallocate',
      'checkpoint',
      'vacuum',
      'cluster',
    ),
    ...because(ROLES, 'security'),
  ],
  storage: {
    own: new Set(['inherits', 'with', 'without', 'tablespace', 'on', 'using']),
    foreign: LAYOUT_CLAUSES,
    partitions: true,
  },
  params: { signs: ':$', numbered: true, bound: false },
  misreadsQuotes: false,
};
