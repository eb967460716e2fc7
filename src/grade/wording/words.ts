/** What a finding says: what is wrong and where; the hint says what to do. */
export type Words = { readonly message: string; readonly hint?: string };

/** The words of every code of a table of findings. */
export type WordingOf<Args> = { readonly [C in keyof Args]: (args: Args[C]) => Words };
