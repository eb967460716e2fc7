import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATINGS, type Review } from '../../src/domain/drill.ts';
import { cardOf } from '../../src/drill/schedule.ts';
import { review } from './support.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/drill.md'), 'utf8');

const DAY = 86_400_000;
const begin = Date.parse('2026-01-01T09:00:00Z');

/** Reviews of one task, each so many hours after the one before it. */
const histories = (least: number) =>
  fc
    .array(fc.record({ rating: fc.constantFrom(...RATINGS), hours: fc.integer({ min: 0, max: 2000 }) }), {
      minLength: least,
      maxLength: 12,
    })
    .map((steps) => {
      let at = begin;
      return steps.map(({ rating, hours }, number): Review => {
        at += hours * 3_600_000;
        return review(`one.a ${rating} 10 ${new Date(at).toISOString()}`, number);
      });
    });

const endOf = (reviews: readonly Review[]) => Date.parse(reviews.at(-1)?.at ?? '');

describe('a card', () => {
  it('is not there without a review', () => {
    expect(cardOf([], begin)).toBeNull();
  });

  it('comes no sooner after a better rating', () => {
    fc.assert(
      fc.property(histories(0), fc.integer({ min: 0, max: 2000 }), (before, hours) => {
        const at = (before.length > 0 ? endOf(before) : begin) + hours * 3_600_000;
        const due = RATINGS.map((rating) => {
          const last = review(`one.a ${rating} 10 ${new Date(at).toISOString()}`, before.length);
          return cardOf([...before, last], at)?.due ?? '';
        });
        expect(due).toEqual(due.toSorted());
        // A half-known task comes sooner than one that was known at once.
        expect((due[0] ?? '') < (due[3] ?? '')).toBe(true);
      }),
    );
  });

  it('comes on a later day, and within about two months', () => {
    fc.assert(
      fc.property(histories(1), (reviews) => {
        const last = endOf(reviews);
        const due = Date.parse(cardOf(reviews, last)?.due ?? '');
        expect(due).toBeGreaterThan(last - DAY);
        expect(new Date(due).toISOString().slice(0, 10) > new Date(last).toISOString().slice(0, 10)).toBe(
          true,
        );
        expect(due - last).toBeLessThanOrEqual(62 * DAY);
      }),
    );
  });

  it('depends on what happened, and not on the order in which it is read', () => {
    fc.assert(
      fc.property(histories(2), fc.integer({ min: 0, max: 400 }), (reviews, days) => {
        const now = endOf(reviews) + days * DAY;
        expect(cardOf(reviews.toReversed(), now)).toEqual(cardOf(reviews, now));
      }),
    );
  });

  it('fades as days go by, and never behind its last review', () => {
    fc.assert(
      fc.property(
        histories(1),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (reviews, days, more) => {
          const at = (days: number) => cardOf(reviews, endOf(reviews) + days * DAY)?.recall ?? Number.NaN;
          expect(at(days + more)).toBeLessThan(at(days));
          expect(at(days + more)).toBeGreaterThan(0);
          expect(at(-days)).toBe(at(0));
          expect(at(0)).toBe(1);
        },
      ),
    );
  });

  it('holds longer each time that it is known on its day', () => {
    const known = (times: number) => {
      const reviews: Review[] = [];
      let at = new Date(begin).toISOString();
      for (let number = 0; number < times; number += 1) {
        reviews.push(review(`one.a good 10 ${at}`, number));
        at = `${cardOf(reviews, begin)?.due}T09:00:00.000Z`;
      }
      return reviews.map((_, number) => cardOf(reviews.slice(0, number + 1), begin)?.due);
    };
    expect(known(5)).toEqual(['2026-01-04', '2026-01-18', '2026-03-16', '2026-05-16', '2026-07-16']);
  });

  it.each(RATINGS)('comes as docs/drill.md says, after %s', (rating) => {
    const first = review(`one.a ${rating} 10 2026-03-01T09:00:00Z`, 0);
    const due = cardOf([first], begin)?.due ?? '';
    const second = review(`one.a good 10 ${due}T09:00:00Z`, 1);
    const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
    const wait = days('2026-03-01', due);
    const comes = wait === 1 ? 'the next day' : `in ${wait} days`;
    const then = days(due, cardOf([first, second], begin)?.due ?? '');
    expect(page).toContain(`| ${rating} | ${comes} | ${then} days later |`);
  });

  it('says when it was to come before', () => {
    const first = review('one.a good 10 2026-03-10T10:00:00Z', 0);
    const second = review('one.a again 0 2026-03-20T10:00:00Z', 1);
    expect(cardOf([first], begin)).toMatchObject({ before: null, due: '2026-03-13', reviews: 1 });
    expect(cardOf([first, second], begin)).toMatchObject({
      before: '2026-03-13',
      due: '2026-03-21',
      reviews: 2,
    });
  });
});
