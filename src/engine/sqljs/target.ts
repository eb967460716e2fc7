import type { Target } from '../../sql/target.ts';

const OWN_DATABASE = 'A submission works in its own database alone.';

/** How SQLite takes a script. */
export const SQLITE: Target = {
  dialect: 'sqlite',
  refused: [
    { words: 'attach', hint: OWN_DATABASE },
    { words: 'detach', hint: OWN_DATABASE },
    { words: 'vacuum', hint: 'Leave it out: the database lives only as long as the run.' },
    {
      words: 'pragma',
      hint: 'Only `PRAGMA foreign_keys = ON` is accepted, and only in the schema, where it holds for the whole run.',
    },
    {
      words: 'rollback',
      hint: 'A script runs in a transaction of its own, which is undone if it fails.',
      unless: 'to',
    },
  ],
  storage: { own: new Set(['without', 'rowid', 'strict']), foreign: 'all', partitions: false },
  params: { signs: ':', numbered: false, bound: true },
  misreadsQuotes: true,
};
