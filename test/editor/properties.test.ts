import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Buffer, openBuffer, positionOf, textOf, withText } from '../../src/editor/buffer.ts';
import type { EditorCommand } from '../../src/editor/command.ts';
import { accept, completionsAt } from '../../src/editor/complete.ts';
import { findStep, matchesOf, replaceAll } from '../../src/editor/find.ts';
import type { LanguageName } from '../../src/editor/language.ts';
import { perform } from '../../src/editor/perform.ts';
import { chosen, closedPopup, updatePopup } from '../../src/editor/popup.ts';
import { ansi16Looks, plainLooks } from '../../src/editor/style.ts';
import { vocabularyFrom } from '../../src/editor/vocabulary.ts';
import { painted } from './support.ts';

/** What makes trouble: wide, joined, combined, invisible, and half of something. */
const piece = fc.constantFrom(
  ...['select ', 'v.', 'from video v', '(', ')', ';', "'", '"', '--', '/*', ' ', '  ', '\n', '\r\n', '\t'],
  ...[
    '日本',
    '한국',
    '👩‍👩‍👧',
    '👍🏽',
    '🇯🇵',
    '🇯',
    'e\u0301',
    '\u0301',
    '\u200d',
    '\u202e',
    '\u0000',
    '\u001b[31m',
    'ก\u0e33',
    '\u0600',
    '\ufeff',
  ],
);
const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
const motion = fc.constantFrom(
  ...(['left', 'right', 'word-left', 'word-right', 'line-start', 'line-end', 'up', 'down'] as const),
  ...(['page-up', 'page-down', 'document-start', 'document-end'] as const),
);
const command: fc.Arbitrary<EditorCommand> = fc.oneof(
  { weight: 4, arbitrary: text.map((typed): EditorCommand => ({ kind: 'insert', text: typed })) },
  text.map((pasted): EditorCommand => ({ kind: 'paste', text: pasted })),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('move' as const), to: motion, select: fc.boolean() }),
  },
  fc.record({
    kind: fc.constant('delete' as const),
    to: fc.constantFrom(...(['left', 'right', 'word-left', 'word-right', 'line-start', 'line-end'] as const)),
  }),
  fc.record({
    kind: fc.constant('go-to' as const),
    line: fc.integer({ min: -1, max: 9 }),
    column: fc.integer({ min: -1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    what: fc.constantFrom(...(['all', 'word', 'line', 'nothing'] as const)),
  }),
  fc.record({ kind: fc.constant('move-line' as const), to: fc.constantFrom('up' as const, 'down' as const) }),
  fc.constantFrom<EditorCommand>(
    ...(
      [
        'newline',
        'delete-line',
        'duplicate-line',
        'indent',
        'outdent',
        'toggle-comment',
        'undo',
        'redo',
      ] as const
    ).map((kind) => ({ kind })),
  ),
);

type Act =
  | { readonly kind: 'command'; readonly command: EditorCommand }
  | { readonly kind: 'outside'; readonly text: string }
  | { readonly kind: 'complete' }
  | { readonly kind: 'find'; readonly query: string }
  | { readonly kind: 'replace'; readonly query: string };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: command.map((one): Act => ({ kind: 'command', command: one })) },
  text.map((outside): Act => ({ kind: 'outside', text: outside })),
  fc.constant<Act>({ kind: 'complete' }),
  piece.map((query): Act => ({ kind: 'find', query })),
  piece.map((query): Act => ({ kind: 'replace', query })),
);
const size = fc.record({ width: fc.integer({ min: 1, max: 50 }), height: fc.integer({ min: 1, max: 8 }) });
const language = fc.constantFrom<LanguageName>('sqlite', 'markdown', 'yaml', 'plain');
const vocabulary = vocabularyFrom('create table video (video_id text, "wide 日本" int)', [], 'sqlite');

function performed(buffer: Buffer, done: Act, view: { width: number; height: number }): Buffer {
  switch (done.kind) {
    case 'command':
      return perform(buffer, done.command, view);
    case 'outside':
      return withText(buffer, done.text);
    case 'complete': {
      const completion = completionsAt(buffer, vocabulary, true);
      const option = completion?.options[0];
      return completion && option ? accept(buffer, completion, option, view) : buffer;
    }
    case 'find':
      return findStep(buffer, done.query, 'next', view);
    case 'replace':
      return replaceAll(buffer, done.query, 'x日', view);
  }
}

describe('any sequence of commands', () => {
  test('keeps the cursor inside, and undone to the end it gives back the text', () => {
    fc.assert(
      fc.property(text, language, fc.array(act, { maxLength: 30 }), size, (start, name, acts, view) => {
        let buffer = openBuffer(start, name);
        for (const done of acts) {
          buffer = performed(buffer, done, view);
          const place = positionOf(buffer);
          expect(place.line).toBeLessThanOrEqual(buffer.state.doc.lines);
          expect(place.column).toBeLessThanOrEqual(buffer.state.doc.line(place.line).length + 1);
          expect(buffer.top).toBeLessThan(buffer.state.doc.lines);
        }
        for (let before: Buffer | null = null; before !== buffer; ) {
          before = buffer;
          buffer = perform(buffer, { kind: 'undo' }, view);
        }
        expect(textOf(buffer)).toBe(start);
      }),
      { numRuns: 400 },
    );
  });

  test('undone and redone to the end gives the text again', () => {
    fc.assert(
      fc.property(text, fc.array(command, { maxLength: 20 }), (start, commands) => {
        const view = { width: 40, height: 10 };
        const done = commands.reduce(
          (buffer, one) => perform(buffer, one, view),
          openBuffer(start, 'sqlite'),
        );
        const ends = (kind: 'undo' | 'redo') => (buffer: Buffer) => {
          for (
            let next = perform(buffer, { kind }, view);
            next !== buffer;
            next = perform(buffer, { kind }, view)
          )
            buffer = next;
          return buffer;
        };
        const last = ends('redo')(done);
        expect(textOf(ends('redo')(ends('undo')(last)))).toBe(textOf(last));
      }),
      { numRuns: 200 },
    );
  });

  test('there is a way from one end to the other and back, by characters and by words', () => {
    const there = fc.constantFrom('right' as const, 'word-right' as const);
    fc.assert(
      fc.property(text, text, fc.infiniteStream(there), (one, other, ways) => {
        const view = { width: 40, height: 10 };
        let buffer = openBuffer(one + other, 'sqlite');
        const head = () => buffer.state.selection.main.head;
        while (head() < buffer.state.doc.length) {
          const before = head();
          buffer = perform(buffer, { kind: 'move', to: ways.next().value, select: false }, view);
          expect(head()).toBeGreaterThan(before);
        }
        while (head() > 0) {
          const before = head();
          const to = ways.next().value === 'right' ? 'left' : 'word-left';
          buffer = perform(buffer, { kind: 'move', to, select: false }, view);
          expect(head()).toBeLessThan(before);
        }
      }),
    );
  });

  test('is painted within its rectangle, nothing but styles among the characters', () => {
    fc.assert(
      fc.property(
        text,
        language,
        fc.array(act, { maxLength: 12 }),
        size,
        size,
        fc.boolean(),
        (start, name, acts, view, other, coloured) => {
          const buffer = acts.reduce(
            (current, done) => performed(current, done, view),
            openBuffer(start, name),
          );
          const completion = completionsAt(buffer, vocabulary, true);
          const options = {
            ...other,
            looks: coloured ? ansi16Looks : plainLooks,
            marks: [
              {
                line: 1,
                column: 2,
                message: 'near "日本": a long \u001b[2J message',
                severity: 'error' as const,
              },
            ],
            matches: matchesOf(buffer, 'e'),
            popup: updatePopup(closedPopup, { kind: 'offered', completion }),
          };
          const { lines, cursor } = painted(buffer, options);
          expect(lines).toHaveLength(other.height);
          for (const line of lines) {
            expect(stringWidth(line)).toBeLessThanOrEqual(other.width);
            expect(unstyled(line)).not.toMatch(/\p{Cc}/u);
          }
          expect(cursor?.x).toBeGreaterThanOrEqual(0);
          expect(cursor?.x).toBeLessThan(other.width);
          expect(cursor?.y).toBeGreaterThanOrEqual(0);
          expect(cursor?.y).toBeLessThan(other.height);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** Fails where a style is still on at the end of the line. */
function unstyled(line: string): string {
  const open = new Set<string>();
  const off: Readonly<Record<string, readonly string[]>> = {
    '22': ['1', '2'],
    '23': ['3'],
    '24': ['4'],
    '27': ['7'],
    '39': ['fg'],
    '49': ['bg'],
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: styles begin with one
  const rest = line.replace(/\u001b\[([\d;]+)m/g, (_, codes: string) => {
    for (const code of codes.split(';')) {
      for (const closed of off[code] ?? []) open.delete(closed);
      if (!off[code]) open.add(/^[39]\d$/.test(code) ? 'fg' : /^4\d$/.test(code) ? 'bg' : code);
    }
    return '';
  });
  expect([...open]).toEqual([]);
  return rest;
}

test('moves of the popup stay within it', () => {
  const completion = completionsAt(openBuffer('', 'sqlite'), vocabulary, true);
  const open = updatePopup(closedPopup, { kind: 'offered', completion });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (moves) => {
      const moved = moves.reduce((popup, by) => updatePopup(popup, { kind: 'moved', by }), open);
      expect(chosen(moved)).not.toBeNull();
    }),
  );
});
