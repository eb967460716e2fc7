import type { Style } from '../../reporters/style.ts';
import { type Binding, globalBindings, type KeyName } from '../keys.ts';
import { cellsOf } from './styled.ts';

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

export type FooterProps = {
  /** Those of the screen, as they are bound now. */
  readonly bindings: readonly Binding[];
  readonly columns: number;
  readonly style: Style;
  readonly screenReader?: boolean;
  /** Characters are typed here, so that `?` is one of them: help is behind F1. */
  readonly typing?: boolean;
};

/** An action of this name is the way out of a screen; a screen without one is left by quitting. */
const leave = 'leave';

const gap = '  ';

/** The line of keys: as many as fit, and always help and the way out. */
export function footerLine({ bindings, columns, style, screenReader, typing }: FooterProps): string {
  const aloud = screenReader ?? false;
  const entry = (binding: Binding) => entryOf(binding, bindings, style, aloud);
  const always = [helpOf(bindings, typing ?? false), leaveOf(bindings)].map(entry);
  const others = bindings
    .filter(({ action, footer }) => footer !== undefined && action !== leave && action !== 'help')
    .map(entry);
  const separator = aloud ? ', ' : gap;
  let used = cellsOf(always.join(separator));
  const fitting: string[] = [];
  for (const one of others) {
    used += cellsOf(one) + separator.length;
    if (used > columns) break;
    fitting.push(one);
  }
  return `${aloud ? 'Keys: ' : ''}${[...fitting, ...always].join(separator)}`;
}

function helpOf(bindings: readonly Binding[], typing: boolean): Binding {
  const help = bindings.find(({ action }) => action === 'help') ?? named('help');
  const keys = typing ? help.keys.filter((key) => [...key].length > 1) : help.keys;
  return { ...help, keys: keys.length > 0 ? keys : help.keys, footer: 'help' };
}

function leaveOf(bindings: readonly Binding[]): Binding {
  return bindings.find(({ action }) => action === leave) ?? named('quit');
}

function named(action: string): Binding {
  const found = globalBindings.find((one) => one.action === action);
  return found ?? { action, keys: ['ctrl+q'], help: action };
}

function entryOf(binding: Binding, all: readonly Binding[], style: Style, aloud: boolean): string {
  return `${style.strong(labelOf(binding, all, aloud))} ${binding.footer ?? binding.action}`;
}

const arrows = '↑↓←→';

/** Up and down, next and previous stand for each other: one entry tells of both. */
function labelOf({ action, keys }: Binding, all: readonly Binding[], aloud: boolean): string {
  const [first = ''] = keys;
  const own = keyLabel(first, aloud);
  const partner = action.replace(/down$/, 'up').replace(/^next/, 'previous');
  const pair = partner === action ? undefined : all.find((other) => other.action === partner)?.keys[0];
  if (pair === undefined) return own;
  const both = [keyLabel(pair, aloud), own];
  return both.join(aloud ? ' and ' : both.every((label) => arrows.includes(label)) ? '' : '/');
}
