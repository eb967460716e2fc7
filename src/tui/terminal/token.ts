import type { Input } from '../keys.ts';
import { isControl } from './cells.ts';
import {
  type Meaning,
  meaningOfCsi,
  meaningOfSs3,
  nameOf,
  nameOfCharacter,
  nameOfControl,
  unmodified,
} from './sequence.ts';

/** One thing that a terminal said, `length` UTF-16 units of it. */
export type Token = { readonly length: number; readonly meaning: Meaning };

const esc = '\u001b';
/** A sequence that is longer is none. */
const longest = 128;

/**
 * What stands at a place: a run of text, a control character, or what begins with ESC. Null: more is needed to tell,
 * and may come; where it does not, `idle`, it is taken for what it is.
 */
export function tokenAt(text: string, at: number, idle: boolean): Token | null {
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
export function typed(text: string): Input {
  return { kind: 'press', key: nameOfCharacter(text), text };
}

const segmenter = new Intl.Segmenter('en');

export function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
