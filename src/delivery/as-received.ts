import type { EventDoc } from '../domain/event.ts';
import { batchOfDay, datesOf, isWithheld, mustBe, type Plan } from './plan.ts';
import { roleOf } from './roles.ts';
import { dateOf, dateOfDay, dayNumberOf } from './time.ts';

/** By the day on which each document says that it was received; things too, which may come after their events. */
export const asReceived = (plan: Plan): Plan => {
  mustBe(plan, 'as-received', ['on-time']);
  const events = plan.stream.filter((doc) => roleOf(doc) === 'event' && !isWithheld(doc, plan.requests));
  const things = plan.stream.filter((doc) => roleOf(doc) === 'thing');
  const labels = arrivalDays(events, things);
  const parcels = [...events, ...things].map((doc) => ({
    doc,
    batch: batchOfDay(labels, dateOf(doc.received_at)),
  }));
  return { ...plan, labels, parcels, order: 'by-day' };
};

/** From the first event's arrival to the last one of anything. */
const arrivalDays = (events: readonly EventDoc[], things: readonly EventDoc[]): readonly string[] => {
  const days = events.map((doc) => dayNumberOf(doc.received_at));
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const all = [...days, ...things.map((doc) => dayNumberOf(doc.received_at))];
  const last = all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return days.length > 0 ? datesOf(first, last, dateOfDay) : [];
};
