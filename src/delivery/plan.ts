import type { EventDoc, EventStream } from '../domain/event.ts';
import { ProblemError } from '../domain/user-error.ts';
import { compare } from '../domain/compare.ts';
import { roleOf } from './roles.ts';
import { dateOfDay } from './time.ts';

/** A document on its way: `batch` is an index into the plan's labels. */
export type Parcel = { readonly doc: EventDoc; readonly batch: number };

/** A delivery in the making; each transformation makes another plan of it. */
export type Plan = {
  /** Everything there is, as it was given. */
  readonly stream: EventStream;
  /** One for each batch: the day, or `cut 3`. */
  readonly labels: readonly string[];
  readonly parcels: readonly Parcel[];
  /** Requests for deletion by user, the earliest of each. */
  readonly requests: ReadonlyMap<string, EventDoc>;
  /** Documents of people who asked to be erased that arrive after their request: only `erase` delivers them. */
  readonly withheld: readonly EventDoc[];
  readonly scripts: readonly PlannedScript[];
  /** Type of event before whose first batch the models are changed. */
  readonly changeBefore: string | null;
  readonly order: Order;
  /** How often each batch comes in a row. */
  readonly times: 1 | 2;
};

/**
 * What has become of the order. `on-time`: each document on its day; `by-day`: batches are days; `cut`: they are not;
 * `scripted`: a script runs between two batches, so that documents stay where they are.
 */
export type Order = 'on-time' | 'by-day' | 'cut' | 'scripted';

/** A script that runs after a batch. */
export type PlannedScript = {
  readonly after: number;
  readonly deliverable: string;
  readonly params: Readonly<Record<string, string>>;
  /** Tables that are kept when all others are emptied before it; null: nothing is emptied. */
  readonly keep: readonly string[] | null;
};

/** The earliest request of each user. */
export const requestsOf = (stream: EventStream): ReadonlyMap<string, EventDoc> => {
  const requests = stream.filter((doc) => roleOf(doc) === 'request');
  // The last one set stays: later ones first.
  const late = requests.toSorted((a, b) => compare(b.timestamp, a.timestamp));
  return new Map(late.map((doc) => [doc.entity_id, doc]));
};

/** Is it an event of somebody who had asked to be erased before it arrived? */
export const isWithheld = (doc: EventDoc, requests: ReadonlyMap<string, EventDoc>): boolean => {
  const request = roleOf(doc) === 'event' ? requests.get(doc.entity_id) : undefined;
  return request !== undefined && doc.received_at > request.timestamp;
};

/** The index of the batch in which a document of that day comes: the nearest there is. */
export const batchOfDay = (labels: readonly string[], date: string): number => {
  const first = labels[0];
  if (first === undefined || date <= first) return 0;
  const found = labels.indexOf(date);
  return found >= 0 ? found : labels.length - 1;
};

/** Dates from the earliest of some days to the latest, without a gap; the days are numbers since 1970. */
export const datesOf = (days: readonly number[]): readonly string[] => {
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => dateOfDay(first + n));
};

/** Throws a ProblemError where a transformation cannot come after those before it. */
export const mustBe = (plan: Plan, kind: string, orders: readonly Order[]): void => {
  if (orders.includes(plan.order)) return;
  throw new ProblemError(
    'E_DELIVERY',
    `\`${kind}\` cannot be applied to a delivery that is ${plan.order}: it needs one that is ${orders.join(' or ')}.`,
    'Change the order of the steps, or leave one of them out.',
  );
};
