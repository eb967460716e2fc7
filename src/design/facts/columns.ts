import type { DesignColumn, DesignTable, LogicalType } from '../../domain/design.ts';

/** A column, or a field of a STRUCT in one. */
export type Field = {
  /** As a candidate would write it: `events.event_type`. */
  readonly name: string;
  /** The last part of the name. */
  readonly own: string;
  readonly kind: LogicalType['kind'];
  readonly column: DesignColumn;
  /** The column is a list: a row holds many. */
  readonly many: boolean;
  readonly nested: boolean;
};

/** The columns of a table, and the fields of those that are made of fields. */
export function fieldsOf(table: DesignTable): readonly Field[] {
  return table.columns.flatMap((column): Field[] => {
    const many = column.type.kind === 'array';
    const self: Field = {
      name: column.name,
      own: column.name,
      kind: column.type.kind,
      column,
      many,
      nested: false,
    };
    return [
      self,
      ...structFields(column.declared).map(
        ({ name, type }): Field => ({
          name: `${column.name}.${name}`,
          own: name,
          kind: kindOf(type),
          column,
          many,
          nested: true,
        }),
      ),
    ];
  });
}

/** Names and types in `STRUCT<a INT64, b STRING>`, `array<struct<a:int>>`, `ROW(a integer)`, `Nested(a String)`. */
function structFields(declared: string): { name: string; type: string }[] {
  const opened = /\b(?:struct|row|record|nested|tuple)\s*([<(])/i.exec(declared);
  if (!opened) return [];
  const from = opened.index + opened[0].length;
  const fields: { name: string; type: string }[] = [];
  let depth = 0;
  let start = from;
  const close = (end: number) => {
    const field = /^\s*[`"]?(\w+)[`"]?\s*[:\s]\s*(.+?)\s*$/s.exec(declared.slice(start, end));
    if (field?.[1] && field[2]) fields.push({ name: field[1], type: field[2] });
    start = end + 1;
  };
  for (let at = from; at < declared.length; at++) {
    const char = declared.charAt(at);
    if (char === '<' || char === '(') depth++;
    else if (char === '>' || char === ')') {
      if (depth === 0) {
        close(at);
        break;
      }
      depth--;
    } else if (char === ',' && depth === 0) close(at);
  }
  return fields.flatMap(({ name, type }) => [
    { name, type },
    ...structFields(type).map((inner) => ({ name: `${name}.${inner.name}`, type: inner.type })),
  ]);
}

const KINDS: readonly (readonly [RegExp, LogicalType['kind']])[] = [
  [/^(?:timestamp|datetime)/i, 'timestamp'],
  [/^date/i, 'date'],
  [/^(?:json|variant|map|object|super)/i, 'json'],
  [/^(?:struct|row|record|array)/i, 'struct'],
  [/^(?:u?int|bigint|long|smallint|tinyint|number)/i, 'integer'],
  [/^(?:float|double|real)/i, 'float'],
  [/^(?:numeric|decimal)/i, 'decimal'],
  [/^bool/i, 'boolean'],
  [/^(?:string|varchar|text|char)/i, 'text'],
];

const kindOf = (type: string): LogicalType['kind'] =>
  KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'unknown';
