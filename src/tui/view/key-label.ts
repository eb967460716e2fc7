import type { Binding, KeyName } from '../keys.ts';

const labels: Readonly<Record<string, string>> = {
  enter: 'Enter',
  tab: 'Tab',
  escape: 'Esc',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Del',
  insert: 'Ins',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

const spoken: Readonly<Record<string, string>> = {
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  '?': 'question mark',
  '[': 'left bracket',
  ']': 'right bracket',
};

/** A key as a person reads it: `Ctrl+R`, `PgDn`, `↑`; with `aloud`, in words. */
export function keyLabel(key: KeyName, aloud = false): string {
  const at = key.lastIndexOf('+', key.length - 2);
  const modifiers = at < 0 ? [] : key.slice(0, at).split('+');
  const base = at < 0 ? key : key.slice(at + 1);
  const name = (aloud ? spoken[base] : undefined) ?? labels[base] ?? plain(base, modifiers.length > 0);
  return [...modifiers.map(capital), name].join('+');
}

/** `r` stays as it is typed; behind a modifier, and for `f5`, capitals are usual. */
function plain(key: string, modified: boolean): string {
  return modified || /^f\d+$/.test(key) ? key.toUpperCase() : key;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The key of an action as it is bound now, for words that name it. */
export function keyFor(bindings: readonly Binding[], action: string): string {
  return keyLabel(bindings.find((one) => one.action === action)?.keys[0] ?? '');
}
