import type { KeyName } from './press.ts';

/** A key binding is data that carries its own help, so that the footer and `?` cannot fall out of date. */
export type Binding<A extends string = string> = {
  readonly action: A;
  /** The first is the one that the footer names. */
  readonly keys: readonly KeyName[];
  /** For the page behind `?`: `run this file on the sample events`. */
  readonly help: string;
  /** For the footer, one word or two; not there: only behind `?`. */
  readonly footer?: string;
};
