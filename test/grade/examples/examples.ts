/** Arguments of every code of a table of findings; where words depend on them, every way. */
export type ExamplesOf<Args> = { readonly [C in keyof Args]: readonly Args[C][] };
