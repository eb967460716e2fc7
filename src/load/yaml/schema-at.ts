import * as z from 'zod';
import { optionOf } from '../../checks/schema.ts';
import type { YamlPath } from './parse.ts';

/** Keys that the schema knows at a path of a value; a union's by the value's own discriminator. */
export function knownKeys(schema: z.ZodType, value: unknown, path: YamlPath): readonly string[] {
  const found = unwrap(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
  const inner = below(found, step);
  return inner === null ? [] : knownKeys(inner, at(value, step), rest);
}

/** The value at one key or index; undefined where there is none. */
export function at(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap(), value);
  return schema instanceof z.ZodDiscriminatedUnion ? (optionOf(schema, value) ?? schema) : schema;
}

function below(schema: z.core.$ZodType, step: PropertyKey): z.ZodType | null {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] ?? null;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return null;
}
