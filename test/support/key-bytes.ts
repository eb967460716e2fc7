/** What xterm sends for a key by its name in bindings. */
export function bytesOfKey(name: string): string {
  const { modifiers, key } = split(name);
  const ctrl = modifiers.has('ctrl');
  const bits = (modifiers.has('shift') ? 1 : 0) + (modifiers.has('alt') ? 2 : 0) + (ctrl ? 4 : 0);
  const final = letters[key];
  if (final)
    return bits ? `\u001b[1;${bits + 1}${final}` : final >= 'P' ? `\u001bO${final}` : `\u001b[${final}`;
  const number = numbers[key];
  if (number) return bits ? `\u001b[${number};${bits + 1}~` : `\u001b[${number}~`;
  if (name === 'shift+tab') return '\u001b[Z';
  const alt = modifiers.has('alt') ? '\u001b' : '';
  if (ctrl) return alt + withCtrl(key);
  const plain = plainKeys[key] ?? key;
  return alt + (modifiers.has('shift') ? plain.toUpperCase() : plain);
}

function split(name: string): { modifiers: Set<string>; key: string } {
  const parts = name.split('+');
  // `ctrl++` is the plus key.
  const key = parts.pop() || '+';
  return { modifiers: new Set(parts.filter((part) => part)), key };
}

function withCtrl(key: string): string {
  if (key === 'space') return '\u0000';
  if (key === '/') return '\u001f';
  if (!/^[a-z\\\]^]$/.test(key)) throw new Error(`A terminal has no bytes for ctrl+${key}.`);
  return String.fromCharCode(key.charCodeAt(0) & 0x1f);
}

const plainKeys: Readonly<Record<string, string>> = {
  enter: '\r',
  tab: '\t',
  escape: '\u001b',
  space: ' ',
  backspace: '\u007f',
};

const letters: Readonly<Record<string, string>> = {
  ...{ up: 'A', down: 'B', right: 'C', left: 'D', end: 'F', home: 'H' },
  ...{ f1: 'P', f2: 'Q', f3: 'R', f4: 'S' },
};

const numbers: Readonly<Record<string, number>> = {
  ...{ insert: 2, delete: 3, pageup: 5, pagedown: 6 },
  ...{ f5: 15, f6: 17, f7: 18, f8: 19, f9: 20, f10: 21, f11: 23, f12: 24 },
};
