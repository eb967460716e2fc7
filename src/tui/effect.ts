import type { Defence } from '../domain/attempt.ts';
import type { SittingMode } from '../domain/sitting.ts';

/** Another screen, and what it is about. `attempt` is an attempt's id, `problem` a problem's. */
export type Destination =
  | { readonly screen: 'problems' }
  | { readonly screen: 'briefing'; readonly problem: string }
  | { readonly screen: 'workspace'; readonly attempt: string }
  | { readonly screen: 'grading'; readonly attempt: string }
  | { readonly screen: 'scorecard'; readonly attempt: string }
  | { readonly screen: 'defend'; readonly attempt: string }
  | { readonly screen: 'references'; readonly attempt: string }
  | { readonly screen: 'history' }
  | { readonly screen: 'sandbox'; readonly attempt: string };

/** What a screen wants done outside of its state; the program does it, and sends results back as events. */
export type Effect =
  | { readonly kind: 'go'; readonly to: Destination }
  /** To where one came from. */
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' }
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
  | { readonly kind: 'keep-defence'; readonly attempt: string; readonly defence: Defence }
  /** Runs SQL on the sample; the sandbox gets `{ kind: 'answered', … }`. */
  | { readonly kind: 'query'; readonly attempt: string; readonly sql: string };
