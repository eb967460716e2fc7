import type { Style } from '../../reporters/style.ts';
import { type Binding, globalBindings } from '../keys.ts';
import { cellsOf } from './styled.ts';
import { keyLabel } from './key-label.ts';

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
