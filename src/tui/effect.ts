import type { Defence, WalkThrough } from '../domain/attempt.ts';
import type { JournalEntry, SittingMode } from '../domain/sitting.ts';
import type { FileTexts } from '../domain/submission.ts';

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
  | {
      readonly kind: 'start-sitting';
      readonly problem: string;
      readonly mode: SittingMode;
      /** Ids of the parts that are practised; null: all timed ones. */
      readonly parts: readonly string[] | null;
      /** The whole time instead of the problem's own; null: the problem's own. */
      readonly minutes: number | null;
      readonly untimed: boolean;
      readonly curveballs: boolean;
    }
  | { readonly kind: 'give-up'; readonly attempt: string }
  /** The walk-through has ended: its answers are kept, and the grading begins. */
  | { readonly kind: 'walked-through'; readonly attempt: string; readonly walkThrough: WalkThrough }
  | { readonly kind: 'keep-defence'; readonly attempt: string; readonly defence: Defence }
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
