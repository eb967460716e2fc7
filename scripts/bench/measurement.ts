/** One line of the table. What does not apply is null. */
export type Row = {
  readonly what: string;
  readonly ours: Figure | null;
  /** What ours is held against. */
  readonly against: string;
  readonly theirs: Figure | null;
  readonly ratio: number | null;
  /** The largest ratio that is good enough. */
  readonly aim: number | null;
  readonly met: boolean | null;
  readonly note: string;
};

export type Unit = 'ms' | 's' | 'MB' | 'KB' | 'B/s' | '%';
export type Figure = { readonly value: number; readonly unit: Unit };

/** What every measurement is given. */
export type Context = {
  /** Fewer rounds, and nothing that takes more than seconds. */
  readonly quick: boolean;
  /** An empty folder of the measurement's own; it is removed afterwards. */
  readonly folder: string;
  /** Is the stock `sqlite3` program on this machine? */
  readonly sqlite3: boolean;
  /** Says on stderr what is going on. */
  readonly say: (text: string) => void;
};

export type Measurement = {
  readonly name: string;
  readonly title: string;
  readonly run: (context: Context) => Promise<readonly Row[]>;
};

type Comparison = {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  readonly against: string;
  /** Null: there is nothing to compare with on this machine. */
  readonly theirs: number | null;
  readonly aim?: number;
  readonly note?: string;
};

/** A row of two figures, their ratio, and whether it is within the aim. */
export function compared({ what, unit, ours, against, theirs, aim, note }: Comparison): Row {
  const ratio = theirs === null ? null : ours / theirs;
  return {
    what,
    ours: { value: ours, unit },
    against,
    theirs: theirs === null ? null : { value: theirs, unit },
    ratio,
    aim: aim ?? null,
    met: ratio === null || aim === undefined ? null : ratio <= aim,
    note: note ?? '',
  };
}

/** A row of one figure. */
export function plain(what: string, value: number, unit: Unit, note = ''): Row {
  return {
    what,
    ours: { value, unit },
    against: '',
    theirs: null,
    ratio: null,
    aim: null,
    met: null,
    note,
  };
}

type Bounded = {
  readonly what: string;
  readonly unit: Unit;
  readonly value: number;
  /** The largest that is good enough. */
  readonly aim: number;
  readonly note?: string;
};

/** A row of one figure that is held against a figure that it should not be over. */
export function within({ what, unit, value, aim, note }: Bounded): Row {
  return compared({
    what,
    unit,
    ours: value,
    against: 'at most',
    theirs: aim,
    aim: 1,
    ...(note === undefined ? {} : { note }),
  });
}
