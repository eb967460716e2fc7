import type { EventDoc } from '../domain/event.ts';
import { mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, int, type Random } from './random.ts';
import { DAY, HOUR, isoOf, secondsOf } from './time.ts';

/** Some documents come again: in the same batch (half of them received at another time) or in a later one. */
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
  return { ...plan, parcels: [...plan.parcels, ...again], order: plan.order === 'cut' ? 'cut' : 'by-day' };
};

/** The document, received so many seconds later. */
const received = (doc: EventDoc, seconds: number): EventDoc => ({
  ...doc,
  received_at: isoOf(secondsOf(doc.received_at) + seconds),
});

const receivedIn = (parcel: Parcel, batch: number, random: Random): EventDoc =>
  received(parcel.doc, (batch - parcel.batch) * DAY + int(random, HOUR));
