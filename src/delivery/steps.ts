import type { EventDoc } from '../domain/event.ts';
import { ProblemError } from '../domain/user-error.ts';
import { joinedDocs, roleOf } from './roles.ts';
import { batchOfDay, datesOf, isWithheld, mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, int, type Random, shuffled } from './random.ts';
import { dateOf, DAY, dayNumberOf, HOUR, isoOf, secondsOf } from './time.ts';

/** By the day on which each document says that it was received; things too, which may come after their events. */
export const asReceived = (plan: Plan): Plan => {
  mustBe(plan, 'as-received', ['on-time']);
  const events = plan.stream.filter((doc) => roleOf(doc) === 'event' && !isWithheld(doc, plan.requests));
  const things = plan.stream.filter((doc) => roleOf(doc) === 'thing');
  const days = datesOf([...events, ...things].map((doc) => dayNumberOf(doc.received_at)));
  // From the arrival of the first event on.
  const labels = days.filter((day) => events.some((doc) => dateOf(doc.received_at) <= day));
  const parcels = [...events, ...things].map((doc) => ({
    doc,
    batch: batchOfDay(labels, dateOf(doc.received_at)),
  }));
  return { ...plan, labels, parcels, order: 'by-day' };
};

/** Of what comes again so much comes a third time, with the second or a little later. */
const THIRD = 0.25;

/** Some documents come again: in the same batch (half of them received at another time) or in a later one; some thrice. */
export const twice = (plan: Plan, spec: { readonly share: number }, random: Random): Plan => {
  mustBe(plan, 'twice', ['on-time', 'by-day', 'cut']);
  const last = plan.labels.length - 1;
  const again = plan.parcels.flatMap((parcel): Parcel[] => {
    if (!chance(random, spec.share)) return [];
    const later = parcel.batch + 1 + int(random, Math.min(3, last - parcel.batch));
    switch (int(random, 4)) {
      case 0:
        return [parcel];
      case 1:
        return [{ ...parcel, doc: received(parcel.doc, 1 + int(random, 600)) }];
      default:
        return parcel.batch < last ? [{ batch: later, doc: receivedIn(parcel, later, random) }] : [parcel];
    }
  });
  const third = again.flatMap((parcel): Parcel[] =>
    chance(random, THIRD) ? [{ ...parcel, doc: received(parcel.doc, int(random, 600)) }] : [],
  );
  return {
    ...plan,
    parcels: [...plan.parcels, ...again, ...third],
    order: plan.order === 'cut' ? 'cut' : 'by-day',
  };
};

/** The document, received so many seconds later. */
const received = (doc: EventDoc, seconds: number): EventDoc => ({
  ...doc,
  received_at: isoOf(secondsOf(doc.received_at) + seconds),
});

const receivedIn = (parcel: Parcel, batch: number, random: Random): EventDoc =>
  received(parcel.doc, (batch - parcel.batch) * DAY + int(random, HOUR));

/** Each batch comes twice in a row, as after a crash. */
export const again = (plan: Plan): Plan => ({ ...plan, times: 2 });

/**
 * All documents in any order, cut into so many uneven batches.
 * Throws a ProblemError where a script depends on the days that are lost by that.
 */
export const shuffledCuts = (plan: Plan, spec: { readonly batches: number }, random: Random): Plan => {
  mustBe(plan, 'shuffled', ['on-time', 'by-day', 'cut']);
  const sizes = Array.from({ length: spec.batches }, () => 0.3 + random() * 1.7);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let sum = 0;
  const ends = sizes.map((size) => {
    sum += size;
    return (sum / whole) * plan.parcels.length;
  });
  const batchOf = (place: number) =>
    Math.max(
      0,
      ends.findIndex((end) => place < end),
    );
  const parcels = shuffled(random, plan.parcels).map((parcel, n) => ({ ...parcel, batch: batchOf(n) }));
  return { ...plan, labels: ends.map((_, n) => `cut ${n + 1}`), parcels, order: 'cut' };
};

/**
 * After the last batch the script runs with a cut-off date: so many days are kept, or nearly so, because documents
 * that share an id must stand on one side of it. Throws a ProblemError where no day is like that.
 */
export const retain = (
  plan: Plan,
  spec: { readonly deliverable: string; readonly param: string; readonly keepDays: number },
): Plan => {
  mustBe(plan, 'retain', ['on-time', 'by-day', 'scripted']);
  const wanted = plan.labels.length - spec.keepDays;
  const joined = joinedDocs(plan.parcels.map((parcel) => parcel.doc));
  const straddled = (date: string) =>
    joined.some((docs) => {
      const days = docs.map((doc) => dateOf(doc.timestamp));
      return days.some((day) => day < date) && days.some((day) => day >= date);
    });
  const cutoff = plan.labels
    .map((date, index) => ({ date, far: Math.abs(index - wanted), index }))
    .filter(({ index, date }) => index > 0 && !straddled(date))
    .toSorted((a, b) => a.far - b.far || a.index - b.index)[0];
  if (!cutoff) {
    throw new ProblemError(
      'E_DELIVERY',
      'The events have no day before which a cut-off parts no documents that belong together.',
      'Give the scenario more days, or stories that do not cross every midnight.',
    );
  }
  const params = { [spec.param]: cutoff.date };
  const script = { after: plan.labels.length - 1, deliverable: spec.deliverable, params, keep: null };
  return { ...plan, scripts: [...plan.scripts, script], order: 'scripted' };
};

/**
 * Before the first batch with an event of the type the models are changed; which batch that is depends on what else
 * becomes of the order. Throws a ProblemError where the stream has no such event.
 */
export const change = (plan: Plan, { before }: { readonly before: string }): Plan => {
  if (plan.stream.some(({ event_type }) => event_type === before)) return { ...plan, changeBefore: before };
  throw new ProblemError(
    'E_DELIVERY',
    `\`change\` waits for an event of the type \`${before}\`, and the stream has none.`,
    'Add a story with one to the stream, or name a type that comes in it.',
  );
};

/** After the last batch all tables but those that are kept are emptied, and the script runs. */
export const rebuild = (
  plan: Plan,
  { deliverable, keep }: { readonly deliverable: string; readonly keep: readonly string[] },
): Plan => {
  const script = { after: plan.labels.length - 1, deliverable, params: {}, keep };
  return { ...plan, scripts: [...plan.scripts, script], order: 'scripted' };
};
