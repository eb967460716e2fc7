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
  | 'json'
  | 'array'
  /** An element of a JSON array. */
  | 'element'
  | 'null'
  /** It cannot be told. */
  | 'unknown';

/** SQL of SQLite, and what it gives. */
export type Typed = {
  readonly sql: string;
  readonly kind: Kind;
  /** Digits behind the point of a decimal. */
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

/** `declared` tells the scale of a decimal. */
export function kindOf(type: LogicalType, declared: string): { kind: Kind; scale: number | null } {
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
      const scale = /\(\s*\d+\s*,\s*(\d+)\s*\)/.exec(declared)?.[1];
      if (scale === '0' || (scale === undefined && /^\s*(?:number|decimal|dec)\b/i.test(declared)))
        return { kind: 'integer', scale: null };
      return { kind: 'decimal', scale: scale === undefined ? null : Number(scale) };
    }
    default:
      return { kind: 'unknown', scale: null };
  }
}
