/** What a folder of `src/` may import besides itself. */
export type Layer = {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  /** May it import Node's own modules? A folder that may not is pure: no clock and no chance either. */
  readonly node: boolean;
  readonly why: string;
};

/** The folder table of docs/architecture.md. */
export const layers: Readonly<Record<string, Layer>> = {
  domain: {
    folders: [],
    packages: [],
    node: false,
    why: 'the nouns lean on nothing, so that everything can lean on them',
  },
  sql: {
    folders: ['domain'],
    packages: [],
    node: false,
    why: 'what SQL is, dialect by dialect, is known in one place and is a function of its text',
  },
  design: {
    folders: ['domain', 'sql'],
    packages: ['fastest-levenshtein'],
    node: false,
    why: 'reading DDL is a function of its text',
  },
  words: {
    folders: ['domain'],
    packages: ['stemmer'],
    node: false,
    why: 'reading an answer in words is a function of its text and of the rubric',
  },
  rewrite: {
    folders: ['domain', 'sql', 'design'],
    packages: [],
    node: false,
    why: 'what a script becomes is a function of its text and of its design',
  },
  delivery: {
    folders: ['domain'],
    packages: [],
    node: false,
    why: 'equal seeds make equal deliveries on every machine',
  },
  reporters: {
    folders: ['domain'],
    packages: ['marked'],
    node: false,
    why: 'a reporter returns text; who calls it decides where that goes',
  },
  lesson: {
    folders: ['domain', 'sql', 'design', 'reporters'],
    packages: [],
    node: false,
    why: 'what a page says is a function of its text, and a result is held as it is printed',
  },
  streaming: {
    folders: ['domain'],
    packages: [],
    node: false,
    why: 'what windows emit, correct and drop follows from the events and the settings',
  },
  checks: {
    folders: ['domain', 'sql', 'design', 'words', 'streaming'],
    packages: ['zod'],
    node: false,
    why: 'a check judges outcomes and never makes them; what its arguments are stands with it',
  },
  grade: {
    folders: ['domain', 'checks', 'delivery'],
    packages: [],
    node: false,
    why: 'a score depends on the outcomes and on nothing else',
  },
  explain: {
    folders: ['domain', 'checks', 'delivery'],
    packages: [],
    node: false,
    why: 'an explanation depends on the outcomes and on nothing else',
  },
  load: {
    folders: ['domain', 'sql', 'checks', 'design', 'drill'],
    packages: ['yaml', 'zod', 'fastest-levenshtein'],
    node: true,
    why: 'files are parsed once, here, and trusted from then on',
  },
  engine: {
    folders: ['domain', 'sql', 'design', 'rewrite'],
    packages: ['sql.js', '@sqlite.org/sqlite-wasm', '@electric-sql/pglite', '@duckdb/node-api'],
    node: true,
    why: 'an engine runs models and knows nothing of grading, so that a second one can take its place',
  },
  sitting: {
    folders: ['domain'],
    packages: [],
    node: false,
    why: 'the clock and the rules of a sitting are functions of its journal',
  },
  drill: {
    folders: ['domain', 'checks'],
    packages: ['ts-fsrs'],
    node: false,
    why: 'when a task comes again follows from past attempts and a moment that is passed in',
  },
  editor: {
    folders: ['domain', 'sql', 'reporters', 'design'],
    packages: [
      '@codemirror/state',
      '@codemirror/commands',
      '@codemirror/language',
      '@codemirror/lang-sql',
      '@lezer/highlight',
      '@lezer/common',
      'string-width',
    ],
    node: false,
    why: 'a buffer is a value: keys in, another buffer and lines of text out',
  },
  store: {
    folders: ['domain', 'load', 'sitting'],
    packages: ['zod', 'yaml', 'env-paths'],
    node: true,
    why: 'attempts are kept the same way whoever made them',
  },
  app: {
    folders: [
      'domain',
      'sql',
      'design',
      'rewrite',
      'delivery',
      'checks',
      'grade',
      'explain',
      'words',
      'streaming',
      'lesson',
      'load',
      'engine',
      'sitting',
      'drill',
      'store',
    ],
    packages: ['chokidar'],
    node: true,
    why: 'use cases join everything below, and know nothing of a screen',
  },
  tui: {
    folders: ['app', 'reporters', 'domain', 'sitting', 'editor'],
    packages: ['ink', 'react', '@inquirer/prompts', 'string-width'],
    node: true,
    why: 'screens show and ask; what they set off are use cases',
  },
  cli: {
    folders: ['app', 'reporters', 'domain', 'editor', 'tui'],
    packages: ['commander'],
    node: true,
    why: 'commands are thin: what they do can be done without them',
  },
};

/** The rooms of `src/app/`, and the other rooms that each may use. */
export const rooms: Readonly<Record<string, { readonly uses: readonly string[]; readonly why: string }>> = {
  kit: { uses: [], why: 'what every room needs leans on none of them' },
  grading: { uses: ['kit'], why: 'a scorecard is the same whoever asked for it' },
  looking: { uses: ['kit', 'grading'], why: 'what is shown needs no sitting' },
  sitting: { uses: ['kit', 'grading', 'looking'], why: 'who sits does not verify problems' },
  authoring: { uses: ['kit', 'grading', 'looking'], why: 'a problem is verified without a sitting' },
};

/** A module that is loaded only when it is needed: the folders name where from, and where to. */
export const lazy = [
  { from: 'src/cli/', to: 'src/cli/commands/', why: 'a command’s module is loaded only when it runs' },
  { from: 'src/cli/', to: 'src/editor/', why: 'code is coloured where colours are seen, and not in a pipe' },
  { from: 'src/cli/', to: 'src/tui/', why: 'a grading never waits for the full screen to load' },
];

/** Words that stand in one file alone, or in no pure folder. */
export const words = [
  {
    pattern: /\bprocess\.(stdout|stderr|exit|exitCode)\b/,
    only: /^src\/(cli\/terminal\.ts|tui\/terminal\/)/,
    why: 'one module owns stdout, stderr and the exit code, and one folder the full screen',
  },
  {
    pattern: /\b(Date\.now|Math\.random|performance\.now)\b|\bnew Date\(\)/,
    only: new RegExp(`^src/(index\\.ts$|(${impure().join('|')})/)`),
    why: 'pure folders have no clock and no chance but what is passed in',
  },
];

/** Modules that something outside of src/ starts with. */
export const entries = [
  'src/index.ts',
  'src/cli/main.ts',
  'src/words/nearest.ts',
  'src/engine/worker.ts',
  'src/engine/pglite/worker.ts',
  'src/engine/duckdb/worker.ts',
  'src/engine/duckdb/process.ts',
  'src/app/grading/watched/process.ts',
];

function impure(): string[] {
  return Object.keys(layers).filter((name) => layers[name]?.node);
}
