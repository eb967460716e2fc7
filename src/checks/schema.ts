import * as z from 'zod';
import { suggestion } from '../design/nearest.ts';

const NAME = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/;
const COLUMN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PATH = /^[a-z_]+(\.[^.\s]+)*$/;

/** The id of a thing in the problem: `late`, `recent_views`. */
export const name = z
  .string()
  .regex(NAME, 'must be small letters, digits, and single - or _ between them, like `recent-views`');

/** The id of a part: `A`, `+`. */
export const partId = z.string().regex(/^(\+|[A-Z][A-Za-z0-9]*)$/, 'must begin with a capital, or be +');

/** The name of a table, a column or a parameter. */
export const sqlName = z.string().regex(COLUMN, 'must be a plain SQL name: letters, digits and _');

/** A table by its name, or all tables whose names begin so: `silver_*`. */
export const tablePattern = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*\*?$/, 'must be the name of a table, or the beginning of names and a `*`');

/** A word of the documents: an event type, an entity type, a property. */
export const word = z.string().regex(/^[^\s.]+$/, 'must be one word, without spaces or dots');

/** Prose; Markdown where it is long. */
export const text = z.string().regex(/\S/, 'must not be empty');

/** A path in the problem's folder, with `/`; what is wrong with one is said by the cross-reference rules. */
export const file = z.string().min(1);

export const whole = z.int().positive();

const path = z
  .string()
  .regex(PATH, 'must be a path in an event document, like `entity_id` or `properties.video_id`')
  .transform((written): readonly string[] => written.split('.'));

/** What a name refers to, as faults call it. */
export type Thing =
  | 'check'
  | 'deliverable'
  | 'event type'
  | 'event type with a share'
  | 'fact'
  | 'follow-up'
  | 'model'
  | 'part'
  | 'question'
  | 'scenario'
  | 'stream'
  | 'task'
  | 'thing'
  | `\`${'choices' | 'question' | 'script' | 'windows' | 'words'}\` deliverable`
  | '`shape` check'
  | '`value` dimension';

/** What a value stands for: the name of a thing, or a place in event documents. */
type Mark = { readonly thing: Thing; readonly after: 'change' | null } | 'doc-path';

const MARKS = new WeakMap<z.core.$ZodType, Mark>();

function marked<S extends z.ZodType>(schema: S, mark: Mark, about: string | undefined): S {
  const own = about === undefined ? schema.clone() : schema.describe(about);
  MARKS.set(own, mark);
  return own;
}

/**
 * The name of a thing that has to be there. `of`: how such names are written; `after`: what has to have happened in a
 * scenario before the thing is to be used there.
 */
export const refTo = (
  thing: Thing,
  about?: string,
  { of = name, after = null }: { readonly of?: z.ZodString; readonly after?: 'change' | null } = {},
) => marked(of, { thing, after }, about);

/** A place in an event document: `entity_id`, `properties.video_id`. */
export const docPath = (about?: string) => marked(path, 'doc-path', about);

/** Keys and indexes. */
export type Path = readonly PropertyKey[];

/** A name in a value, and what it names. */
export type Ref = {
  readonly thing: Thing;
  readonly name: string;
  readonly path: Path;
  readonly after: 'change' | null;
};

/** All names in a value that a schema has made which refer to things. */
export function refsIn(schema: z.core.$ZodType, value: unknown): readonly Ref[] {
  return marksIn(schema, value, []).flatMap(({ mark, value: found, path: at }) =>
    mark !== 'doc-path' && typeof found === 'string' ? { ...mark, name: found, path: at } : [],
  );
}

/** All places in event documents that a value names. */
export function docPathsIn(
  schema: z.core.$ZodType,
  value: unknown,
): readonly { readonly docPath: readonly string[]; readonly path: Path }[] {
  return marksIn(schema, value, []).flatMap(({ mark, value: found, path: at }) =>
    mark === 'doc-path' && Array.isArray(found) ? { docPath: found, path: at } : [],
  );
}

type Marked = { readonly mark: Mark; readonly value: unknown; readonly path: Path };

function marksIn(schema: z.core.$ZodType, value: unknown, at: Path): readonly Marked[] {
  const mark = MARKS.get(schema);
  if (mark !== undefined) return value === undefined ? [] : [{ mark, value, path: at }];
  return below(schema, value).flatMap(([key, inner, own]) =>
    marksIn(inner, own, key === null ? at : [...at, key]),
  );
}

/** What a value is made of, with the schemas of its parts; a key that is null stands for the value itself. */
function below(
  schema: z.core.$ZodType,
  value: unknown,
): readonly (readonly [PropertyKey | null, z.core.$ZodType, unknown])[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return value === undefined ? [] : [[null, schema.unwrap(), value]];
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((one: unknown, at) => [at, schema.element, one] as const);
  const option = optionOf(schema, value);
  if (option) return [[null, option, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).map(
      ([key, one]: [string, unknown]) => [key, schema.valueType, one] as const,
    );
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(
      ([key, inner]) => [key, inner as z.core.$ZodType, Reflect.get(value, key) as unknown] as const,
    );
  return [];
}

/** The alternative of a union that a value is of: the one that its own tag names, or else the first that it fits. */
export function optionOf(schema: z.core.$ZodType, value: unknown): z.core.$ZodType | undefined {
  if (!(schema instanceof z.ZodUnion)) return undefined;
  if (!(schema instanceof z.ZodDiscriminatedUnion))
    return schema.options.find((option) => z.safeParse(option, value).success);
  const { discriminator } = schema.def;
  const tag: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, discriminator) : undefined;
  return schema.options.find((option) => {
    const literal = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    return literal instanceof z.ZodLiteral && literal.values.has(tag as never);
  });
}

/**
 * The value with those of its names that are kept. A list that may be empty goes on without the others.
 * @returns undefined where it cannot do without one.
 */
export function keeping(
  schema: z.core.$ZodType,
  value: unknown,
  isKept: (thing: Thing, name: string) => boolean,
): unknown {
  const mark = MARKS.get(schema);
  if (mark !== undefined)
    return mark === 'doc-path' || typeof value !== 'string' || isKept(mark.thing, value) ? value : undefined;
  const kept = below(schema, value)
    .filter(([, , own]) => own !== undefined)
    .map(([key, inner, own]) => [key, keeping(inner, own, isKept)] as const);
  const isLost = kept.some(([, now]) => now === undefined);
  if (schema instanceof z.ZodArray) {
    const list = kept.flatMap(([, now]) => (now === undefined ? [] : [now]));
    return list.length === 0 && isLost && !schema.safeParse([]).success ? undefined : list;
  }
  const [first] = kept;
  if (isLost || !first) return isLost ? undefined : value;
  return first[0] === null ? first[1] : { ...(value as object), ...Object.fromEntries(kept) };
}

/** Something that does not fit the rest of the problem, at a place below what is looked at. */
export type Misfit = {
  readonly path: Path;
  readonly what: string;
  /** Where the same stands already. */
  readonly first?: Path;
};

export const misfit = (at: Path, what: string): Misfit => ({ path: at, what });

/** A name must be one of those that exist; `thing` says what it names: `scenario`. */
export const mustExist = (
  at: Path,
  thing: string,
  given: string,
  known: readonly string[],
): readonly Misfit[] =>
  known.includes(given) ? [] : [misfit(at, `there is no ${thing} \`${given}\`${suggestion(given, known)}`)];

/** Each of the names, at its index below the path. */
export const mustAllExist = (
  at: Path,
  thing: string,
  given: readonly string[],
  known: readonly string[],
): readonly Misfit[] => given.flatMap((one, nth) => mustExist([...at, nth], thing, one, known));
