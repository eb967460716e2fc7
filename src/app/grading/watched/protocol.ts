import type { CheckResult, Scorecard } from '../../../domain/scorecard.ts';
import type { Known } from '../../../grade/ended.ts';
import type { GradeOptions } from '../grade.ts';

/** What the process of a grading is asked for: all that can be sent. */
export type GradeRequest = Omit<GradeOptions, 'onProgress' | 'onCheck' | 'onOpened' | 'onHand' | 'signal'>;

/** What it tells meanwhile and at the end: `done`, `refused` or `fault` is the last of it. */
export type GradeNews =
  | { readonly kind: 'opened'; readonly known: Omit<Known, 'results'> }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'hand'; readonly files: readonly string[] }
  | { readonly kind: 'check'; readonly result: CheckResult }
  /** Bytes that the process has. */
  | { readonly kind: 'memory'; readonly bytes: number }
  | { readonly kind: 'done'; readonly scorecard: Scorecard; readonly durationMs: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
      /** Whether the problem is at fault. */
      readonly isProblem: boolean;
    }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };
