import type { ReactElement } from 'react';
import type { Style } from '../reporters/style.ts';
import type { Effect } from './effect.ts';
import type { Binding } from './keys/binding.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** What happens to a screen: a bound key, text that is typed or pasted, or a result that the screen waits for. */
export type ScreenEvent<A extends string, M = never> =
  | { readonly kind: 'action'; readonly action: A }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | M;

/** The next state, and what is to be done outside of it. */
export type Step<S> = { readonly state: S; readonly effects?: readonly Effect[] };

export type ViewProps<S> = {
  readonly state: S;
  readonly size: Size;
  readonly style: Style;
  /** The keys as they are bound now, the user's own included. */
  readonly bindings: readonly Binding[];
  /** Read aloud, line by line: no boxes, no columns side by side, nothing that repaints by itself. */
  readonly screenReader: boolean;
};

/**
 * One screen: its keys, a pure reducer and a view.
 * `S` is its state, `A` the names of its actions, `M` the results that reach it.
 */
export type Screen<S, A extends string, M = never> = {
  readonly bindings: readonly Binding<A>[];
  /** Size matters to reducers that scroll. */
  readonly update: (state: S, event: ScreenEvent<A, M>, size: Size) => Step<S>;
  readonly View: (props: ViewProps<S>) => ReactElement;
  /**
   * Whether a binding is in force in this state; not there: all are, always. The key of one that is not is text like
   * any other, and neither the footer nor help names it: the view is given those in force alone.
   */
  readonly active?: (state: S, action: A) => boolean;
  /** The cell of the terminal's own cursor, from the top left corner; null, or not there: it is hidden. */
  readonly cursor?: (state: S, size: Size) => { readonly x: number; readonly y: number } | null;
};
