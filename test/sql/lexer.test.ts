import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECTS, type Dialect } from '../../src/domain/dialect.ts';
import { DIALECT_TABLES } from '../../src/sql/dialects/index.ts';
import { SHORTHAND, SHORTHAND_WITH_BACKSLASHES } from '../../src/sql/dialects/shorthand.ts';
import { lex } from '../../src/sql/lexer.ts';
import type { Lexis } from '../../src/sql/lexis.ts';
import { isSaid, type Token, unquoted, contentOf } from '../../src/sql/token.ts';

/** Texts in which quotes, comments and ends of them meet in every way. */
const pieces = fc.constantFrom(
  ...`' '' " "" """ \` [ ] - -- # // /* */ ; ( ) . , ? ?1 :p @p $p::q $$ $a$ := x'0a' e' U&" r" 0x1F 1e3 1.5 .5 1_0 9x || ->> ->
  <> => <=> \\ \\n \\' \n \t \r\n é 😀 — \0 constructor __proto__`.split(' '),
  ' ',
  'create',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
);

const everyLexis: readonly Lexis[] = [
  ...DIALECTS.map((dialect) => DIALECT_TABLES[dialect].lexis),
  SHORTHAND,
  SHORTHAND_WITH_BACKSLASHES,
];

test('the tokens of any text in any dialect are the text', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...everyLexis), fc.boolean(), (text, lexis, strict) => {
      let at = 0;
      for (const token of lex(text, lexis, strict ? 'strict' : 'tolerant')) {
        expect(token.start).toBe(at);
        expect(token.end).toBeGreaterThan(at);
        expect(token.text).toBe(text.slice(token.start, token.end));
        expect(token.word).toBe(token.kind === 'word' ? token.text.toLowerCase() : '');
        if (token.flaw) expect(token.flaw.at).toSatisfy((place) => place >= token.start && place < token.end);
        at = token.end;
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 3000 },
  );
});

const shown = ({ kind, text, flaw }: Token) =>
  `${kind} ${text}${flaw ? ` (${flaw.kind} at ${flaw.at})` : ''}`;
const said = (tokens: readonly Token[]) => tokens.filter(isSaid).map(shown);

describe('strict, as an engine of the dialect reads it', () => {
  test.each<[Dialect, string, readonly string[]]>([
    ['sqlite', "'it''s' 'open", ["string 'it''s'", "string 'open (open text at 8)"]],
    ['sqlite', "x'0A'x", ["string x'0A'", 'word x']],
    ['sqlite', '"a""b"`c`[d e]', ['name "a""b"', 'name `c`', 'name [d e]']],
    ['sqlite', '1.5e-3 .5 0x1F 1_000', ['number 1.5e-3', 'number .5', 'number 0x1F', 'number 1_000']],
    ['sqlite', '?1 :a @b $c::d ?', ['param ?1', 'param :a', 'param @b', 'param $c::d', 'param ?']],
    ['sqlite', ':1 @1 $1', ['param :1', 'param @1', 'param $1']],
    [
      'sqlite',
      "p->>'$.a'||-1",
      ['word p', 'symbol ->>', "string '$.a'", 'symbol ||', 'symbol -', 'number 1'],
    ],
    ['sqlite', 'naïve_2 größe$', ['word naïve_2', 'word größe$']],
    ['sqlite', 'a::text', ['word a', 'symbol :', 'param :text']],
    ['sqlite', '12ab', ['number 12 (number suffix at 0)', 'word ab']],
    [
      'postgres',
      "E'it\\'s' $$a;$b$ c$$ $x$;$$;$x$",
      ["string E'it\\'s'", 'string $$a;$b$ c$$', 'string $x$;$$;$x$'],
    ],
    [
      'postgres',
      'U&"d\\0061t" [1:n] a::int :p $1',
      [
        'name U&"d\\0061t"',
        'symbol [',
        'number 1',
        'param :n',
        'symbol ]',
        'word a',
        'symbol ::',
        'word int',
        'param :p',
        'param $1',
      ],
    ],
    ['duckdb', "`a` 'b'", ['symbol `', 'word a', 'symbol `', "string 'b'"]],
    [
      'bigquery',
      `"a\\"b" '''it's''' \`p.d.t\` @id`,
      ['string "a\\"b"', "string '''it's'''", 'name `p.d.t`', 'param @id'],
    ],
    [
      'bigquery',
      `r"\\d" 'a''b' '\\%'`,
      ['string r"\\d"', "string 'a''b' (doubled quote at 8)", "string '\\%' (escape at 14)"],
    ],
    [
      'snowflake',
      "data:a.b $$x'$$ :p",
      ['word data', 'symbol :', 'word a', 'symbol .', 'word b', "string $$x'$$", 'param :p'],
    ],
    ['trino', '"a" `b', ['name "a"', 'symbol `', 'word b']],
    ['mysql', "'a\\qb' # it's\n1 <=> 2", ["string 'a\\qb'", 'number 1', 'symbol <=>', 'number 2']],
    ['sqlite', '"a', ['name "a (open name at 0)']],
    ['trino', 'a \u0001', ['word a', 'symbol \u0001 (control character at 2)']],
  ])('%s: %s', (dialect, text, tokens) => {
    expect(said(lex(text, DIALECT_TABLES[dialect].lexis))).toEqual(tokens);
  });

  test.each<[Dialect, string, readonly string[]]>([
    ['sqlite', 'a--b\nc/*d*/e/*f', ['--b', '/*d*/', '/*f']],
    ['postgres', '/* a /* b */ c */ d', ['/* a /* b */ c */']],
    ['sqlite', '/* a /* b */ c */ d', ['/* a /* b */']],
    ['bigquery', '1 # a\n// b', ['# a']],
    ['snowflake', '1 // a\n# b', ['// a']],
  ])('comments of %s: %j', (dialect, text, comments) => {
    const tokens = lex(text, DIALECT_TABLES[dialect].lexis);
    expect(tokens.flatMap((token) => (token.kind === 'comment' ? token.text : []))).toEqual(comments);
  });
});

describe('tolerant, as people write', () => {
  test.each<[string, readonly string[]]>([
    ["user's 'key'", ['word user', "symbol '", 'word s', "string 'key'"]],
    ["E'\\'' N'a'", ["string E'\\''", "string N'a'"]],
    [
      'a text[] [user id] (x)[0]',
      [
        'word a',
        'word text',
        'symbol [',
        'symbol ]',
        'name [user id]',
        'symbol (',
        'word x',
        'symbol )',
        'symbol [',
        'number 0',
        'symbol ]',
      ],
    ],
    ['"a\nb" `c`', ['symbol "', 'word a', 'word b', 'symbol "', 'name `c`']],
    ["'open", ["symbol '", 'word open']],
    [
      '30days → 1.users',
      ['number 30 (number suffix at 0)', 'word days', 'symbol →', 'number 1', 'symbol .', 'word users'],
    ],
    ['x:int #> y # z', ['word x', 'symbol :', 'word int', 'symbol #', 'symbol >', 'word y']],
    [
      'ARRAY<STRUCT<a INT>>',
      ['word ARRAY', 'symbol <', 'word STRUCT', 'symbol <', 'word a', 'word INT', 'symbol >', 'symbol >'],
    ],
  ])('%s', (text, tokens) => {
    expect(said(lex(text, SHORTHAND, 'tolerant'))).toEqual(tokens);
  });
});

describe('what a token stands for', () => {
  test.each([
    ['plain', 'plain'],
    ['"a""b"', 'a"b'],
    ['`a``b`', 'a`b'],
    ['[a b]', 'a b'],
    ["'it''s'", "it's"],
    ['"open', 'open'],
    ['"', ''],
    ['[open', 'open'],
    ['42', '42'],
  ])('the name %s is %s', (text, name) => {
    expect(lex(text, DIALECT_TABLES.sqlite.lexis).map(unquoted)).toEqual([name]);
  });

  test.each<[Dialect, string, string]>([
    ['postgres', 'U&"bronze\\005Fevents"', 'bronze_events'],
    ['postgres', 'U&"\\+01F600 \\\\"', '😀 \\'],
    ['postgres', '$a$it$a$', 'it'],
    ['duckdb', "E'a\\x5f\\137b\\n\\'\\u0063'", "a__b\n'c"],
    ['duckdb', "'a\\x5f'", 'a\\x5f'],
    ['postgres', '$$', ''],
  ])('in %s the name %s is %s', (dialect, text, name) => {
    expect(lex(text, DIALECT_TABLES[dialect].lexis).map(unquoted)).toEqual([name]);
  });

  test.each<[Dialect, string, string]>([
    ['trino', "'it''s \\n'", "it's \\n"],
    ['snowflake', "'it''s\\\\\\'n\\n'", "it's\\'n\n"],
    ['bigquery', `"a\\"'b\\t"`, `a"'b\t`],
    ['bigquery', `'''it's'' \\'all'''`, `it's'' 'all`],
    ['postgres', "E'a\\\\''b'", "a\\'b"],
    ['postgres', "'a\\b'", 'a\\b'],
    ['mysql', `"a""b'\\q"`, `a"b'q`],
  ])('the text of %s %s is %j', (dialect, text, value) => {
    const { lexis } = DIALECT_TABLES[dialect];
    expect(lex(text, lexis).map((token) => contentOf(token, lexis))).toEqual([value]);
  });
});
