/** Chance that repeats: mulberry32. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const of = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  };
  return { next, below, of };
}

/** What breaks readers: names that objects have, numbers at the edge, signs that open and never close. */
const STRANGE = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'NULL', 'null', '~', '.inf', '-0', '1e308'],
  ...['99999999999999999999', '-1', '0', '100000000', '0.1', '9007199254740993', '""', "''", "'", '"', '`'],
  ...[
    '/*',
    '*/',
    '--',
    '$$',
    '$a$',
    '#',
    '\\',
    '\u0000',
    '\u202e',
    '\ud800',
    '\ufeff',
    '\r',
    '\n',
    '\t',
    '\u2028',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    ',',
    ';',
    ':',
    '::',
    '.',
    '..',
    '|',
    '&a',
    '*a',
    '<<: *a',
    '? ',
    '- ',
  ],
  ...['😀', 'İ', 'ß', 'e\u0301', '\u00a0', '%s', '${', '{{x}}', '::error::x', '##[error]x', '\u001b[31m'],
  ...[
    '2026-02-30',
    '2026-13-01T25:61:61Z',
    '9999-12-31',
    '-0001-01-01',
    'P1Y',
    '1 month',
    '\\N',
    'true',
    '!!js/x',
  ],
];

const TOKEN = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;
/** Longer texts are no wiser. */
const MOST = 20_000;

/** A text near others: tokens of it are left out, doubled, swapped, replaced, repeated often, or come from another. */
export function mutated(texts: readonly string[], chance: Chance): string {
  const tokens = [...chance.of(texts).slice(0, MOST).matchAll(TOKEN)].map(([token]) => token);
  const times = 1 + chance.below(chance.next() < 0.2 ? 40 : 5);
  for (let n = 0; n < times; n++) MUTATIONS[chance.below(MUTATIONS.length)]?.(tokens, chance, texts);
  return tokens.join('').slice(0, 4 * MOST);
}

type Mutation = (tokens: string[], chance: Chance, texts: readonly string[]) => void;

const spanOf = (tokens: readonly string[], chance: Chance): [number, number] => [
  chance.below(tokens.length + 1),
  1 + chance.below(chance.next() < 0.3 ? 30 : 4),
];

const MUTATIONS: readonly Mutation[] = [
  (tokens, chance) => tokens.splice(...spanOf(tokens, chance)),
  (tokens, chance) => tokens.splice(chance.below(tokens.length + 1), 0, chance.of(STRANGE)),
  (tokens, chance) => tokens.splice(chance.below(tokens.length + 1), 1, chance.of(STRANGE)),
  (tokens, chance) => {
    const [at, count] = spanOf(tokens, chance);
    tokens.splice(chance.below(tokens.length + 1), 0, ...tokens.slice(at, at + count));
  },
  (tokens, chance) => {
    const [a, b] = [chance.below(tokens.length), chance.below(tokens.length)];
    [tokens[a], tokens[b]] = [tokens[b] ?? '', tokens[a] ?? ''];
  },
  (tokens, chance, texts) => {
    const other = [...chance.of(texts).slice(0, MOST).matchAll(TOKEN)].map(([token]) => token);
    const [at, count] = spanOf(other, chance);
    tokens.splice(chance.below(tokens.length + 1), 0, ...other.slice(at, at + count));
  },
  (tokens, chance) => {
    const [at, count] = spanOf(tokens, chance);
    const often = chance.of([3, 20, 200, 2000]);
    const piece = tokens.slice(at, at + count).join('');
    if (piece.length * often <= 2 * MOST) tokens.splice(at, count, piece.repeat(often));
  },
  (tokens, chance) => {
    const deep = chance.of([5, 50, 500, 3000]);
    const [open, close] = chance.of([
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
      ['ARRAY<', '>'],
      ['NOT ', ''],
      ['- ', ''],
      ['> ', ''],
      ['(SELECT ', ')'],
      ['CASE WHEN ', ' END'],
      ['{"a":', '}'],
      ['a: ', ''],
    ]);
    const [at, count] = spanOf(tokens, chance);
    const inner = tokens.slice(at, at + count).join('');
    tokens.splice(at, count, `${open?.repeat(deep)}${inner}${close?.repeat(deep)}`);
  },
  (tokens, chance) => tokens.splice(chance.below(tokens.length + 1)),
];
