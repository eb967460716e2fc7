import type { KeyName } from '../keys/press.ts';

export type Modifiers = { readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean };

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
