import type { CheckOf } from '../../domain/check.ts';
import type { EventDoc } from '../../domain/event.ts';
import type { Arrival } from '../../domain/window.ts';
import type { CheckContext } from '../check.ts';
import { textAt } from '../doc.ts';
import { epochOf } from '../times.ts';

export type WindowSpec = CheckOf<'windows'>;

/** All documents of a scenario. */
export function loadedDocs({ scenario }: CheckContext, id: string): readonly EventDoc[] {
  return scenario(id).steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
}

/** The events that count, with the key made of these names; one that the problem does not know makes no difference. */
export function arrivalsOf(
  { entityType, eventTypes, time, keys }: WindowSpec,
  names: readonly string[],
  docs: readonly EventDoc[],
): readonly Arrival[] {
  const paths = names.flatMap((name) => {
    const path = keys[name];
    return path ? [path] : [];
  });
  return docs.flatMap((doc): Arrival[] => {
    if (doc.entity_type !== entityType || (eventTypes && !eventTypes.includes(doc.event_type))) return [];
    const at = epochOf(textAt(doc, time) ?? '');
    if (Number.isNaN(at)) return [];
    const key = paths.map((path) => textAt(doc, path) ?? '–').join(' · ');
    return [{ id: doc.event_id, key, time: at, received: epochOf(doc.received_at) }];
  });
}
