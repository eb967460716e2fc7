/**
 * What a program takes of a terminal: `full`, the whole screen, painted by a surface; `lines`, keys and pastes alone,
 * for those who have lines read to them.
 */
export type Use = 'full' | 'lines';

const csi = '\u001b[';
const bracketedPaste = 2004;
const wrapping = 7;
const cursor = 25;
const alternateBuffer = 1049;

/** `keyboard`: the terminal has said that it speaks kitty's keyboard protocol. */
export function enterText(use: Use, keyboard: boolean): string {
  const screen = use === 'full' ? on(alternateBuffer) + off(wrapping) + off(cursor) : '';
  return screen + on(bracketedPaste) + (keyboard ? keyboardOn : '');
}

/** Every mode as it was, in the order that undoes `enterText`. */
export function leaveText(use: Use, keyboard: boolean): string {
  const screen = use === 'full' ? `${csi}m${on(cursor)}${on(wrapping)}${off(alternateBuffer)}` : '';
  return (keyboard ? `${csi}<u` : '') + off(bracketedPaste) + screen;
}

/** Answered by terminals that can tell Ctrl+I from Tab, and by no other. */
export const keyboardQuery = `${csi}?u`;
export const keyboardOn = `${csi}>1u`;

function on(mode: number): string {
  return `${csi}?${mode}h`;
}

function off(mode: number): string {
  return `${csi}?${mode}l`;
}

/** Some terminals take no more; none takes a part of it. */
const mostCharacters = 74_994;

/** Asks the terminal to put text into the system's clipboard (OSC 52). Null: it is too large for that. */
export function copyText(text: string): string | null {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  return encoded.length > mostCharacters ? null : `\u001b]52;c;${encoded}\u0007`;
}
