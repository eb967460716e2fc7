import { join } from 'node:path';
import type { Batch, Delivery, Step } from '../../../src/domain/step.ts';
import type { EventDoc, EventStream } from '../../../src/domain/event.ts';
import type { DeliverSpec } from '../../../src/domain/problem.ts';
import { loadFixture } from '../../../src/load/fixture.ts';

const folder = join(import.meta.dirname, '../../../fixtures/video-app');
export const fixture = await loadFixture(folder);

/** All stories together: the stream that candidates are shown. */
export const told: EventStream = fixture.stories.flatMap((story) => story.docs);

export const ERASE: DeliverSpec = { kind: 'erase', deliverable: 'delete_user', param: 'user_id' };
export const RETAIN: DeliverSpec = {
  kind: 'retain',
  deliverable: 'retention',
  param: 'cutoff_date',
  keepDays: 3,
};
export const EVOLVE: DeliverSpec = {
  kind: 'evolve',
  eventType: 'save',
  like: 'like',
  keep: ['video_id', 'creator_id'],
  property: 'mood',
};
export const LATE: DeliverSpec = { kind: 'late', share: 0.15, maxDays: 5 };
export const ON_TIME: DeliverSpec = { kind: 'on-time' };

export const DELIVERIES: Readonly<Record<string, readonly DeliverSpec[]>> = {
  'on time': [ON_TIME],
  'as received': [{ kind: 'as-received' }],
  late: [LATE],
  duplicates: [ON_TIME, { kind: 'twice', share: 0.1 }],
  replay: [ON_TIME, { kind: 'again' }],
  'any order': [LATE, { kind: 'shuffled', batches: 7 }],
  deletion: [ON_TIME, ERASE],
  retention: [ON_TIME, RETAIN],
  evolution: [ON_TIME, EVOLVE],
};

export type Load = Extract<Step<Batch>, { readonly kind: 'load' }>;

export const batchesOf = (delivery: Delivery): readonly Load[] =>
  delivery.steps.filter((step) => step.kind === 'load');

export const docsOf = (delivery: Delivery): EventStream => batchesOf(delivery).flatMap((batch) => batch.docs);

export const isEvent = (doc: EventDoc): boolean => doc.entity_type === 'user';

export const textAt = (doc: EventDoc, name: string): string | undefined => {
  const value = doc.properties[name];
  return typeof value === 'string' ? value : undefined;
};

/** Property `name` of the documents that have it. */
export const values = (docs: EventStream, name: string): readonly string[] =>
  docs.flatMap((doc) => textAt(doc, name) ?? []);

export const repeated = (list: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return list.filter((one) => seen.size === seen.add(one).size);
};

/** What is wrong, with the first few examples. */
export const say = (what: string, list: readonly string[]): readonly string[] =>
  list.slice(0, 3).map((one) => `${what}: ${one}`);
