import * as z from 'zod';
import { docPath, misfit, name, refTo, sqlName, text, word } from '../../checks/schema.ts';
import type { FactModel, FactSpec } from '../../domain/fact.ts';
import { ids, mustDiffer, namesExist, type PartRule } from './rule.ts';

const PHRASE = /^[a-z0-9]+( [a-z0-9]+)*$/;

/** What something is called: small words with blanks between. */
const phrase = z.string().regex(PHRASE, 'must be small words with a blank between, like `view start`');
const phrases = z.array(phrase).min(1);
/** An event type, or a fact, of this file. */
const typeRef = (about?: string) => refTo('event type', about, { of: word });
const factRef = (about?: string) => refTo('fact', about, { of: sqlName });
const types = z.array(typeRef()).min(1);

const eventType = z.strictObject({
  id: word.describe('The type, as the events spell it.'),
  title: text.describe('What it is, in a few words.'),
  asks: text.describe('What an interviewer says who does not see where it goes.'),
  names: phrases.describe('What it is called elsewhere: in names of tables and in lists of types.'),
  undoes: typeRef().optional().describe('The type that it takes back.'),
  closes: typeRef().optional().describe('The type that it ends.'),
});

const group = z.strictObject({
  names: phrases.describe('A table of such a name takes several types.'),
  types: types.describe('The types that it takes.'),
  perhaps: z.array(typeRef()).default([]).describe('Types that it may take as well; they are asked for.'),
});

const thing = z.strictObject({
  id: sqlName.describe('Name of the thing.'),
  known_by: factRef('The fact that names one.'),
  names: phrases.describe('What its tables are called.'),
});

const fact = z.strictObject({
  id: sqlName.describe('The bronze column that brings it: what `-- holds:` calls it.'),
  title: text.describe('What it is, in a few words.'),
  asks: text.optional().describe('What an interviewer says who does not see where it stands.'),
  kind: z.enum(['id', 'time', 'number', 'text', 'json']).describe('Kind of its values.'),
  names: phrases.describe('What its columns are called; `_id`, `_at`, `_ms` and the like are left out.'),
  perhaps: z
    .array(phrase)
    .default([])
    .describe('Names that may mean it or something else; they are asked for.'),
  needed_by: z
    .union([z.literal('all'), types])
    .optional()
    .describe('Types of events that need it in their homes; `all`: each.'),
  describes: refTo('thing', undefined, { of: sqlName })
    .optional()
    .describe('The thing that it describes, where it is not about events.'),
  asked: z.boolean().default(true).describe('No: it is read, and nobody has to hold it.'),
  entity_type: word.describe('Documents of this `entity_type` bring it.'),
  from: docPath('Where in them it stands.'),
  loose: z
    .boolean()
    .default(false)
    .describe('It comes among the properties of an event: a column that takes all of them holds it.'),
  own: z
    .boolean()
    .default(false)
    .describe('It names the event itself: the id of a row in a table of that type alone is it.'),
  through: z
    .array(factRef())
    .default([])
    .describe('Facts through whose tables it can be found: a video its creator.'),
});

const undone = z.strictObject({
  id: name.or(sqlName).describe('Name of the row in the matrix.'),
  title: text.describe('What it is, in a few words.'),
  asks: text.describe('What an interviewer says who does not see it.'),
  does: typeRef('The type that is taken back.'),
  undoes: typeRef('The type that takes it back.'),
});

const bounds = z.strictObject({
  id: name.or(sqlName).describe('Name of the row in the matrix.'),
  title: text.describe('What it is, in a few words.'),
  asks: text.describe('What an interviewer says who does not see it.'),
  opens: typeRef('The type that begins it.'),
  closes: typeRef('The type that ends it.'),
  names: phrases.describe('Words of the tables and views that keep it.'),
  from: z.array(factRef()).min(1).describe('Facts of events from which a query derives it.'),
});

const contradiction = z.strictObject({
  kind: z
    .enum(['demands', 'untold', 'refuses', 'ends-known'])
    .describe(
      '`demands`: the table demands one of `facts`, which the types lack. `untold`: an undo with neither a time nor a flag. `refuses`: a key whose columns all are of `facts` refuses a second event. `ends-known`: the end of the type must be known at its start.',
    ),
  types: types.describe('Types of events that it is about.'),
  facts: z.array(factRef()).default([]).describe('The facts that it is about.'),
  certain: z.boolean().default(true).describe('No: worth a question, and costs nothing.'),
});

/** `facts.yaml`: what a model must be able to hold. */
export const facts = z.strictObject({
  event_types: z.array(eventType).min(1).describe('Types of events, each of which needs a home.'),
  groups: z.array(group).default([]).describe('Words that stand for several types at once.'),
  short: z
    .record(z.string().regex(/^[a-z0-9]+$/), phrase)
    .default({})
    .describe('Short forms in names, by what they stand for: `vid: video`.'),
  things: z.array(thing).default([]).describe('What events are about.'),
  facts: z.array(fact).min(1).describe('What must have its place, and other columns that are known.'),
  undone: z.array(undone).default([]).describe('What must be seen to have been taken back.'),
  bounds: z.array(bounds).default([]).describe('Spans of time that are kept, or can be worked out.'),
  contradictions: z
    .array(contradiction)
    .default([])
    .describe('What speaks against a home; only where it is the one home that an event has.'),
});

export type FactsYaml = z.output<typeof facts>;

/** What facts.yaml names has to be there, and what it tells has to be told once. */
export const factRule: PartRule<FactsYaml> = (_, part) => {
  const types = ids(part.event_types);
  return [
    ...namesExist(facts, part, { 'event type': types, fact: ids(part.facts), thing: ids(part.things) }),
    ...mustDiffer(['event_types'], 'id', part.event_types),
    ...mustDiffer(['facts'], 'id', part.facts),
    ...part.facts.flatMap(({ id }, at) =>
      types.includes(id) ? [misfit(['facts', at, 'id'], `\`${id}\` is an event type already`)] : [],
    ),
  ];
};

/** The facts of a problem, from YAML whose names are known to resolve. */
export function toFacts(yaml: FactsYaml): FactModel {
  const all = yaml.event_types.map(({ id }) => id);
  return {
    eventTypes: yaml.event_types.map((type) => ({
      ...type,
      undoes: type.undoes ?? null,
      closes: type.closes ?? null,
    })),
    groups: yaml.groups,
    short: yaml.short,
    things: yaml.things.map(({ id, known_by, names }) => ({ id, knownBy: known_by, names })),
    facts: yaml.facts.map((fact) => toFact(fact, all)),
    undone: yaml.undone,
    bounds: yaml.bounds,
    contradictions: yaml.contradictions,
  };
}

function toFact(fact: FactsYaml['facts'][number], all: readonly string[]): FactSpec {
  const { id, title, kind, names, perhaps, loose, own, through } = fact;
  return {
    id,
    title,
    asks: fact.asks ?? `Show me where this stands: ${title}.`,
    kind,
    names,
    perhaps,
    of: ofWhat(fact, all),
    path: fact.from,
    entityType: fact.entity_type,
    loose,
    own,
    through,
  };
}

function ofWhat(
  { needed_by, describes, asked }: FactsYaml['facts'][number],
  all: readonly string[],
): FactSpec['of'] {
  if (!asked) return { kind: 'none', thing: describes ?? null };
  if (describes !== undefined) return { kind: 'thing', thing: describes };
  if (needed_by === undefined) return { kind: 'none', thing: null };
  return { kind: 'events', types: needed_by === 'all' ? all : needed_by };
}
