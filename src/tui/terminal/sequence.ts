import type { Input, KeyName } from '../keys.ts';
import { isControl } from './cells.ts';

type Modifiers = { readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean };

export const unmodified: Modifiers = { ctrl: false, alt: false, shift: false };

/** The name of a key in bindings, `key` being what is pressed: `ctrl+shift+up`. */
export function nameOf(key: string, { ctrl, alt, shift }: Modifiers): KeyName {
  return `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

/** The name of the key that types a character: `a`, `shift+a` for `A`, `?` for itself, `space`. */
export function nameOfCharacter(character: string, modifiers: Modifiers = unmodified): KeyName {
  if (character === ' ') return nameOf('space', modifiers);
  const lower = character.toLowerCase();
  if (lower !== character) return nameOf(lower, { ...modifiers, shift: true });
  // Shift has made the character already; what it has not, as with `shift+1` of some terminals, is named with it.
  const shift = modifiers.shift && !madeByShift.has(character);
  return nameOf(character, { ...modifiers, shift });
}

const madeByShift = new Set('~!@#$%^&*()_+{}|:"<>?');

/** The name of the key that sends a control character. Escape is not one of them. */
export function nameOfControl(code: number, modifiers: Modifiers = unmodified): KeyName | null {
  const plain = controls[code];
  if (plain) return nameOf(plain, modifiers);
  const ctrl = { ...modifiers, ctrl: true };
  if (code === 0x00) return nameOf('space', ctrl);
  if (code <= 0x1a) return nameOf(String.fromCharCode(code + 0x60), ctrl);
  // Ctrl with `/`, `_` and `-` send the same; one of these is what people press.
  if (code === 0x1f) return nameOf('/', ctrl);
  return code < 0x20 ? nameOf(String.fromCharCode(code + 0x40), ctrl) : null;
}

// 0x08 is Ctrl+Backspace in most terminals and Backspace in some: a character less is never a surprise, a word is.
const controls: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  13: 'enter',
  27: 'escape',
  127: 'backspace',
};

/** What a terminal answers by itself, where it is of use. */
export type Reply =
  /** It speaks kitty's keyboard protocol. */
  { readonly kind: 'kitty-keyboard' };

/** What a control sequence stands for: a key, an answer, or nothing that concerns us. */
export type Meaning =
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'nothing' };

const nothing: Meaning = { kind: 'nothing' };

/** `ESC [ params final`, in all spellings of xterm, rxvt, the Linux console, kitty and modifyOtherKeys. */
export function meaningOfCsi(params: string, final: string): Meaning {
  if (params.startsWith('?') && final === 'u') return { kind: 'reply', reply: { kind: 'kitty-keyboard' } };
  // Answers about the terminal, and the mouse, which nobody has asked for.
  if (/[^\d;:]/.test(params)) return nothing;
  const [first = '', second = '', third = ''] = params.split(';');
  const { modifiers, released } = modifiersOf(second);
  if (released) return nothing;
  switch (final) {
    case '~':
      return first === '27' ? character(third, modifiers, '') : tilde(first, modifiers);
    case '^':
      return tilde(first, { ...unmodified, ctrl: true });
    case '@':
      return tilde(first, { ...unmodified, ctrl: true, shift: true });
    case '$':
      return tilde(first, { ...unmodified, shift: true });
    case 'u':
      return character(first, modifiers, third);
    case 'Z':
      return press('tab', { ...modifiers, shift: true });
    case 'R':
      // With a row, it says where the cursor is.
      return first === '' || first === '1' ? press('f3', modifiers) : nothing;
    default:
      return lettered(final, modifiers);
  }
}

/** `ESC O final`: cursor keys, function keys and the number pad in application mode. */
export function meaningOfSs3(digits: string, final: string): Meaning {
  const { modifiers } = modifiersOf(digits);
  if (final === 'M') return press('enter', modifiers);
  if (final === 'I') return press('tab', modifiers);
  if (final === 'R') return press('f3', modifiers);
  const typed = numberPad[final];
  if (typed) return typing(typed);
  const arrow = arrows[final.toUpperCase()];
  return arrow && final !== final.toUpperCase()
    ? press(arrow, { ...unmodified, ctrl: true })
    : lettered(final, modifiers);
}

function lettered(final: string, modifiers: Modifiers): Meaning {
  const shifted = arrows[final.toUpperCase()];
  if (shifted && final !== final.toUpperCase()) return press(shifted, { ...unmodified, shift: true });
  const key = arrows[final] ?? letters[final];
  return key ? press(key, modifiers) : nothing;
}

function tilde(number: string, modifiers: Modifiers): Meaning {
  const key = numbers[Number(number)];
  return key ? press(key, modifiers) : nothing;
}

/** A key by its code point, and of several that are told the one that shift makes. */
function character(codes: string, modifiers: Modifiers, typed: string): Meaning {
  const [base, shifted] = codes.split(':').map(Number);
  const code = shifted && modifiers.shift ? shifted : base;
  if (code === undefined || !(code > 0 && code <= 0x10ffff)) return nothing;
  const pad = keyPad[code];
  if (pad) return pad.length === 1 ? typing(pad) : press(pad, modifiers);
  // Modifiers by themselves, media keys, and the like.
  if (code >= 0xe000 && code <= 0xf8ff) return nothing;
  const name = code < 0x20 || code === 0x7f ? nameOfControl(code, modifiers) : null;
  if (name) return { kind: 'input', input: { kind: 'press', key: name, text: null } };
  if (isControl(code)) return nothing;
  const one = String.fromCodePoint(code).toWellFormed();
  const key = nameOfCharacter(one, modifiers);
  const types = !modifiers.ctrl && !modifiers.alt;
  const text = typed ? String.fromCodePoint(...typed.split(':').map(Number).filter(isPrintable)) : '';
  const made = modifiers.shift ? one.toUpperCase() : one;
  return { kind: 'input', input: { kind: 'press', key, text: types ? text || made : null } };
}

function isPrintable(code: number): boolean {
  return !isControl(code) && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
}

function press(key: string, modifiers: Modifiers): Meaning {
  return { kind: 'input', input: { kind: 'press', key: nameOf(key, modifiers), text: null } };
}

function typing(text: string): Meaning {
  return { kind: 'input', input: { kind: 'press', key: nameOfCharacter(text), text } };
}

/** `modifiers:event`, the modifiers being a sum of bits and one; event 3: the key is let go. */
function modifiersOf(param: string): { modifiers: Modifiers; released: boolean } {
  const [sum, event] = param.split(':').map(Number);
  const bits = sum ? sum - 1 : 0;
  return {
    // The fourth bit is Meta, which is Alt where anybody has it.
    modifiers: { shift: (bits & 1) > 0, alt: (bits & 10) > 0, ctrl: (bits & 4) > 0 },
    released: event === 3,
  };
}

const arrows: Readonly<Record<string, string>> = { A: 'up', B: 'down', C: 'right', D: 'left' };

const letters: Readonly<Record<string, string>> = {
  ...{ F: 'end', H: 'home' },
  ...{ P: 'f1', Q: 'f2', S: 'f4' },
};

const numbers: Readonly<Record<number, string>> = {
  ...{ 1: 'home', 2: 'insert', 3: 'delete', 4: 'end', 5: 'pageup', 6: 'pagedown', 7: 'home', 8: 'end' },
  ...{ 11: 'f1', 12: 'f2', 13: 'f3', 14: 'f4', 15: 'f5', 17: 'f6', 18: 'f7', 19: 'f8', 20: 'f9' },
  ...{ 21: 'f10', 23: 'f11', 24: 'f12' },
};

/** The number pad as `ESC O` has it. */
const numberPad: Readonly<Record<string, string>> = {
  ...{ j: '*', k: '+', l: ',', m: '-', n: '.', o: '/', X: '=', ' ': ' ' },
  ...{ p: '0', q: '1', r: '2', s: '3', t: '4', u: '5', v: '6', w: '7', x: '8', y: '9' },
};

/** The number pad as kitty numbers it. */
const keyPad: Readonly<Record<number, string>> = {
  ...Object.fromEntries([...'0123456789./*-+'].map((key, index) => [57399 + index, key])),
  ...{ 57414: 'enter', 57415: '=', 57416: ',', 57417: 'left', 57418: 'right', 57419: 'up', 57420: 'down' },
  ...{ 57421: 'pageup', 57422: 'pagedown', 57423: 'home', 57424: 'end', 57425: 'insert', 57426: 'delete' },
};
