import type { LogicalType } from '../domain/design.ts';

/** What a value is, as far as its meaning goes. */
export type Kind =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'date'
  | 'timestamp'
  /** A length of time that has as many seconds everywhere, in whole seconds. */
  | 'interval'
  | 'json'
  | 'array'
  /** Bytes of a text, or a hash in hexadecimal; TO_HEX alone shows them. */
  | 'bytes'
  /** A JSON object whose values are texts. */
  | 'map'
  /** An element of a JSON array. */
  | 'element'
  | 'null'
  /** It cannot be told. */
  | 'unknown';

/** SQL of SQLite, and what it gives. */
export type Typed = {
  readonly sql: string;
  readonly kind: Kind;
  /** Digits behind the point of a decimal; null: as many as there are, 15 in all. */
  readonly scale: number | null;
  /** The content of a text that stands in the source. */
  readonly literal: string | null;
};

export type Column = { readonly name: string; readonly kind: Kind; readonly scale: number | null };

export type KnownTable = { readonly name: string; readonly columns: readonly Column[] };

export function typed(sql: string, kind: Kind, scale: number | null = null): Typed {
  return { sql, kind, scale, literal: null };
}

export const isNumber = (kind: Kind): boolean => kind === 'integer' || kind === 'decimal' || kind === 'float';
export const isTime = (kind: Kind): boolean => kind === 'date' || kind === 'timestamp';

/** A kind in a sentence. */
export function a(kind: Kind): string {
  switch (kind) {
    case 'integer':
      return 'a whole number';
    case 'json':
    case 'element':
      return 'a JSON value';
    case 'unknown':
      return 'a value whose type cannot be told';
    case 'array':
      return 'an array';
    case 'interval':
      return 'an INTERVAL';
    case 'null':
      return 'NULL';
    case 'bytes':
      return 'bytes';
    default:
      return `a ${kind}`;
  }
}

/** A name in backticks: none is then a keyword, and a misspelt one never a text. */
export function name(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``;
}

/** A text as SQLite writes it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** More terms than these in one chain are grouped: SQLite takes no tree that is deeper than 1,000. */
export const LONG = 100;

/** Terms with an operator between them that can be grouped in any way. @param pair joins all before a term to it */
export function chained(
  terms: readonly string[],
  pair: (left: string, right: string, term: number) => string,
): string {
  const within = (from: number, to: number): string => {
    if (to - from > LONG) {
      const middle = (from + to) >> 1;
      return pair(within(from, middle), within(middle, to), middle);
    }
    return terms.slice(from, to).reduce((left, right, at) => pair(left, right, from + at));
  };
  return within(0, terms.length);
}

/** Digits behind the point of a BIGNUMERIC. */
const BIG_SCALE = 38;

/**
 * @param declared tells the scale of a decimal
 * @param usual the scale of one that does not say it; null: it cannot be told
 */
export function kindOf(
  type: LogicalType,
  declared: string,
  usual: number | null,
): { kind: Kind; scale: number | null } {
  switch (type.kind) {
    case 'integer':
    case 'float':
    case 'boolean':
    case 'text':
    case 'date':
    case 'timestamp':
    case 'json':
    case 'array':
      return { kind: type.kind, scale: null };
    case 'uuid':
      return { kind: 'text', scale: null };
    case 'decimal': {
      const [, digits, places] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(declared) ?? [];
      const own = digits === undefined ? null : Number(places ?? 0);
      const scale = own ?? (/^\s*big/i.test(declared) ? BIG_SCALE : usual);
      return scale === 0 ? { kind: 'integer', scale: null } : { kind: 'decimal', scale };
    }
    default:
      return { kind: 'unknown', scale: null };
  }
}
