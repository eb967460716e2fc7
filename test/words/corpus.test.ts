import { describe, expect, test } from 'vitest';
import { casesIn } from '../cases/read.ts';
import { readFor, rubricFor, statesOf } from './support.ts';

/** Points by what has to become of them; `may`: either is fair, `unfound`: said, but not in words that are expected. */
type Case = {
  readonly about: string;
  readonly of?: string;
  readonly answer: string;
  readonly made?: object;
  readonly half?: object;
  readonly against?: object;
  readonly may?: object;
  readonly unfound?: object;
};

describe.each(['partitioning', 'late_data', 'answers', 'unseen'])('%s', (name) => {
  test.each(casesIn<Case>(`words/${name}.yaml`))('$about', (each) => {
    const deliverable = each.of ?? name;
    const states = statesOf(readFor(deliverable, each.answer));
    const expected = rubricFor(deliverable).points.map(({ id }) => {
      if (id in (each.may ?? {})) return [id, states[id]];
      if (id in (each.made ?? {})) return [id, 'made'];
      if (id in (each.half ?? {})) return [id, 'half'];
      return [id, id in (each.against ?? {}) ? 'contradicted' : 'missed'];
    });
    expect(states).toEqual(Object.fromEntries(expected));
  });
});

test('every case names points that there are', () => {
  for (const name of ['partitioning', 'late_data', 'answers', 'unseen'])
    for (const { of = name, made, half, against, may, unfound } of casesIn<Case>(`words/${name}.yaml`)) {
      const known = rubricFor(of).points.map(({ id }) => id);
      expect(known).toEqual(
        expect.arrayContaining(Object.keys({ ...made, ...half, ...against, ...may, ...unfound })),
      );
    }
});

test.each(casesIn<Case & { readonly of: string }>('words/tricks.yaml'))(
  'a trick: $about',
  ({ of, answer }) => {
    const { points } = readFor(of, answer);
    expect(Math.max(...points.map(({ score }) => score))).toBe(0.5);
    expect(points.some(({ listed }) => listed)).toBe(true);
  },
);
