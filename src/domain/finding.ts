/** What a finding says: what is wrong and where; the hint says what to do. */
export type Words = { readonly message: string; readonly hint?: string };

/** What a report carries. */
export type Finding = Words & {
  /** Stable; the table of words that it comes from has it once. */
  readonly code: string;
  /** The scenario's id. */
  readonly scenario?: string;
  readonly rows?: readonly DiffRow[];
};

/** One row of a comparison; `expected` or `got` is null where the row has no partner. */
export type DiffRow = {
  readonly expected: Readonly<Record<string, string | number | null>> | null;
  readonly got: Readonly<Record<string, string | number | null>> | null;
  /** Columns that differ; empty where a row has no partner. */
  readonly differs: readonly string[];
};

/** Rows that differ between two answers. */
export type RowCounts = { readonly missing: number; readonly extra: number; readonly changed: number };

/** What each code of a family of findings says, from the arguments that it takes. */
export type WordTable = Readonly<Record<string, (args: never) => Words>>;

/** The arguments of each code. */
export type ArgsOf<W extends WordTable> = {
  readonly [C in keyof W]: Parameters<W[C]> extends [infer A] ? A : Record<never, never>;
};

/** The scenario that it was found in, and rows that show it. */
type Where = { readonly scenario?: string | undefined; readonly rows?: readonly DiffRow[] };

/** Makes the findings of a family; a code without words does not compile, nor one with other arguments. */
export type Says<W extends WordTable> = {
  <C extends keyof W & string>(code: C, args: ArgsOf<W>[C], where?: Where): Finding;
  readonly words: W;
};

export function findings<W extends WordTable>(words: W): Says<W> {
  const say = <C extends keyof W & string>(
    code: C,
    args: ArgsOf<W>[C],
    { scenario, rows = [] }: Where = {},
  ): Finding => ({
    code,
    // The type of the table promises that these are the code's own arguments.
    ...(words[code] as (args: ArgsOf<W>[C]) => Words)(args),
    ...(scenario !== undefined && { scenario }),
    ...(rows.length > 0 && { rows }),
  });
  return Object.assign(say, { words });
}

/** `1 row differs, 2 rows are missing`. */
export function countsText({ missing, extra, changed }: RowCounts): string {
  const parts = [
    changed > 0 && `${changed} ${plural(changed, 'row differs', 'rows differ')}`,
    missing > 0 && `${missing} ${plural(missing, 'row is missing', 'rows are missing')}`,
    extra > 0 && `${extra} ${plural(extra, 'row is', 'rows are')} too many`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
