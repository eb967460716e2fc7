import type { ReactElement } from 'react';
import type { Defence, WalkThrough } from '../domain/attempt.ts';
import type { AnswerMarks } from '../domain/mark.ts';
import type { JournalEntry } from '../domain/sitting.ts';
import type { FileTexts } from '../domain/submission.ts';
import type { Style } from '../reporters/style.ts';
import type { SittingWish } from '../sitting/plan.ts';
import type { Binding } from './keys.ts';

/** Another screen, and what it is about. `attempt` is an attempt's id, `problem` a problem's. */
export type Destination =
  | { readonly screen: 'problems' }
  /** `part`: the only one that is to be practised. */
  | { readonly screen: 'briefing'; readonly problem: string; readonly part?: string }
  | { readonly screen: 'lesson'; readonly problem: string }
  | { readonly screen: 'workspace'; readonly attempt: string }
  /** Before the grading, where the reading of the schema is not sure; otherwise the grading itself. */
  | { readonly screen: 'walkthrough'; readonly attempt: string }
  | { readonly screen: 'grading'; readonly attempt: string }
  | { readonly screen: 'scorecard'; readonly attempt: string }
  | { readonly screen: 'defend'; readonly attempt: string }
  /** The points of the answers in words, beside the model answers. */
  | { readonly screen: 'marking'; readonly attempt: string }
  | { readonly screen: 'references'; readonly attempt: string }
  | { readonly screen: 'history' }
  /** `just`: id of the drill that has just ended. */
  | { readonly screen: 'drills'; readonly just?: string }
  /** `model`: id of the one of the candidate's models that can be asked. */
  | { readonly screen: 'sandbox'; readonly attempt: string; readonly model: string };

/** What a screen wants done outside of its state; the program does it, and sends results back as events. */
export type Effect =
  | { readonly kind: 'go'; readonly to: Destination }
  /** To where one came from. */
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' }
  /** Back to the shell, until `fg`. */
  | { readonly kind: 'suspend' }
  | ({ readonly kind: 'start-sitting'; readonly problem: string } & SittingWish)
  | { readonly kind: 'give-up'; readonly attempt: string }
  /** The walk-through has ended: its answers are kept, and the grading begins. */
  | { readonly kind: 'walked-through'; readonly attempt: string; readonly walkThrough: WalkThrough }
  | { readonly kind: 'keep-defence'; readonly attempt: string; readonly defence: Defence }
  | { readonly kind: 'keep-marks'; readonly attempt: string; readonly marks: readonly AnswerMarks[] }
  /** The marks are kept, and the scorecard has them. */
  | { readonly kind: 'marked'; readonly attempt: string; readonly marks: readonly AnswerMarks[] }
  /** Runs SQL on the sample; the sandbox gets `{ kind: 'answered', … }`. */
  | { readonly kind: 'query'; readonly attempt: string; readonly model: string; readonly sql: string }
  // From here on the workspace's own.
  | { readonly kind: 'journal'; readonly attempt: string; readonly entries: readonly JournalEntry[] }
  /** In less than half a second `save-due` comes back; several are one. */
  | { readonly kind: 'save-soon' }
  | { readonly kind: 'save-file'; readonly attempt: string; readonly file: string; readonly text: string }
  | {
      readonly kind: 'run-sample';
      readonly attempt: string;
      readonly number: number;
      readonly deliverable: string;
      readonly files: FileTexts;
    }
  /** The dialect that the files are written in; the workspace gets `dialect`. */
  | { readonly kind: 'find-dialect'; readonly files: FileTexts }
  /** A first draft of the load; the workspace gets `drafted`. */
  | { readonly kind: 'draft-load'; readonly model: string; readonly files: FileTexts }
  | { readonly kind: 'keep-at-bell'; readonly attempt: string; readonly files: FileTexts }
  /** The sitting has ended: what stands is kept, and graded. */
  | { readonly kind: 'hand-in'; readonly attempt: string; readonly files: FileTexts }
  | {
      readonly kind: 'edit-outside';
      readonly attempt: string;
      readonly file: string;
      readonly text: string;
      readonly line: number;
    }
  /** To the clipboard of the system, where the terminal lets it. */
  | { readonly kind: 'copy-out'; readonly text: string }
  /** The terminal's bell. */
  | { readonly kind: 'sound' };

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
  /** Its name, for the page behind `?`. */
  readonly title: string;
  /** Characters are typed there, `?` among them; not there: none are. */
  readonly typing?: true;
  /** Whether what is typed is written though nobody sees it, in a window that is too small; not there: it never is. */
  readonly writesUnseen?: (state: S) => boolean;
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
