import type { Input } from '../keys.ts';
import { isControl } from './cells.ts';
import {
  type Meaning,
  meaningOfCsi,
  meaningOfSs3,
  nameOf,
  nameOfCharacter,
  nameOfControl,
  type Reply,
  unmodified,
} from './sequence.ts';

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
type Waiting = 'nothing' | 'keys' | 'paste';

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

/** Bytes as text, and those at the end that begin a character which the next chunk ends. */
function textOf(before: Uint8Array, chunk: Uint8Array): { text: string; rest: Uint8Array } {
  const bytes = before.length === 0 ? chunk : joined(before, chunk);
  const whole = bytes.length - unfinished(bytes);
  // Not `fatal`: bytes that are no UTF-8 become U+FFFD. A byte order mark is text like any other.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, whole));
  return { text, rest: bytes.slice(whole) };
}

function joined(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + chunk.length);
  all.set(before);
  all.set(chunk, before.length);
  return all;
}

/** How many bytes at the end are the beginning of a character: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf8) return 1;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** A paste that has not ended: what is certain of it, and the last characters, which may begin the end mark. */
type OpenPaste = { readonly kind: 'paste'; readonly text: string; readonly tail: string };

const emptyPaste: OpenPaste = { kind: 'paste', text: '', tail: '' };

/** More of a paste. `after`: what comes behind its end mark; null: it goes on. */
function pasteMore(paste: OpenPaste, text: string): { paste: OpenPaste; after: string | null } {
  // Only the new part is searched: a paste may have megabytes.
  const news = paste.tail + text;
  const end = news.indexOf(pasteEnd);
  if (end >= 0) {
    const whole = { ...emptyPaste, text: paste.text + news.slice(0, end) };
    return { paste: whole, after: news.slice(end + pasteEnd.length) };
  }
  const sure = Math.max(0, news.length - (pasteEnd.length - 1));
  return { paste: { ...paste, text: paste.text + news.slice(0, sure), tail: news.slice(sure) }, after: null };
}

/** What was pasted: lines end with `\n`, and of control characters only tabs are left. */
function pastedText({ text, tail }: OpenPaste): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return (text + tail).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** One thing that a terminal said, `length` UTF-16 units of it. */
export type Token = { readonly length: number; readonly meaning: Meaning };

const esc = '\u001b';
/** A sequence that is longer is none. */
const longest = 128;

/**
 * What stands at a place: a run of text, a control character, or what begins with ESC. Null: more is needed to tell,
 * and may come; where it does not, `idle`, it is taken for what it is.
 */
function tokenAt(text: string, at: number, idle: boolean): Token | null {
  return text[at] === esc ? escaped(text, at, idle) : plain(text, at);
}

function plain(text: string, at: number): Token {
  const code = text.charCodeAt(at);
  if (isControl(code)) {
    const key = nameOfControl(code);
    return { length: 1, meaning: key ? pressed(key) : { kind: 'nothing' } };
  }
  let end = at + 1;
  while (end < text.length && !isControl(text.charCodeAt(end))) end++;
  const run = text.slice(at, end);
  const parts = graphemes(run);
  const input: Input = parts.length === 1 ? typed(run) : { kind: 'press', key: '', text: run };
  return { length: run.length, meaning: { kind: 'input', input } };
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control sequences are what they read
const csi = /\u001b\[(?:(\[)([A-E])|(\d+)(\$)|([0-?]*)[ -/]*([@-Z\\-~]))/y;
const csiBegun = /\u001b\[(?:\[|[0-?]*[ -/]*)$/y;
const ss3 = /\u001bO(\d?)([ A-FHIMP-SXa-dj-y])/y;
const ss3Begun = /\u001bO\d?$/y;
// What terminals answer in so many words. They begin as Alt with a character does: only what they do say counts.
const answer = /\u001b(?:\]\d|P[\d>!+]|_G)[^\u0007\u001b]*(?:\u0007|\u001b\\)/y;
const answerBegun =
  /\u001b(?:\](?:\d[^\u0007\u001b]*\u001b?)?|P(?:[\d>!+][^\u0007\u001b]*\u001b?)?|_(?:G[^\u0007\u001b]*\u001b?)?)$/y;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above

/** A sequence, Alt with a key, or Escape. `second`: an ESC stands before it. */
function escaped(text: string, at: number, idle: boolean, second = false): Token | null {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const control = match(csi);
  if (control) {
    const [all, console, onConsole = '', rxvt = '', dollar, params = '', final = ''] = control;
    if (all.length > longest) return { length: all.length, meaning: { kind: 'nothing' } };
    const meaning = console
      ? pressed(`f${onConsole.charCodeAt(0) - 0x40}`)
      : dollar
        ? meaningOfCsi(rxvt, dollar)
        : meaningOfCsi(params, final);
    return { length: all.length, meaning };
  }
  const shifted = match(ss3);
  if (shifted)
    return { length: shifted[0].length, meaning: meaningOfSs3(shifted[1] ?? '', shifted[2] ?? '') };
  const answered = match(answer);
  if (answered) return { length: answered[0].length, meaning: { kind: 'nothing' } };
  const begun = at + 1 === text.length || match(csiBegun) || match(ss3Begun) || match(answerBegun);
  if (begun && !idle && text.length - at < longest) return null;
  return withAlt(text, at, idle, second);
}

/** Alt puts ESC before what the key sends by itself. */
function withAlt(text: string, at: number, idle: boolean, second: boolean): Token | null {
  const code = text.charCodeAt(at + 1);
  if (at + 1 === text.length) return { length: 1, meaning: pressed('escape') };
  if (code === 0x1b) {
    // A key with a sequence of its own, by a terminal that has no other way; or Escape, twice.
    const key = second ? { length: 1, meaning: pressed('escape') } : escaped(text, at + 1, idle, true);
    if (key === null) return null;
    const { meaning } = key;
    if (key.length > 2 && meaning.kind === 'input' && meaning.input.kind === 'press')
      return { length: key.length + 1, meaning: pressed(alted(meaning.input.key)) };
    return { length: 1, meaning: pressed('escape') };
  }
  const alt = { ...unmodified, alt: true };
  if (isControl(code)) {
    const key = nameOfControl(code, alt);
    return { length: 2, meaning: key ? pressed(key) : { kind: 'nothing' } };
  }
  const character = String.fromCodePoint(text.codePointAt(at + 1) ?? code);
  return { length: 1 + character.length, meaning: pressed(nameOfCharacter(character, alt)) };
}

function alted(key: string): string {
  if (/(^|\+)alt\+/.test(key)) return key;
  return key.startsWith('ctrl+')
    ? `ctrl+alt+${key.slice('ctrl+'.length)}`
    : nameOf(key, { ...unmodified, alt: true });
}

function pressed(key: string): Meaning {
  return { kind: 'input', input: { kind: 'press', key, text: null } };
}

/** A press that types one grapheme. */
function typed(text: string): Input {
  return { kind: 'press', key: nameOfCharacter(text), text };
}

const segmenter = new Intl.Segmenter('en');

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
