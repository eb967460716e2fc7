import * as z from 'zod';

/** A key and what it takes. */
export type Entry = readonly [string, z.core.$ZodType];

/** A Markdown table with a row for each key. */
export function table(entries: readonly Entry[]): readonly string[] {
  const rows = entries.map(([key, value]) => {
    const about = value instanceof z.ZodType ? (value.description ?? '') : '';
    return `| \`${key}\` | ${kindOf(value)}${optional(value)} | ${about.replaceAll('|', '\\|')} |`;
  });
  return ['| Key | Value | Meaning |', '| --- | --- | --- |', ...rows];
}

/** Without what makes it optional. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? unwrap(schema.unwrap())
    : schema;
}

/** What a list or a map holds. */
export function inner(schema: z.core.$ZodType): z.core.$ZodType {
  const type = unwrap(schema);
  if (type instanceof z.ZodArray) return type.element;
  return type instanceof z.ZodRecord ? type.valueType : type;
}

function optional(value: z.core.$ZodType): string {
  if (value instanceof z.ZodOptional) return ', optional';
  if (!(value instanceof z.ZodDefault || value instanceof z.ZodPrefault)) return '';
  const fallback: unknown = value.def.defaultValue;
  return typeof fallback === 'object' ? ', optional' : `; \`${String(fallback)}\` if left out`;
}

function kindOf(value: z.core.$ZodType): string {
  const type = unwrap(value);
  if (type instanceof z.ZodArray) return `list of ${plural(kindOf(type.element))}`;
  if (type instanceof z.ZodRecord) return 'names with values';
  if (type instanceof z.ZodEnum) return type.options.map((option) => `\`${option}\``).join(', ');
  if (type instanceof z.ZodLiteral) return `\`${String(type.value)}\``;
  if (type instanceof z.ZodDiscriminatedUnion) return 'keys';
  if (type instanceof z.ZodUnion) return type.options.map(kindOf).join(' or ');
  if (type instanceof z.ZodBoolean) return '`true`, `false`';
  if (type instanceof z.ZodNumber) return type.isInt ? 'whole number' : 'number';
  return type instanceof z.ZodString ? 'text' : 'keys';
}

const plural = (kind: string) => (kind === 'text' || kind === 'whole number' ? `${kind}s` : kind);
