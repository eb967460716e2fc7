import type { Design } from '../../domain/design.ts';
import type { DocPath } from '../../domain/event.ts';
import type { FactModel } from '../../domain/fact.ts';
import { thingRow } from './fact-row.ts';
import { readingOf } from './reading.ts';
import { tried } from './tried.ts';

/** Whether a design may hold what stands at a place of a thing's documents; a problem that asks for it or not. */
export function mayDescribe(
  design: Design,
  model: FactModel,
  holds: Readonly<Record<string, string>>,
  { entityType, path }: { readonly entityType: string; readonly path: DocPath },
): boolean {
  const fact = model.facts.find(
    (each) => each.entityType === entityType && each.path.join('.') === path.join('.'),
  );
  if (!fact || fact.of.kind === 'events' || fact.of.thing === null) return false;
  const { reading } = tried(readingOf(design, model, holds));
  return thingRow(fact, fact.of.thing, reading).status !== 'missing';
}
