import type { Effect, Size } from '../screen.ts';
import { actionOf, type Binding, bound, globalBindings, type Input, type OwnKeys } from '../keys.ts';
import { helpBindings, scrollHelp } from '../view/help.ts';
import { isMove } from '../view/scroll.ts';
import { isTooSmall } from '../view/frame.ts';
import type { Style } from '../../reporters/style.ts';
import { type Message, type Shown, screenOf } from './screens.ts';

/** All that is shown. */
export type Model = {
  /** The screen in front is the last one; those before it are gone back to. */
  readonly stack: readonly Shown[];
  readonly help: { readonly top: number } | null;
  /** What could not be done, a line each, until Escape or another screen. */
  readonly fault: string | null;
};

/** What reducers may know of their surroundings. */
export type Surroundings = {
  readonly size: Size;
  readonly style: Style;
  readonly keys: OwnKeys;
  readonly screenReader: boolean;
};

/** `over-problems`: everything between the list of problems and it is gone. */
export type How = 'push' | 'over-problems' | 'root';

/** What happens to the program. */
export type ProgramEvent =
  | Input
  | { readonly kind: 'message'; readonly message: Message }
  /** Another screen comes in front. */
  | { readonly kind: 'opened'; readonly shown: Shown; readonly how: How }
  /** The screen in front goes, if another is behind it. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'fault'; readonly text: string };

export type Reduced = { readonly model: Model; readonly effects: readonly Effect[] };

const still = (model: Model): Reduced => ({ model, effects: [] });

export function shownOf({ stack }: Model): Shown {
  const shown = stack.at(-1);
  if (!shown) throw new Error('No screen is shown.');
  return shown;
}

/** The keys of a screen as they are bound now, those in force in its state. */
export function bindingsOf(shown: Shown, keys: OwnKeys): readonly Binding[] {
  const { bindings, active } = screenOf(shown);
  const all = bound(shown.name, bindings, keys);
  return active ? all.filter(({ action }) => active(shown.state, action)) : all;
}

export function everywhere(keys: OwnKeys): typeof globalBindings {
  return bound('everywhere', globalBindings, keys);
}

export function reduce(model: Model, event: ProgramEvent, around: Surroundings): Reduced {
  switch (event.kind) {
    case 'opened':
      return still({
        ...model,
        stack: stacked(model.stack, event.shown, event.how),
        help: null,
        fault: null,
      });
    case 'closed':
      return still(model.stack.length > 1 ? { ...model, stack: model.stack.slice(0, -1) } : model);
    case 'fault':
      return still({ ...model, fault: withFault(model.fault, event.text) });
    case 'message':
      return onMessage(model, event.message, around);
    case 'paste':
      return model.help || (isTooSmall(around.size) && !around.screenReader && !writesUnseen(shownOf(model)))
        ? still(model)
        : step(model, event, around);
    case 'press':
      return model.fault !== null && event.key === 'escape'
        ? still({ ...model, fault: null })
        : onPress(model, event, around);
  }
}

/** What goes wrong again and again is said once. */
function withFault(said: string | null, text: string): string {
  if (said === null) return text;
  return said.includes(text) ? said : `${said}\n${text}`;
}

function stacked(stack: readonly Shown[], shown: Shown, how: How): readonly Shown[] {
  if (how === 'root') return [shown];
  return [...(how === 'over-problems' ? stack.filter(({ name }) => name === 'problems') : stack), shown];
}

/** A message reaches its screen behind others too: a sitting goes on behind the sandbox. */
function onMessage(model: Model, { to, message }: Message, around: Surroundings): Reduced {
  const at = model.stack.findLastIndex(({ name }) => name === to);
  return at < 0 ? still(model) : stepAt(model, at, message, around);
}

function onPress(model: Model, press: Extract<Input, { kind: 'press' }>, around: Surroundings): Reduced {
  const shown = shownOf(model);
  const own = actionOf(bindingsOf(shown, around.keys), press.key);
  const types = screenOf(shown).typing && press.text !== null;
  const global = own === null && !types ? actionOf(everywhere(around.keys), press.key) : null;
  if (isTooSmall(around.size) && !around.screenReader) {
    if (global === 'quit' || own === 'leave') return { model, effects: [{ kind: 'quit' }] };
    // Who types while the window is drawn smaller loses no letter; anything else waits until it can be seen.
    const writes = own === null ? types : own === 'newline' || own === 'backspace';
    if (model.help || !writes || !writesUnseen(shown)) return still(model);
  }
  if (model.help) return onHelp(model, press.key, around);
  if (own !== null) return step(model, { kind: 'action', action: own }, around);
  if (global === 'help') return still({ ...model, help: { top: 0 } });
  if (global === 'quit') return { model, effects: [{ kind: 'quit' }] };
  if (global === 'suspend') return { model, effects: [{ kind: 'suspend' }] };
  return press.text === null ? still(model) : step(model, { kind: 'text', text: press.text }, around);
}

function writesUnseen(shown: Shown): boolean {
  return screenOf(shown).writesUnseen?.(shown.state) ?? false;
}

function onHelp(model: Model, key: string, around: Surroundings): Reduced {
  const action = actionOf(helpBindings, key);
  if (action === 'leave') return still({ ...model, help: null });
  if (action === null || !isMove(action) || !model.help) return still(model);
  const shown = shownOf(model);
  const props = {
    title: screenOf(shown).title,
    bindings: bindingsOf(shown, around.keys),
    everywhere: everywhere(around.keys),
    ...around,
  };
  return still({ ...model, help: { top: scrollHelp(model.help.top, action, props) } });
}

type AnyEvent = Parameters<ReturnType<typeof screenOf>['update']>[1];

function step(model: Model, event: AnyEvent, around: Surroundings): Reduced {
  return stepAt(model, model.stack.length - 1, event, around);
}

function stepAt(model: Model, at: number, event: AnyEvent, { size }: Surroundings): Reduced {
  const shown = model.stack[at];
  if (!shown) return still(model);
  const { state, effects } = screenOf(shown).update(shown.state, event, size);
  if (state === shown.state) return { model, effects: effects ?? [] };
  // The screen's own reducer made the state.
  const next = { ...shown, state } as Shown;
  return { model: { ...model, stack: model.stack.with(at, next) }, effects: effects ?? [] };
}
