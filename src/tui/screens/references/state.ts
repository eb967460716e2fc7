import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove, moveBindings, scrolled } from '../../view/scroll.ts';
import { about, layout, openPage, pagesOf, type State, tabsOf } from './document.ts';

export const bindings = [
  { action: 'previous', keys: ['left', 'h', 'shift+tab'], help: 'the model before' },
  { action: 'next', keys: ['right', 'l', 'tab'], help: 'the next model', footer: 'model' },
  { action: 'previous-page', keys: ['p', '['], help: 'the file before' },
  { action: 'next-page', keys: ['n', ']'], help: 'the next file', footer: 'file' },
  ...moveBindings('scroll'),
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the scorecard', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

/** The first reference is open, so that there is something to compare with. */
export function initial({
  attempt,
  yours,
  references,
}: Pick<State, 'attempt' | 'yours' | 'references'>): State {
  return { attempt, yours, references, tab: Math.min(1, references.length), page: about, top: 0 };
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  if (isMove(action)) {
    const { total, room } = layout(state, size);
    return { state: { ...state, top: scrolled(state.top, action, total, room) } };
  }
  switch (action) {
    case 'next':
      return { state: otherTab(state, 1) };
    case 'previous':
      return { state: otherTab(state, -1) };
    case 'next-page':
      return { state: otherPage(state, 1) };
    case 'previous-page':
      return { state: otherPage(state, -1) };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function otherTab(state: State, by: 1 | -1): State {
  const count = tabsOf(state).length;
  return { ...state, tab: (state.tab + by + count) % count, top: 0 };
}

/** The page that is open is kept by name, so that the same file of the next model is seen. */
function otherPage(state: State, by: 1 | -1): State {
  const design = tabsOf(state)[state.tab] ?? state.yours;
  const pages = pagesOf(design);
  const at = pages.indexOf(openPage(design, state.page) ?? '');
  return { ...state, page: pages[(at + by + pages.length) % pages.length] ?? about, top: 0 };
}
