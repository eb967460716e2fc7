import { ProblemError } from '../domain/user-error.ts';
import { joinedDocs } from './joined.ts';
import { mustBe, type Plan } from './plan.ts';
import { dateOf } from './time.ts';

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
