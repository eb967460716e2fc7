/** What a limit is about, from a single script to all that is handed in. */
export const LIMIT_SCOPES = ['script', 'answer', 'model', 'grading', 'file', 'folder'] as const;

export type LimitScope = (typeof LIMIT_SCOPES)[number];

export type LimitUnit = 'ms' | 'bytes' | 'rows' | 'characters' | 'tables' | 'columns' | 'levels' | 'files';

/** One limit: of what, how much, and what becomes of whatever goes over it. */
export type LimitRow = {
  readonly scope: LimitScope;
  readonly what: string;
  readonly unit: LimitUnit;
  readonly value: number;
  /** `unread`: what goes over it is not read, and that is told; `cut`: it is shown in part; `refused`: nothing is graded. */
  readonly ends: 'limit-exceeded' | 'unsupported' | 'judge-error' | 'unread' | 'cut' | 'refused';
  /** The key of `limits.yaml` by which a problem sets another value; null: it is the same for all. */
  readonly key: string | null;
};

const MB = 2 ** 20;

/** Every limit that there is. What enforces one takes its value from here. */
export const LIMITS = {
  scriptMs: {
    scope: 'script',
    what: 'time by the clock',
    unit: 'ms',
    value: 10_000,
    ends: 'limit-exceeded',
    key: 'script_seconds',
  },
  heapBytes: {
    scope: 'script',
    what: 'memory of the engine',
    unit: 'bytes',
    value: 256 * MB,
    ends: 'limit-exceeded',
    key: null,
  },
  statementLength: {
    scope: 'script',
    what: 'length of a statement',
    unit: 'characters',
    value: 256 * 2 ** 10,
    ends: 'limit-exceeded',
    key: null,
  },
  scriptDepth: {
    scope: 'script',
    what: 'nesting in a script that is rewritten',
    unit: 'levels',
    value: 100,
    ends: 'unsupported',
    key: null,
  },
  answerRows: {
    scope: 'answer',
    what: 'rows',
    unit: 'rows',
    value: 100_000,
    ends: 'limit-exceeded',
    key: 'answer_rows',
  },
  answerBytes: {
    scope: 'answer',
    what: 'all cells together',
    unit: 'bytes',
    value: 8 * MB,
    ends: 'limit-exceeded',
    key: 'answer_mb',
  },
  cellShown: {
    scope: 'answer',
    what: 'a cell in a report',
    unit: 'characters',
    value: 1_000,
    ends: 'cut',
    key: null,
  },
  designTables: {
    scope: 'model',
    what: 'tables that are read in a schema, and stored',
    unit: 'tables',
    value: 500,
    ends: 'limit-exceeded',
    key: null,
  },
  designColumns: {
    scope: 'model',
    what: 'columns of all tables together',
    unit: 'columns',
    value: 20_000,
    ends: 'unread',
    key: null,
  },
  designDepth: {
    scope: 'model',
    what: 'nesting of brackets in a schema',
    unit: 'levels',
    value: 100,
    ends: 'unread',
    key: null,
  },
  databaseBytes: {
    scope: 'model',
    what: 'the database',
    unit: 'bytes',
    value: 512 * MB,
    ends: 'limit-exceeded',
    key: null,
  },
  storedBytes: {
    scope: 'model',
    what: 'all rows, where they are read whole',
    unit: 'bytes',
    value: 64 * MB,
    ends: 'limit-exceeded',
    key: 'stored_mb',
  },
  measuredBytes: {
    scope: 'model',
    what: 'all answers in all scenarios',
    unit: 'bytes',
    value: 256 * MB,
    ends: 'limit-exceeded',
    key: null,
  },
  gradingMs: {
    scope: 'model',
    what: 'processor time of all scripts',
    unit: 'ms',
    value: 300_000,
    ends: 'limit-exceeded',
    key: 'scripts_seconds',
  },
  wholeMs: {
    scope: 'grading',
    what: 'time by the clock (`--timeout`)',
    unit: 'ms',
    value: 600_000,
    ends: 'judge-error',
    key: null,
  },
  wholeBytes: {
    scope: 'grading',
    what: 'memory of all processes (`--memory`)',
    unit: 'bytes',
    value: 4096 * MB,
    ends: 'limit-exceeded',
    key: null,
  },
  fileBytes: {
    scope: 'file',
    what: 'a file that is read',
    unit: 'bytes',
    value: MB,
    ends: 'refused',
    key: null,
  },
  folderNames: {
    scope: 'folder',
    what: 'folders in it whose other files are told of',
    unit: 'files',
    value: 50,
    ends: 'cut',
    key: null,
  },
} as const satisfies Readonly<Record<string, LimitRow>>;

export type LimitId = keyof typeof LIMITS;

/** Values that a problem sets itself, in the units of the table. */
export type OwnLimits = Readonly<Partial<Record<LimitId, number>>>;

/** The limits that a problem may set, with the key of each. */
export function settable(): readonly (readonly [LimitId, LimitRow & { readonly key: string }])[] {
  return Object.entries(LIMITS).flatMap(([id, row]) =>
    row.key === null ? [] : [[id as LimitId, { ...row, key: row.key }] as const],
  );
}
