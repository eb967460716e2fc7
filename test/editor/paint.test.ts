import { describe, expect, test } from 'vitest';
import { openBuffer } from '../../src/editor/buffer.ts';
import { completionsAt } from '../../src/editor/complete.ts';
import { matchesOf } from '../../src/editor/find.ts';
import { closedPopup, updatePopup } from '../../src/editor/popup.ts';
import { ansi16Looks, type Looks, plainLooks } from '../../src/editor/style.ts';
import { vocabularyFrom } from '../../src/editor/vocabulary.ts';
import { draw, drawn, move, named, painted, performAll, type } from './support.ts';

/** Every kind of thing shows by its name. */
// The keys of an object of this type are its kinds, which Object.fromEntries cannot say.
const names = Object.fromEntries(Object.keys(plainLooks).map((kind) => [kind, kind])) as Looks;
const looks: Looks = { ...names, text: '', lineNumber: '', currentLineNumber: '' };
const numbers = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`).join('\n');
const kindsIn = (text: string, language: Parameters<typeof openBuffer>[1], row = 0) =>
  named(openBuffer(text, language), { looks, width: 200 })[row]?.slice(4);

describe('a line', () => {
  test.each([
    [
      'sqlite',
      "select date, count(*) from t where x = 'a''b' and n > 1.5 -- why",
      "<keyword:select> <name:date>, <function:count>(<operator:*>) <keyword:from> <name:t> <keyword:where> <name:x> <operator:=> <string:'a''b'> <keyword:and> <name:n> <operator:>> <number:1.5> <comment:-- why>",
    ],
    ['sqlite', 'x INTEGER DEFAULT NULL', '<name:x> <type:INTEGER> <keyword:DEFAULT> <keyword:NULL>'],
    ['sqlite', 'id = :user_id', '<name:id> <operator:=> <parameter::user_id>'],
    [
      'bigquery',
      'SELECT TIMESTAMP_TRUNC(ts, DAY), "a\\"b" AS `x` FROM t -- y',
      '<keyword:SELECT> <function:TIMESTAMP_TRUNC>(<name:ts>, <name:DAY>), <string:"a\\"b"> <keyword:AS> <name:`x`> <keyword:FROM> <name:t> <comment:-- y>',
    ],
    ['bigquery', 'x DATE, date, DATE(y)', '<name:x> <type:DATE>, <name:date>, <function:DATE>(<name:y>)'],
    ['bigquery', 'x STRING, # y', '<name:x> <type:STRING>, <comment:# y>'],
    [
      'snowflake',
      'payload:user::STRING, :cutoff // y',
      '<name:payload><operator::><name:user><operator:::><type:STRING>, <parameter::cutoff> <comment:// y>',
    ],
    [
      'postgres',
      "data->>'a' ILIKE $$b$$ AND ts::date < :day",
      "<name:data><operator:->>><string:'a'> <keyword:ILIKE> <string:$$b$$> <keyword:AND> <name:ts><operator:::><type:date> <operator:<> <parameter::day>",
    ],
    [
      'duckdb',
      'FROM t SELECT * EXCLUDE (a), list_sum(b)',
      '<keyword:FROM> <name:t> <keyword:SELECT> <operator:*> <keyword:EXCLUDE> (<name:a>), <name:list_sum>(<name:b>)',
    ],
    ['markdown', '# Title `x`', '<heading:# Title `x`>'],
    ['markdown', '- a **b** `c` a_b_c', '<punctuation:- >a <strong:**b**> <code:`c`> a_b_c'],
    ['yaml', 'file: "a: b" # why', '<key:file><punctuation::> <string:"a: b"> <comment:# why>'],
    ['plain', 'select 1', 'select 1'],
  ] as const)('of %s is told apart by meaning: %s', (language, text, expected) => {
    expect(kindsIn(text, language)).toBe(expected);
  });

  test('is coloured as what it is in, lines further up', () => {
    expect(kindsIn('/* a\nselect\n*/ b', 'sqlite', 1)).toBe('<comment:select>');
    expect(kindsIn('```sql\nselect\n```\nb', 'markdown', 1)).toBe('<code:select>');
  });

  test.each([
    ['tabs go to the next stop', 'a\tb\t\tc', 'a b   c'],
    ['controls show and do nothing', 'a\u001b[31m\u0007', 'a\\x1b[31m\\x07'],
    ['what reorders shows', 'a\u202eb', 'a\\u{202e}b'],
    ['a mark without a letter has one', '\u0301a', '◌\u0301a'],
    ['a joiner outside of a picture shows', 'a\u200db', 'a\\u{200d}b'],
    ['pictures stay whole', '👩‍👩‍👧🇯🇵', '👩‍👩‍👧🇯🇵'],
  ])('%s', (_, text, expected) =>
    expect(painted(openBuffer(text, 'plain')).lines[0]).toBe(`  1 ${expected}`),
  );
});

describe('a selection', () => {
  test.each([
    ['a[bc|]d', ['a<selection:bc>d']],
    ['[a\n\nb|]c', ['<selection:a >', '<selection: >', '<selection:b>c']],
    ['a[日|]', ['a<selection:日>']],
  ])('in %j', (picture, expected) => {
    const lines = named(drawn(picture, 'plain'), { looks });
    expect(lines.slice(0, expected.length).map((line) => line.slice(4))).toEqual(expected);
  });

  test('shows without colours too', () => {
    expect(painted(drawn('a[b|]', 'plain')).lines[0]).toBe('  1 a\u001b[7mb\u001b[27m');
  });

  test('lies over matches, and matches over words', () => {
    const buffer = drawn('ab [ab|] ab');
    const lines = named(buffer, { looks, matches: matchesOf(buffer, 'ab') });
    expect(lines[0]?.slice(4)).toBe('<match:ab> <selection:ab> <match:ab>');
  });
});

describe('scrolling', () => {
  const size = { width: 30, height: 7 };
  const firstLine = (buffer: ReturnType<typeof drawn>) => painted(buffer, size).lines[0]?.trim();

  test('follows the cursor with two lines of margin, and no further than it must', () => {
    let buffer = openBuffer(numbers(50), 'plain');
    const at = (line: number) => {
      buffer = performAll(buffer, { kind: 'go-to', line, column: 1 });
      buffer = { ...buffer, top: before };
      const { cursor, lines } = painted(buffer, size);
      expect(lines[cursor?.y ?? -1]).toContain(`line ${line}`);
      before = Number(lines[0]?.trim().split(' ')[0]) - 1;
      return before + 1;
    };
    let before = 0;
    expect([5, 6, 7, 8, 6, 5, 4, 50, 45, 1].map(at)).toEqual([1, 2, 3, 4, 4, 3, 2, 44, 43, 1]);
  });

  test('turns pages so that the cursor keeps its row', () => {
    const buffer = performAll(openBuffer(numbers(100), 'plain'), { kind: 'go-to', line: 10, column: 1 });
    const turned = performAll(buffer, move('page-down'));
    expect(painted(turned).cursor).toEqual({ x: 5, y: painted(buffer).cursor?.y });
    expect(draw(turned)).toContain('\n|line 29\n');
  });

  test('goes sideways, and cuts no character in half', () => {
    const buffer = performAll(openBuffer('日本語日本語日本語日本語日本語', 'plain'), move('line-end'));
    const { lines, cursor } = painted(buffer, { width: 20, height: 1 });
    expect(lines[0]).toBe('  1  本語日本語');
    expect(cursor).toEqual({ x: 15, y: 0 });
    const start = painted(performAll(buffer, move('line-start')), { width: 19, height: 1 });
    expect(start).toEqual({ lines: ['  1 日本語日本語日 '], cursor: { x: 4, y: 0 } });
  });

  test('any size at any time', () => {
    const buffer = performAll(openBuffer(numbers(50), 'plain'), move('document-end'));
    expect(firstLine(buffer)).toBe('44 line 44');
    expect(painted(buffer, { width: 3, height: 2 })).toEqual({ lines: ['9', '0'], cursor: { x: 1, y: 1 } });
    expect(painted(buffer, { width: 0, height: 1 })).toEqual({ lines: [''], cursor: null });
    expect(painted(openBuffer('', 'sqlite'), { width: 20, height: 3 })).toEqual({
      lines: ['  1 ', '', ''],
      cursor: { x: 4, y: 0 },
    });
  });

  test('without the focus there is no cursor', () => {
    expect(painted(openBuffer('a', 'sqlite'), { focused: false }).cursor).toBeNull();
  });
});

describe('a mark', () => {
  const mark = (message: string, severity: 'error' | 'warning' = 'error', line = 1, column = 1) => ({
    line,
    column,
    message,
    severity,
  });

  test.each([
    [
      'behind its line',
      'selct 1',
      60,
      [mark('near "selct": syntax error')],
      ['<errorSign:✗> 1 <marked:selct> 1  <errorMessage:near "selct": syntax error>'],
    ],
    [
      'below where it does not fit and nothing is pushed out',
      'select a, b',
      34,
      [mark('no such column: b', 'error', 1, 11)],
      ['<errorSign:✗> 1 select a, <marked:b>', '    <errorMessage:└ no such column: b>'],
    ],
    [
      'in part where there is no room below',
      'select a, b\nx\ny',
      34,
      [mark('no such column: b', 'error', 1, 11)],
      ['<errorSign:✗> 1 select a, <marked:b>  <errorMessage:no such column:…>'],
    ],
    [
      'of a warning with another sign',
      'a',
      60,
      [mark('slow', 'warning')],
      ['<warningSign:!> 1 <warned:a>  <warningMessage:slow>'],
    ],
    [
      'of an error before that of a warning',
      'a b',
      60,
      [mark('slow', 'warning'), mark('bad', 'error', 1, 3)],
      ['<errorSign:✗> 1 <warned:a> <marked:b>  <errorMessage:bad>'],
    ],
    [
      'beyond the end of its line',
      'a',
      60,
      [mark('incomplete input', 'error', 1, 99)],
      ['<errorSign:✗> 1 a  <errorMessage:incomplete input>'],
    ],
    [
      'that would do something',
      'a',
      60,
      [mark('\u001b[2J\n x')],
      ['<errorSign:✗> 1 <marked:a>  <errorMessage:\\x1b[2J x>'],
    ],
  ])('stands %s', (_, text, width, marks, expected) => {
    const lines = named(openBuffer(text, 'plain'), { looks, width, height: 3, marks });
    expect(lines.slice(0, expected.length)).toEqual(expected);
  });

  test('below a line moves the cursor’s row with the lines', () => {
    const buffer = drawn('select a, b\nx|', 'plain');
    const { cursor } = painted(buffer, { width: 30, height: 3, marks: [mark('no such column: b and more')] });
    expect(cursor).toEqual({ x: 5, y: 2 });
  });
});

describe('a popup', () => {
  const vocabulary = vocabularyFrom('create table views (view_id int, video_id int)', [], 'sqlite');
  const offered = (picture: string) => {
    const buffer = drawn(picture);
    const popup = updatePopup(closedPopup, {
      kind: 'offered',
      completion: completionsAt(buffer, vocabulary, false),
    });
    return { buffer, popup: updatePopup(popup, { kind: 'moved', by: 1 }) };
  };

  test('lies below the cursor and lets what is around it show', () => {
    const { buffer, popup } = offered(
      'select v.| from views v\n日本語日本語日本語日本語日本語日本語日本語\nb',
    );
    expect(painted(buffer, { width: 46, height: 3, popup })).toEqual({
      lines: [
        '  1 select v. from views v',
        '  2 日本語日│view_id   column of views │日本語',
        '  3 b       \u001b[7m▸video_id  column of views │\u001b[27m',
      ],
      cursor: { x: 13, y: 0 },
    });
  });

  test('lies above it where there is no room below', () => {
    const { buffer, popup } = offered('a\nb\nc\nselect v.| from views v');
    expect(
      painted(buffer, { width: 40, height: 4, popup, looks: ansi16Looks }).lines.map((line) =>
        /30;47|97;44/.test(line),
      ),
    ).toEqual([false, true, true, false]);
  });
});

test('what is typed shows', () => {
  const { lines, cursor } = painted(performAll(openBuffer('', 'sqlite'), type('日')));
  expect(lines[0]).toBe('  1 日');
  expect(cursor).toEqual({ x: 6, y: 0 });
});
