import fc from 'fast-check';
import { createElement } from 'react';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { coloured, plain } from '../../../src/reporters/style.ts';
import { type Binding, globalBindings } from '../../../src/tui/keys.ts';
import type { Size } from '../../../src/tui/screen.ts';
import { bindings } from '../../../src/tui/screens/scorecard/state.ts';
import { cutStyled, fitStyled } from '../../../src/tui/view/styled.ts';
import { footerLine, keyLabel } from '../../../src/tui/view/key-label.ts';
import { helpFrame, scrollHelp } from '../../../src/tui/view/help.ts';
import { keptInSight, moved, position, scrolled, seen } from '../../../src/tui/view/scroll.ts';
import { areaCursor, areaLines, areaText, edit, openArea, reflow } from '../../../src/tui/view/text-area.ts';
import { ago, clockOf, sparkline } from '../../../src/tui/view/words.ts';
import { isTooSmall } from '../../../src/tui/view/frame.ts';
import { tooSmallLines } from '../../../src/tui/program/root.tsx';
import { Lines } from '../../../src/tui/view/lines.tsx';
import { expectGolden } from '../../golden.ts';
import { painted, sizes } from './support/frame.ts';

const shown = (lines: readonly string[], size: Size, screenReader = false) =>
  painted(createElement(Lines, { lines }), size, screenReader);

describe('a line that is cut', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.replace(/\p{Cc}/gu, ' '));

  it('has the cells that it is given, and colours that end', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (pieces, width) => {
        const line = pieces.map((piece, at) => (at % 2 === 0 ? coloured.bad(piece) : piece)).join('');
        const fitted = fitStyled(line, width);
        expect(stringWidth(fitted)).toBe(width);
        expect(fitted.split('\u001b[31m').length).toBe(fitted.split('\u001b[39m').length);
      }),
    );
  });

  it('shows that it is', () => {
    expect(cutStyled('abcdef', 4)).toBe('abc…');
    expect(cutStyled(`${coloured.good('abc')}def`, 5)).toBe('\u001b[32mabc\u001b[39md…');
    expect(cutStyled('漢字漢字', 6)).toBe('漢字…');
    expect(cutStyled('abcd', 4)).toBe('abcd');
  });
});

describe('the footer', () => {
  const footer = (columns: number, given: readonly Binding[] = bindings, typing = false) =>
    footerLine({ bindings: given, columns, style: plain, typing });

  it.each([20, 40, 60, 80, 200])('at %i columns names help and the way out', (columns) => {
    expect(footer(columns)).toMatch(/\? help {2}Esc back$/);
    expect(footer(columns).length).toBeLessThanOrEqual(columns);
  });

  it('names the keys as they are bound', () => {
    const own = bindings.map((binding) =>
      binding.action === 'defend' ? { ...binding, keys: ['ctrl+f'] } : binding,
    );
    expect(footer(200, own)).toContain('Ctrl+F defend');
  });

  it('has another key for help where one types, and quits where there is no way back', () => {
    expect(footer(80, [], true)).toBe('F1 help  Ctrl+Q quit');
  });

  it.each([
    ['ctrl+shift+left', 'Ctrl+Shift+←'],
    ['+', '+'],
    ['ctrl++', 'Ctrl++'],
    ['f5', 'F5'],
    ['?', '?'],
  ])('reads %s as %s', (key, label) => {
    expect(keyLabel(key)).toBe(label);
  });
});

describe('the page behind ?', () => {
  const help = {
    title: 'Scorecard',
    bindings,
    everywhere: globalBindings,
    size: sizes['80x24'],
    style: plain,
    screenReader: false,
  };

  it('looks like this', () => {
    expectGolden('tui/help.txt', shown(helpFrame({ ...help, top: 0 }), help.size));
    const aloud = shown(helpFrame({ ...help, top: 0, screenReader: true }), help.size, true);
    expectGolden('tui/help-aloud.txt', aloud);
  });

  it('scrolls as far as there is anything', () => {
    const small = { ...help, size: { columns: 70, rows: 20 } };
    const end = scrollHelp(0, 'last', small);
    expect(end).toBeGreaterThan(0);
    expect(scrollHelp(end, 'down', small)).toBe(end);
    expect(shown(helpFrame({ ...small, top: end }), small.size)).toContain('Ctrl+Q');
  });
});

describe('a window that is too small', () => {
  it.each([
    [60, 16, true],
    [70, 20, false],
    [69, 40, true],
    [200, 19, true],
  ])('%i columns and %i rows: %s', (columns, rows, small) => {
    expect(isTooSmall({ columns, rows })).toBe(small);
  });

  it('says what is needed, and how the clock stands', () => {
    const size = { columns: 60, rows: 16 };
    const clock = 'Part B, 1:20 left';
    expectGolden('tui/too-small.txt', shown(tooSmallLines({ size, style: plain, clock }), size));
  });

  it.each([
    [20, 5],
    [1, 1],
  ])('fits even %i by %i', (columns, rows) => {
    const size = { columns, rows };
    shown(tooSmallLines({ size, style: plain, clock: 'Part A, 3:59 left' }), size);
  });
});

describe('scrolling', () => {
  const lines = Array.from({ length: 64 }, (_, at) => String(at + 1));

  it('stays within the text, and says where one is', () => {
    const top = scrolled(0, 'page-down', 64, 18);
    expect(top).toBe(17);
    expect(position(top, 64, 18)).toBe('18–35 of 64 ↑↓');
    expect(position(0, 18, 18)).toBe('');
    expect(position(top, 64, 18, true)).toBe('lines 18 to 35 of 64');
    expect(scrolled(top, 'last', 64, 18)).toBe(46);
  });

  it('leaves no room below the end when the window grows', () => {
    expect(seen(lines, 60, 18)).toHaveLength(18);
  });

  it('moves as little as it can', () => {
    expect(keptInSight(10, 12, 64, 18)).toBe(10);
    expect(keptInSight(10, 5, 64, 18)).toBe(5);
    expect(keptInSight(10, 40, 64, 18)).toBe(23);
  });

  it('stays at an only place', () => {
    expect(moved(0, 'down', 0, 5)).toBe(0);
    expect(moved(0, 'last', 1, 5)).toBe(0);
  });
});

describe('words for times and scores', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  it.each([
    ['2026-11-24T11:59:30Z', 'just now'],
    ['2026-11-24T11:59:00Z', '1 minute ago'],
    ['2026-11-24T09:10:00Z', '2 hours ago'],
    ['2026-11-22T11:00:00Z', '2 days ago'],
    ['2026-11-10T12:00:00Z', '2 weeks ago'],
    ['2024-11-10T12:00:00Z', '2 years ago'],
    ['2026-11-25T12:00:00Z', 'just now'],
  ])('%s is %s', (moment, words) => {
    expect(ago(moment, now)).toBe(words);
  });

  it.each([
    [192_000, '3:12'],
    [3_765_000, '1:02:45'],
    [999, '0:00'],
    [-5000, '0:00'],
  ])('%i ms are %s', (ms, text) => {
    expect(clockOf(ms)).toBe(text);
  });

  it('draws the least and the most', () => {
    expect(sparkline([0, 0.5, 1], 10)).toBe('▁▅█');
    expect(sparkline([0, 0.5, 1], 2)).toBe('▅█');
  });
});

describe('the place to write in', () => {
  const box = { width: 20, height: 4 };

  it('breaks lines at blanks while one types, and loses nothing', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const typed = [...words.join(' ')];
        const area = typed.reduce(
          (reached, text) => edit(reached, { kind: 'insert', text }, box),
          openArea(''),
        );
        expect(areaText(area).replaceAll('\n', ' ')).toBe(words.join(' '));
        for (const line of areaText(area).split('\n')) expect(stringWidth(line)).toBeLessThan(box.width);
        expect(area.state.selection.main.head).toBe(area.state.doc.length);
      }),
    );
  });

  it('leaves a word alone that is longer than a line', () => {
    const text = 'x'.repeat(50);
    const area = edit(openArea('  '), { kind: 'paste', text }, box);
    expect(areaText(area)).toContain(text);
  });

  it('keeps the cursor in sight', () => {
    const area = edit(
      openArea('one\ntwo\nthree\nfour\nfive\nsix'),
      { kind: 'move', to: 'document-end', select: false },
      box,
    );
    const { x, y } = areaCursor(area, box);
    expect(areaLines(area, box)[y]).toBe('six');
    expect(x).toBe(3);
  });

  it('shows what is selected', () => {
    const area = edit(openArea('one two'), { kind: 'select', what: 'all' }, box);
    expect(areaLines(area, box)[0]).toContain('\u001b[7mo\u001b[27m');
  });

  it('sets paragraphs anew, and nothing else', () => {
    const text =
      'a long line of words\nand more\n\n- an item of a list that is long\n\n| a | table | of | cells |';
    expect(reflow(text, 16)).toBe(
      'a long line of\nwords and more\n\n- an item of a list that is long\n\n| a | table | of | cells |',
    );
    expect(reflow('```\na  b\n```\nlong words here', 8)).toContain('a  b');
  });
});
