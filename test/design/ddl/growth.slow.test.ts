import { test } from 'vitest';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { expectLinear, type Growing, repeated } from '../../support/growth.ts';

/** Texts that grow, each with what a careless reader would look at again and again. */
const HOSTILE: Growing = {
  'open parentheses': (length) => `CREATE TABLE a ${'('.repeat(length)}`,
  'closed parentheses': (length) => `CREATE TABLE a (x ${')'.repeat(length)}`,
  'types in types': (length) => `CREATE TABLE a (x ${repeated('ARRAY<', length)})`,
  'rows in rows': (length) =>
    `CREATE TABLE a (x ${repeated('row(a ', length / 2)}${repeated(')', length / 2)})`,
  'crossed brackets': (length) => `CREATE TABLE a (x int ${repeated('[(', length)}`,
  'many columns': (length) => `CREATE TABLE a (${repeated('abc int default 1 not null,', length)}z int)`,
  'many keys': (length) => `CREATE TABLE a (${repeated('u int unique,', length)}z int)`,
  'many tables': (length) => repeated('CREATE TABLE abcdef (x INT);\n', length),
  'many changes': (length) => `create table a (x int);${repeated('alter table a add y int;', length)}`,
  'open quotes': (length) => repeated(`'a\n"`, length),
  'dollar quotes': (length) => Array.from({ length: length / 8 }, (_, at) => `$a${at}$ `).join(''),
  'layout comments': (length) =>
    `${repeated('-- partition by x, cluster by y,\n', length)}create table a (x int)`,
  'shorthand that is not closed': (length) => repeated('x (\n', length),
  'names and colons': (length) => repeated('a: b\n', length),
  bullets: (length) => repeated('- ', length),
};

test.each(Object.entries(HOSTILE))('time grows with the text and no faster: %s', (_, text) =>
  expectLinear(text, (sql) => readDesign(sql, null)),
);
