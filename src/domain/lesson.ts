import type { Relation } from './relation.ts';
import type { Outcome } from './run.ts';

/** A lesson page, cut where SQL is run. */
export type LessonPart =
  | { readonly kind: 'prose' /** Markdown. */; readonly text: string }
  | { readonly kind: 'block'; readonly block: LessonBlock };

/** SQL of the page that is run. */
export type LessonBlock = {
  /** The line of its opening fence in the page, from 1. */
  readonly line: number;
  /** The line of its closing fence. */
  readonly end: number;
  readonly sql: string;
  /** Where its database comes from; null: it goes on with that of the block before. */
  readonly start: LessonStart | null;
  /** So many rows of its answer are shown. */
  readonly rows: number;
  /** Whether it has rows to show, or makes tables alone. */
  readonly answers: boolean;
  /** What the page says that it answers. */
  readonly result: LessonResult | null;
};

export type LessonResult = {
  /** The lines of its fences, from 1. */
  readonly line: number;
  readonly end: number;
  readonly text: string;
};

/** A fresh database: the bronze tables with documents in them, and a model that has loaded these. */
export type LessonStart = {
  readonly documents:
    | { readonly kind: 'stories'; readonly names: readonly string[] }
    | { readonly kind: 'scenario'; readonly id: string };
  readonly model: LessonModel | null;
};

/** One of a reference's models; `model` null: its first. */
export type LessonModel = { readonly reference: string; readonly model: string | null };

/** What came of a block: its rows, null where it answers nothing, or why it failed. */
export type LessonOutcome = Outcome<Relation | null>;

/** What is wrong with a page, and where. */
export type LessonFault = { readonly line: number; readonly what: string };
