/** Words that end a column's type. */
export const ENDS = new Set([
  'not', 'null', 'primary', 'unique', 'default', 'references', 'check', 'constraint', 'collate', 'generated', 'as',
  'comment', 'options', 'identity', 'autoincrement', 'auto_increment', 'encode', 'distkey', 'sortkey', 'pk', 'fk',
  'on', 'codec', 'ttl', 'materialized', 'alias', 'ephemeral', 'key', 'masking', 'tag', 'virtual', 'stored',
  'invisible', 'visible', 'charset', 'storage', 'compression', 'foreign', 'enforced', 'conflict', 'projection',
  'statistics', 'autoinc', 'nn', 'required', 'optional', 'nullable', 'unsigned', 'zerofill', 'deferrable', 'initially',
]); // biome-ignore format: a list of words
