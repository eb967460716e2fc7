import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../../src/tui/keys.ts';
import {
  decode,
  decodeIdle,
  type Decoder,
  freshDecoder,
  singly,
  waiting,
} from '../../../src/tui/terminal/decode.ts';
import { bytesOfKey } from '../../support/key-bytes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Everything that the chunks say, and, with `idle`, what is left after a while. */
function readAll(chunks: readonly Uint8Array[], idle = true) {
  let decoder: Decoder = freshDecoder;
  const inputs: Input[] = [];
  const replies: string[] = [];
  const take = (result: ReturnType<typeof decode>) => {
    decoder = result.decoder;
    inputs.push(...result.inputs);
    replies.push(...result.replies.map(({ kind }) => kind));
  };
  for (const chunk of chunks) take(decode(decoder, chunk));
  if (idle) take(decodeIdle(decoder));
  return { inputs, replies, decoder };
}

/** `ctrl+a`, `a=a` where text is typed, `paste:…`. */
const said = (inputs: readonly Input[]) =>
  inputs.map((input) =>
    input.kind === 'paste'
      ? `paste:${input.text}`
      : input.key + (input.text === null ? '' : `=${input.text}`),
  );
const read = (text: string) => said(readAll([bytes(text)]).inputs);

// What is sent, by terminals of all kinds, and the keys that it means.
const keys: Readonly<Record<string, readonly string[]>> = {
  up: ['\u001b[A', '\u001bOA', '\u001b[1;1A', '\u001b[57419u'],
  'ctrl+right': ['\u001b[1;5C', '\u001bOc', '\u001b[1;5:1C', '\u001b[1;69C'],
  'shift+left': ['\u001b[1;2D', '\u001b[d'],
  'alt+up': ['\u001b[1;3A', '\u001b\u001b[A', '\u001b\u001bOA', '\u001b[1;9A'],
  'ctrl+alt+shift+down': ['\u001b[1;8B'],
  'ctrl+alt+left': ['\u001b[1;7D', '\u001b\u001bOd'],
  home: ['\u001b[H', '\u001bOH', '\u001b[1~', '\u001b[7~'],
  end: ['\u001b[F', '\u001bOF', '\u001b[4~', '\u001b[8~'],
  'ctrl+home': ['\u001b[1;5H', '\u001b[7^'],
  'ctrl+shift+end': ['\u001b[1;6F', '\u001b[8@'],
  insert: ['\u001b[2~'],
  delete: ['\u001b[3~'],
  'shift+delete': ['\u001b[3;2~', '\u001b[3$'],
  'ctrl+delete': ['\u001b[3;5~', '\u001b[3^'],
  pageup: ['\u001b[5~'],
  'alt+pagedown': ['\u001b[6;3~', '\u001b\u001b[6~'],
  f1: ['\u001bOP', '\u001b[11~', '\u001b[[A', '\u001b[P'],
  f2: ['\u001bOQ', '\u001b[12~', '\u001b[[B'],
  f3: ['\u001bOR', '\u001b[13~', '\u001b[[C', '\u001b[R'],
  f4: ['\u001bOS', '\u001b[14~', '\u001b[[D'],
  f5: ['\u001b[15~', '\u001b[[E'],
  f6: ['\u001b[17~'],
  f7: ['\u001b[18~'],
  f8: ['\u001b[19~'],
  f9: ['\u001b[20~'],
  f10: ['\u001b[21~'],
  f11: ['\u001b[23~'],
  f12: ['\u001b[24~'],
  'ctrl+f3': ['\u001b[1;5R', '\u001b[13;5~', '\u001bO5R'],
  'shift+f5': ['\u001b[15;2~'],
  tab: ['\t', '\u001b[9u'],
  'shift+tab': ['\u001b[Z', '\u001b[1;2Z', '\u001b[9;2u', '\u001b[27;2;9~'],
  enter: ['\r', '\u001bOM', '\u001b[13u', '\u001b[57414u'],
  'ctrl+enter': ['\u001b[13;5u', '\u001b[27;5;13~'],
  'shift+enter': ['\u001b[13;2u', '\u001b[27;2;13~'],
  'alt+enter': ['\u001b\r', '\u001b[13;3u'],
  escape: ['\u001b', '\u001b[27u'],
  backspace: ['\u007f', '\b', '\u001b[127u'],
  'alt+backspace': ['\u001b\u007f', '\u001b[127;3u'],
  'ctrl+backspace': ['\u001b[127;5u', '\u001b[27;5;127~'],
  'ctrl+space': ['\u0000', '\u001b[32;5u'],
  'ctrl+a': ['\u0001', '\u001b[97;5u', '\u001b[27;5;97~', '\u001b[97;5:2u'],
  'ctrl+i': ['\u001b[105;5u'],
  'ctrl+j': ['\n'],
  'ctrl+z': ['\u001a'],
  'ctrl+/': ['\u001f', '\u001b[47;5u'],
  'ctrl+\\': ['\u001c'],
  'ctrl+]': ['\u001d'],
  'ctrl+shift+z': ['\u001b[122;6u', '\u001b[27;6;90~', '\u001b[90;6u', '\u001b[122:90;6u'],
  'ctrl+alt+a': ['\u001b\u0001', '\u001b[97;7u'],
  'ctrl+?': ['\u001b[27;6;63~', '\u001b[47:63;6u'],
  'alt+b': ['\u001bb', '\u001b[98;3u'],
  'alt+shift+b': ['\u001bB'],
  'alt+space': ['\u001b '],
  'alt+[': ['\u001b['],
  'alt+shift+o': ['\u001bO'],
  'alt+]': ['\u001b]'],
  'alt+é': ['\u001bé'],
  'a=a': ['a', '\u001b[97u', '\u001b[97;1u', '\u001b[97;1;97u', '\u001b[97;65u'],
  'shift+a=A': ['A', '\u001b[97;2u', '\u001b[97:65;2;65u'],
  'shift+é=É': ['É'],
  '?=?': ['?'],
  'space= ': [' '],
  '中=中': ['中'],
  '👩‍👩‍👧=👩‍👩‍👧': ['👩‍👩‍👧'],
  '7=7': ['7', '\u001bOw', '\u001b[57406u'],
};

describe('a key is known in every spelling', () => {
  const cases = Object.entries(keys).flatMap(([key, spellings]) =>
    spellings.map((sent) => [key, sent] as const),
  );
  test.each(cases)('%s: %j', (key, sent) => {
    expect(read(sent)).toEqual([key]);
  });

  test('what the tests send is what they name', () => {
    const names = [
      'ctrl+r',
      'up',
      'ctrl+right',
      'f1',
      'f5',
      'shift+f12',
      'shift+tab',
      'alt+b',
      'ctrl+/',
      'delete',
    ];
    for (const name of names) expect(read(bytesOfKey(name))).toEqual([name]);
    expect(read(bytesOfKey('shift+a'))).toEqual(['shift+a=A']);
  });
});

describe('what is not a key says nothing', () => {
  const silent = {
    'the kind of the terminal': '\u001b[?62;22c\u001b[>41;354;0c',
    'the place of the cursor': '\u001b[12;40R',
    'focus comes and goes': '\u001b[I\u001b[O',
    'a mode is reported': '\u001b[?2026;2$y',
    'a size': '\u001b[8;40;140t',
    'a colour': '\u001b]11;rgb:0000/0000/0000\u0007\u001b]10;rgb:ffff/ffff/ffff\u001b\\',
    'a version': '\u001bP>|xterm(390)\u001b\\',
    'a mouse': '\u001b[<0;12;4M',
    'a key is let go': '\u001b[97;1:3u\u001b[1;1:3A',
    'shift by itself': '\u001b[57441;2u',
    'the end of a paste that never began': '\u001b[201~',
  };
  test.each(Object.entries(silent))('%s', (_, sent) => {
    expect(read(`a${sent}b`)).toEqual(['a=a', 'b=b']);
  });

  test('but that a terminal speaks the keyboard protocol is told', () => {
    expect(readAll([bytes('\u001b[?0u\u001b[?62c')])).toMatchObject({
      inputs: [],
      replies: ['kitty-keyboard'],
    });
  });
});

describe('pastes', () => {
  const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;

  test.each([
    ['lines of every kind', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['keys and sequences are text', 'x\u001b[31my\u0003\tz\u0000\u001b', 'x[31my\tz'],
    ['a paste in a paste', 'a\u001b[200~b', 'a[200~b'],
    ['nothing', '', ''],
    ['wide', '中🙂', '中🙂'],
  ])('%s', (_, sent, text) => {
    expect(read(`k${pasted(sent)}l`)).toEqual(['k=k', `paste:${text}`, 'l=l']);
  });

  test('a large one, in chunks as a terminal cuts them', () => {
    const text = Array.from({ length: 5000 }, (_, row) => `select ${row}, 'ä中🙂' from events;`).join('\r');
    const all = bytes(pasted(text));
    const chunks = Array.from({ length: Math.ceil(all.length / 1021) }, (_, n) =>
      all.slice(n * 1021, (n + 1) * 1021),
    );
    expect(readAll(chunks, false).inputs).toEqual([{ kind: 'paste', text: text.replaceAll('\r', '\n') }]);
  });

  test('one that never ends is taken for what it is, and keys are keys again', () => {
    const { inputs, decoder } = readAll([bytes('\u001b[200~half a wo')]);
    expect(said(inputs)).toEqual(['paste:half a wo']);
    expect(said(decode(decoder, bytes('q')).inputs)).toEqual(['q=q']);
  });
});

describe('time tells what bytes do not', () => {
  const after = (text: string) => decode(freshDecoder, bytes(text)).decoder;
  test.each([
    ['', 'nothing'],
    ['a', 'nothing'],
    ['\u001b', 'keys'],
    ['\u001b[1;', 'keys'],
    ['\u001bO', 'keys'],
    ['\u001b\u001b', 'keys'],
    ['\u001b[200~abc', 'paste'],
  ] as const)('after %j it waits for %s', (text, what) => {
    expect(waiting(after(text))).toBe(what);
  });

  test.each([
    ['\u001b\u001b', ['escape', 'escape']],
    ['\u001b\u001b\u001b', ['escape', 'escape', 'escape']],
    ['\u001b[1;5', ['alt+[', '=1;5']],
    ['\u001bx', ['alt+x']],
    ['\u001b\u001b[200~p\u001b[201~', ['escape', 'paste:p']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('half of a character is waited for, and not for ever', () => {
    const { decoder } = decode(freshDecoder, new Uint8Array([0xf0, 0x9f]));
    expect(waiting(decoder)).toBe('keys');
    expect(said(decodeIdle(decoder).inputs)).toEqual(['\ufffd=\ufffd']);
    expect(said(decode(decoder, new Uint8Array([0x99, 0x82])).inputs)).toEqual(['🙂=🙂']);
  });
});

test('what is typed fast is one press, which can be taken apart', () => {
  const { inputs } = readAll([bytes('select 中é?\r')]);
  expect(said(inputs)).toEqual(['=select 中é?', 'enter']);
  expect(said(inputs.flatMap(singly)).slice(-5)).toEqual(['space= ', '中=中', 'é=é', '?=?', 'enter']);
});

const cutAnywhere = (all: Uint8Array, cuts: readonly number[]) => {
  const places = [
    0,
    ...cuts.map((cut) => cut % (all.length + 1)).sort((one, other) => one - other),
    all.length,
  ];
  return places.slice(1).map((place, n) => all.slice(places[n], place));
};
const cuts = fc.array(fc.nat(), { maxLength: 12 });

/** Keys and pastes by themselves; text as it is, for graphemes that are typed one after the other may join. */
const apart = (one: string) => {
  const typed = one.startsWith('paste:') ? -1 : one.indexOf('=');
  return typed < 0 ? `<${one}>` : one.slice(typed + 1);
};

describe('however the bytes are cut', () => {
  // Escape and Alt with what begins a sequence need time to be told.
  const certain = Object.entries(keys).flatMap(([key, spellings]) =>
    spellings
      .filter((sent) => !['\u001b', '\u001b[', '\u001bO', '\u001b]'].includes(sent))
      .map((sent) => ({ sent, key })),
  );
  const token = fc.oneof(
    fc.constantFrom(...certain),
    fc.string({ unit: 'grapheme' }).map((text) => ({
      sent: `\u001b[200~${text}\u001b[201~`,
      key: `paste:${read(`\u001b[200~${text}\u001b[201~`)[0]?.slice('paste:'.length)}`,
    })),
  );

  test('the same keys and pastes are read', () =>
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), cuts, (tokens, places) => {
        const all = bytes(tokens.map(({ sent }) => sent).join(''));
        const { inputs } = readAll(cutAnywhere(all, places), false);
        expect(said(inputs).map(apart).join('')).toBe(tokens.map(({ key }) => apart(key)).join(''));
      }),
    ));

  test('no bytes are too strange', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 20 }),
            fc
              .stringMatching(/^E{1,3}[[O\]P_]?[\d;:?<>$]{0,8}[ -~]?$/)
              .map((text) => bytes(text.replaceAll('E', '\u001b'))),
          ),
          { maxLength: 8 },
        ),
        (chunks) => {
          const { decoder, inputs } = readAll(chunks);
          expect(waiting(decoder)).toBe('nothing');
          for (const input of inputs)
            if (input.kind === 'press') expect(input.key !== '' || input.text).toBeTruthy();
        },
      ),
      { numRuns: 500 },
    ));

  test('a very long sequence, and very many of them, end', () => {
    for (const sent of [
      '\u001b'.repeat(50_000),
      `\u001b[${'1;'.repeat(50_000)}`,
      `\u001b[97;1;${'65:'.repeat(200_000)}u`,
    ])
      expect(waiting(readAll([bytes(sent)]).decoder)).toBe('nothing');
  });

  test('nothing that can be printed is lost', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\r', '\t', '\u0003', '\u007f')), {
          maxLength: 9,
        }),
        cuts,
        (parts, places) => {
          const text = parts.join('');
          const { inputs } = readAll(cutAnywhere(bytes(text), places));
          const typed = inputs.map((input) => input.text ?? '').join('');
          expect(typed).toBe(text.replace(/\p{Cc}/gu, ''));
        },
      ),
    ));
});
