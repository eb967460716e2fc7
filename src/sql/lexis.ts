/** How the text behind a prefix is read: with backslashes or without, as bytes; `unread`: no reader takes it. */
export type Prefix = 'plain' | 'escapes' | 'raw' | 'bytes' | 'unread';

/** How a dialect spells what its statements are made of. */
export type Lexis = {
  /** Quotes that make a text. */
  readonly texts: string;
  /** Marks that open a name: `"`, `` ` ``, `[`. One that opens a text as well is taken for a text. */
  readonly names: string;
  /** Whether two quotes in a text mean one. */
  readonly doubled: boolean;
  /** Whether a backslash in a text means what follows it. */
  readonly backslash: boolean;
  /** Signs behind a backslash and what they mean. */
  readonly escapes: ReadonlyMap<string, string>;
  /** Whether a backslash before any other sign means that sign; else it is a flaw. */
  readonly anyEscape: boolean;
  /** Quotes that make a text three at a time as well. */
  readonly triple: string;
  /** Texts between `$$`, or between any `$tag$`. */
  readonly dollar: 'none' | 'plain' | 'tagged';
  /** Words in lower case that touch a text and belong to it, `u&` among them. */
  readonly prefixes: ReadonlyMap<string, Prefix>;
  /** What opens a comment up to the end of the line. */
  readonly lineComments: readonly string[];
  /** Whether a comment in a comment has an end of its own. */
  readonly nestedComments: boolean;
  readonly params: {
    /** Signs before the name of a parameter. */
    readonly signs: string;
    /** Whether a parameter's name may be a number. */
    readonly numbered: boolean;
    /** Whether `?` and `?1` are parameters. */
    readonly marks: boolean;
    /** Whether a sign that touches what is before it belongs to that: `data:path`. */
    readonly apart: boolean;
    /** Whether `::name` behind a name belongs to it. */
    readonly tail: boolean;
  };
  readonly numbers: { readonly hex: boolean; readonly underscores: boolean };
  /** Operators of more than one sign; every other sign is one by itself. */
  readonly operators: readonly string[];
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['`', '`'],
]);

/** Prefixes whose texts nobody reads. */
export const unread = (...prefixes: readonly string[]): ReadonlyMap<string, Prefix> =>
  new Map(prefixes.map((prefix) => [prefix, 'unread']));

/** What the standard says; a dialect says where it differs. */
export const STANDARD: Lexis = {
  texts: "'",
  names: '"',
  doubled: true,
  backslash: false,
  escapes: ESCAPES,
  anyEscape: false,
  triple: '',
  dollar: 'none',
  prefixes: new Map(),
  lineComments: ['--'],
  nestedComments: false,
  params: { signs: ':', numbered: false, marks: false, apart: true, tail: false },
  numbers: { hex: false, underscores: false },
  operators: ['<=>', '->>', '=>', '->', '||', '<=', '>=', '<>', '!=', '==', '<<', '>>', '::'],
};
