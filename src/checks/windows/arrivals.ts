import * as z from 'zod';
import type { EventDoc } from '../../domain/event.ts';
import type { Arrival } from '../../domain/window.ts';
import { alone, events, scenarios, type SpecOf } from '../define.ts';
import { textAt } from '../doc.ts';
import { docPath, refTo, sqlName, whole, word } from '../schema.ts';
import { epochOf } from '../times.ts';

/** The arguments of a check of windows. */
export const args = {
  deliverable: refTo('`windows` deliverable', 'Id of the deliverable of the role `windows`.'),
  alone,
  scenarios,
  entity_type: events,
  event_types: z.array(word).min(1).optional().describe('Events of these types count; all if left out.'),
  time: docPath().prefault('timestamp').describe('Where in a document the time of the event stands.'),
  keys: z.record(sqlName, docPath()).describe('What a key may be made of, by the names that candidates use.'),
  right: z.array(sqlName).min(1).describe('The key that sessions need.'),
  gap: whole.describe('Seconds; events of a key that are so far apart still belong together.'),
  promised_lateness: z
    .int()
    .min(0)
    .describe('Seconds; what arrives no later after it happened has to be in its session at the end.'),
  limits: z
    .strictObject({
      first_emission_within: whole
        .optional()
        .describe(
          'Seconds by arrival that a complete session waits for its first emission, the middle one of all.',
        ),
      corrected_at_most: z.number().min(0).max(100).optional().describe('Percent of the sessions.'),
      dropped_at_most: z.int().min(0).optional().describe('Events that are dropped, however late.'),
      windows_at_most: whole.optional().describe('Windows in memory at once.'),
      events_at_most: whole.optional().describe('Events in memory at once.'),
    })
    .default({})
    .describe('What it may take; each that is given is one more part.'),
};

export type WindowSpec = SpecOf<typeof args>;

/** The events that count, with the key made of these names; one that the problem does not know makes no difference. */
export function arrivalsOf(
  { entity_type, event_types, time, keys }: WindowSpec,
  names: readonly string[],
  docs: readonly EventDoc[],
): readonly Arrival[] {
  const paths = names.flatMap((name) => {
    const path = keys[name];
    return path ? [path] : [];
  });
  return docs.flatMap((doc): Arrival[] => {
    if (doc.entity_type !== entity_type || (event_types && !event_types.includes(doc.event_type))) return [];
    const at = epochOf(textAt(doc, time) ?? '');
    if (Number.isNaN(at)) return [];
    const key = paths.map((path) => textAt(doc, path) ?? '–').join(' · ');
    return [{ id: doc.event_id, key, time: at, received: epochOf(doc.received_at) }];
  });
}
