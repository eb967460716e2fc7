import type { FindingArgs, FindingCode } from '../../../src/checks/index.ts';

/** Arguments of codes of findings; where words depend on them, every way. */
export type ExamplesOf<C extends FindingCode> = { readonly [Code in C]: readonly FindingArgs[Code][] };
