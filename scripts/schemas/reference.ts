import * as z from 'zod';
import { type Entry, inner, table, unwrap } from './key-table.ts';

const BEGIN = '<!-- made from src/load by `npm run schemas`: begin -->';
const END = '<!-- end -->';

type Name = 'problem' | 'facts' | 'workload' | 'rubrics' | 'choices' | 'limits' | 'judged' | 'settings';
type Schemas = Readonly<Record<Name, z.ZodType>>;

/** The page with its reference section made anew; the rest of it stays. */
export function reference(page: string, schemas: Schemas): string {
  const { problem, facts, workload, rubrics, choices, limits, judged, settings } = schemas;
  const section = [
    ...keys('problem.yaml', [], problem),
    ...keys('facts.yaml', [], facts),
    ...keys('workload.yaml', [], workload),
    ...keys('rubrics.yaml', [], rubrics),
    ...keys('choices.yaml', [], choices),
    ...keys('limits.yaml', [], limits),
    ...keys('submissions/<id>/judged.yaml', [], judged),
    ...keys('graincheck.yaml', [], settings),
  ].join('\n');
  const [before] = page.split(BEGIN);
  const after = page.split(END).slice(1).join(END);
  return `${before}${BEGIN}\n\n${section}\n${END}${after}`;
}

/** A section for a schema, and one for every key in it that has keys of its own. */
function keys(title: string, path: readonly string[], schema: z.core.$ZodType): readonly string[] {
  const type = unwrap(schema);
  if (type instanceof z.ZodDiscriminatedUnion) return kinds(title, path, type);
  if (!(type instanceof z.ZodObject)) return [];
  const entries: readonly Entry[] = Object.entries(type.shape);
  return [`### \`${title}\``, '', ...table(entries), '', ...below(path, entries)];
}

const below = (path: readonly string[], entries: readonly Entry[]) =>
  entries.flatMap(([key, value]) => keys([...path, key].join(' › '), [...path, key], inner(value)));

/** What all kinds have is said once, then each kind's own keys. */
function kinds(title: string, path: readonly string[], union: z.ZodDiscriminatedUnion): readonly string[] {
  const by = union.def.discriminator;
  const options = union.options.filter((option) => option instanceof z.ZodObject);
  const shapes = options.map((option): Readonly<Record<string, z.ZodType>> => option.shape);
  const [first] = shapes;
  if (first === undefined) return [];
  const shared = Object.keys(first).filter(
    (key) => key !== by && shapes.every((shape) => shape[key]?.description === first[key]?.description),
  );
  const common = Object.entries(first).filter(([key]) => shared.includes(key));
  return [
    `### \`${title}\``,
    '',
    ...(common.length === 0 ? [] : [...table(common), '']),
    ...shapes.flatMap((shape) => {
      const { [by]: tag } = shape;
      if (!(tag instanceof z.ZodLiteral)) return [];
      const own = Object.entries(shape).filter(([key]) => key !== by && !shared.includes(key));
      const head = [`#### \`${by}: ${String(tag.value)}\``, '', tag.description ?? '', ''];
      const rows = own.length === 0 ? [] : [...table(own), ''];
      return [...head, ...rows, ...below([...path, String(tag.value)], own)];
    }),
  ];
}
