import type {
  DesignColumn,
  DesignView,
  LayoutKey,
  LogicalType,
  PassedOver,
  Place,
  Unclaimed,
  Unread,
} from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { claim, excerpt, type Source, type Span } from '../../sql/source.ts';
import type { TableDraft } from './table.ts';
import type { Tables } from './tables.ts';

/** What is read so far. */
export type Reading = {
  readonly source: Source;
  /** How many statements are read. */
  readonly count: { statements: number };
  readonly dialect: Dialect;
  readonly tables: Tables;
  readonly views: DesignView[];
  /** Columns of views, and of tables that are there besides, by name in lower case. */
  readonly otherColumns: Map<string, readonly DesignColumn[]>;
  readonly unread: Unread[];
  readonly passedOver: PassedOver[];
  readonly unclaimed: Unclaimed[];
  /** Types that the script makes itself, by name in lower case. */
  readonly types: Map<string, LogicalType>;
  /** Tables that partitions are parts of, by the partition's name in lower case. */
  readonly partitions: Map<string, string>;
  /** Tables by a second name of theirs, in lower case. */
  readonly aliases: Map<string, string>;
  /** Partials of DBML, by name in lower case. */
  readonly partials: Map<string, TableDraft>;
  /** What is read of tables that may come later. */
  readonly later: (() => void)[];
  readonly typeOf: (span: Span) => LogicalType;
  /** The layout key that a text of its own says; its place counts from the text's beginning. */
  readonly keyOf: (text: string, columns: readonly string[]) => LayoutKey;
};

export function placeAt({ source }: Reading, token: number): Place {
  return source.place(source.tokens[token]?.start ?? source.text.length);
}

/** As much of what could not be read as fits in a line. `isStatement`: it belongs to one that makes something. */
export function unread(reading: Reading, span: Span, why: string, isStatement = true): void {
  claim(reading.source, span.from, span.to);
  const whole = excerpt(reading.source, span);
  const text = shortened(whole);
  const names = isStatement ? namesIn(whole) : null;
  reading.unread.push({ place: placeAt(reading, span.from), what: text ? `${why}: ${text}` : why, names });
}

/** Passes over what is known to say nothing of a design. */
export function passOver(reading: Reading, span: Span): void {
  if (span.from >= span.to) return;
  claim(reading.source, span.from, span.to);
  const { source } = reading;
  reading.passedOver.push({
    place: placeAt(reading, span.from),
    end: source.place(source.tokens[span.to - 1]?.end ?? source.text.length),
    what: shortened(excerpt(reading.source, span)),
  });
}

/** A text as far as it fits in a line. */
export function shortened(whole: string): string {
  const text = whole.slice(0, 200).replaceAll(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export const namesIn = (text: string): string[] =>
  text.replaceAll(/'[^']*'/g, ' ').match(/[A-Za-z_]\w*/g) ?? [];
