import type { LogicalType } from '../../domain/design.ts';

/**
 * SQLite's name for a type. Its affinity follows from what is in the name: times keep a word that says so and are
 * TEXT, whole numbers are BIGINT, which is never another name for the rowid. Empty: values stay as they are.
 */
const NAMES: Readonly<Record<LogicalType['kind'], string>> = {
  text: 'TEXT',
  integer: 'BIGINT',
  decimal: 'NUMERIC',
  float: 'REAL',
  boolean: 'INTEGER',
  date: 'DATE TEXT',
  time: 'TIME TEXT',
  timestamp: 'TIMESTAMP TEXT',
  // INTERVAL has INT in it, which would make numbers of its values.
  interval: 'TEXT',
  binary: 'BLOB',
  uuid: 'TEXT',
  json: 'TEXT',
  struct: 'TEXT',
  array: 'TEXT',
  unknown: '',
  none: '',
};

export const sqliteType = ({ kind }: LogicalType): string => NAMES[kind];
