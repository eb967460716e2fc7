import type { Words } from '../walk/parsed.ts';

const SETTINGS = 'Settings are the same for every submission.';
const FILES = 'A submission reads and writes nothing but its tables.';
const ALONE = 'A script runs alone and is one transaction: leave it out.';
const ROLES = 'There is one role; a grading needs no other.';

/** What Postgres has and a grading does without. */
export const WORDS: Words = {
  partitions: true,
  refused: {
    set: SETTINGS,
    reset: SETTINGS,
    discard: SETTINGS,
    'alter system': SETTINGS,
    'alter database': SETTINGS,
    copy: FILES,
    load: FILES,
    do: 'Write the statements themselves, or a function for a trigger.',
    call: 'Write the statements themselves.',
    'create extension': 'There are no extensions.',
    'create database': 'There is one database.',
    'create tablespace': 'There is one tablespace.',
    'create server': FILES,
    'create foreign': FILES,
    'create role': ROLES,
    'create user': ROLES,
    'alter role': ROLES,
    'alter user': ROLES,
    'drop role': ROLES,
    'drop user': ROLES,
    'drop owned': ROLES,
    'reassign owned': ROLES,
    listen: ALONE,
    unlisten: ALONE,
    notify: ALONE,
    lock: ALONE,
    savepoint: ALONE,
    release: ALONE,
    rollback: ALONE,
    abort: ALONE,
    prepare: ALONE,
    execute: ALONE,
    deallocate: ALONE,
    checkpoint: ALONE,
    vacuum: ALONE,
    cluster: ALONE,
    security: ROLES,
  },
};
