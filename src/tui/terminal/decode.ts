import type { Input } from '../keys/press.ts';
import { emptyPaste, type OpenPaste, pastedText, pasteMore, pasteStart } from './paste.ts';
import type { Reply } from './sequence.ts';
import { graphemes, tokenAt, typed } from './token.ts';
import { textOf } from './utf8.ts';

/** What has come and does not say yet what it is. */
export type Decoder = {
  /** The beginning of a character in UTF-8. */
  readonly bytes: Uint8Array;
  readonly open: OpenPaste | { readonly kind: 'keys'; readonly text: string };
};

export type Decoded = {
  readonly decoder: Decoder;
  readonly inputs: readonly Input[];
  readonly replies: readonly Reply[];
};

/** What the decoder waits for, and gives up on after a while, with `decodeIdle`. */
export type Waiting = 'nothing' | 'keys' | 'paste';

export const freshDecoder: Decoder = { bytes: new Uint8Array(), open: { kind: 'keys', text: '' } };

/**
 * Takes in what a terminal has sent, cut anywhere. Text that is typed faster than it is read is one press with all
 * its graphemes, whose key has no name (`''`), for no binding has several keys: `singly` takes it apart.
 */
export function decode(decoder: Decoder, chunk: Uint8Array): Decoded {
  const { text, rest } = textOf(decoder.bytes, chunk);
  return read(decoder.open, text, rest, false);
}

/** Nothing more has come for a while: what was waited for is taken for what it is so far. */
export function decodeIdle({ bytes, open }: Decoder): Decoded {
  const broken = bytes.length > 0 ? '\ufffd' : '';
  if (open.kind === 'keys') return read(open, broken, new Uint8Array(), true);
  const text = pastedText(open) + broken;
  return { decoder: freshDecoder, inputs: text ? [{ kind: 'paste', text }] : [], replies: [] };
}

export function waiting({ bytes, open }: Decoder): Waiting {
  if (open.kind === 'paste') return 'paste';
  return open.text !== '' || bytes.length > 0 ? 'keys' : 'nothing';
}

/** Presses of one grapheme each, for who takes keys and no text. */
export function singly(input: Input): readonly Input[] {
  if (input.kind !== 'press' || input.text === null || input.key !== '') return [input];
  return graphemes(input.text).map(typed);
}

function read(open: Decoder['open'], news: string, bytes: Uint8Array, idle: boolean): Decoded {
  const inputs: Input[] = [];
  const replies: Reply[] = [];
  let state = open;
  let text = news;
  for (;;) {
    if (state.kind === 'paste') {
      const { paste, after } = pasteMore(state, text);
      state = paste;
      if (after === null) break;
      inputs.push({ kind: 'paste', text: pastedText(paste) });
      state = { kind: 'keys', text: '' };
      text = after;
      continue;
    }
    text = state.text + text;
    state = { kind: 'keys', text: '' };
    const at = readKeys(text, idle, inputs, replies);
    if (at === text.length) break;
    if (text.startsWith(pasteStart, at)) {
      state = emptyPaste;
      text = text.slice(at + pasteStart.length);
      continue;
    }
    state = { kind: 'keys', text: text.slice(at) };
    break;
  }
  return { decoder: { bytes, open: state }, inputs, replies };
}

/** Reads up to where a paste begins, or a sequence that is not whole; says where that is. */
function readKeys(text: string, idle: boolean, inputs: Input[], replies: Reply[]): number {
  let at = 0;
  while (at < text.length) {
    if (text.startsWith(pasteStart, at)) return at;
    const token = tokenAt(text, at, idle);
    if (token === null) return at;
    if (token.meaning.kind === 'input') inputs.push(token.meaning.input);
    if (token.meaning.kind === 'reply') replies.push(token.meaning.reply);
    at += token.length;
  }
  return at;
}
