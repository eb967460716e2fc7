import { expect, test } from 'vitest';
import { choices } from '../../src/checks/choices.ts';
import { countOf, earnedOf, markOf } from '../../src/checks/choices/mark.ts';
import { readReasons } from '../../src/checks/choices/reasons.ts';
import type { ChoiceSheet, Chosen } from '../../src/domain/choice.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { toChoices } from '../../src/load/map/choices.ts';
import { choices as schema } from '../../src/load/schema/choices.ts';
import { submissionOf } from '../../src/load/submission.ts';
import { casesIn } from '../cases/read.ts';
import { problem } from '../sitting/support/problem.ts';

type Case = {
  readonly about: string;
  readonly file: string;
  readonly earned: number;
  readonly codes: readonly string[];
  readonly how?: readonly string[];
  readonly unread?: readonly string[];
};

type Group = { readonly name: string; readonly choices: unknown; readonly cases: readonly Case[] };

const groups = casesIn<Group>('checks/choices.yaml').map(({ name, choices: items, cases }) => {
  const [sheet] = toChoices(schema.parse({ choices: items }));
  if (!sheet) throw new Error(`${name} has no items`);
  return { name, sheet, cases };
});
const lists = groups.map(({ name, sheet }): [string, ChoiceSheet] => [name, sheet]);

const spec = {
  id: 'why-right',
  kind: 'choices',
  title: '',
  part: 'A',
  task: '',
  scale: 'design',
  points: 4,
  model: 'main',
  deliverable: 'why',
} as const;

const asking = (sheet: ChoiceSheet): Problem =>
  problem({
    choices: [sheet],
    deliverables: [
      {
        id: 'why',
        file: 'why.yaml',
        part: 'A',
        role: 'choices',
        model: null,
        given: null,
        params: [],
        about: '',
      },
    ],
  });

async function judge(asked: Problem, text: string | null, alone = true) {
  const files = text === null ? {} : { why: { file: 'why.yaml', text } };
  const submission = await submissionOf(asked, '', files);
  const unasked = () => {
    throw new Error('Choices ask for no run.');
  };
  const context = { problem: asked, submission, scenario: unasked };
  return choices.judge({ ...spec, alone }, context, { of: unasked, step: unasked });
}

const all = groups.flatMap(({ sheet, cases }) => cases.map((one) => ({ sheet, ...one })));

test.each(all)('$about', async ({ sheet, file, earned, codes, how, unread }) => {
  const asked = asking(sheet);
  const judgement = await judge(asked, file);
  expect(judgement).toMatchObject({ earned, of: sheet.items.length, failure: null });
  expect(judgement.findings.map(({ code }) => code)).toEqual(codes);
  const hows = judgement.findings.flatMap(({ code, args }) => (code === 'choice-reason' ? args.how : []));
  expect(hows).toEqual(how ?? []);
  const faults = judgement.findings.flatMap(({ code, args }) =>
    code === 'choices-unread' ? args.faults : [],
  );
  expect(faults).toEqual(unread ?? []);
});

test('without the file, or with comments alone, it is missing; without a schema too, but where it stands alone', async () => {
  const [group] = groups;
  if (!group) throw new Error('there are items');
  const asked = asking(group.sheet);
  const missing = { kind: 'missing', file: 'why.yaml' };
  expect((await judge(asked, null)).failure).toMatchObject(missing);
  expect((await judge(asked, '# late-row:\n---\n')).failure).toMatchObject(missing);
  const [file] = asked.deliverables;
  if (!file) throw new Error('a file is asked');
  const schemaFile = { ...file, id: 'schema', file: 'schema.sql', role: 'schema', model: 'main' } as const;
  const withSchema = { ...asked, deliverables: [...asked.deliverables, schemaFile] };
  const text = 'late-row: corrects';
  expect((await judge(withSchema, text, false)).failure).toMatchObject({
    kind: 'missing',
    file: 'schema.sql',
  });
  expect((await judge(withSchema, text, true)).failure).toBe(null);
});

/** Every way to choose: an option of each item, or none. */
function* choosers(sheet: ChoiceSheet, why: string, leaves: boolean): Iterable<readonly Chosen[]> {
  const ways = (at: number): readonly (readonly Chosen[])[] => {
    const item = sheet.items[at];
    if (!item) return [[]];
    const options = [...item.options.map(({ id }) => id), ...(leaves ? [null] : [])];
    return options.flatMap((option) => ways(at + 1).map((rest) => [{ item: item.id, option, why }, ...rest]));
  };
  yield* ways(0);
}

function countFor(sheet: ChoiceSheet, chosen: readonly Chosen[]) {
  const reasons = sheet.items.flatMap((item, at) => {
    const one = chosen[at];
    return one ? [{ item, chosen: one }] : [];
  });
  const read = readReasons(sheet, reasons, []);
  return countOf(
    reasons.map(({ item, chosen: one }, at) => ({ item, mark: markOf(item, one, read[at] ?? 'none') })),
  );
}

/** Texts with the reasons of all items, as sentences and as keywords, and one with the reason of one. */
const texts = ({ items }: ChoiceSheet): readonly string[] => [
  items.map(({ reason }) => reason.model).join(' '),
  items
    .flatMap(({ reason }) =>
      reason.points.flatMap(({ ways }) => ways.flatMap(({ says }) => says.map(([first]) => first))),
    )
    .join(', '),
  items[0]?.reason.model ?? '',
];

test.each(lists)('%s: whoever chooses at random with one text earns nothing', (_, whole) => {
  const sheet = { ...whole, items: whole.items.slice(0, 3) };
  for (const why of texts(sheet))
    for (const chosen of choosers(sheet, why, true)) {
      // With one item there is nothing to tell a pasted text by.
      if (chosen.filter(({ option }) => option !== null).length < 2) continue;
      expect(earnedOf(countFor(sheet, chosen)), `${why} ${JSON.stringify(chosen)}`).toBe(0);
    }
});

test.each(lists)(
  '%s: before the sum stops at zero, chance earns nothing with a perfect reason',
  (_, sheet) => {
    let [sum, ways] = [0, 0];
    for (const chosen of choosers(sheet, '', false)) {
      const perfect = chosen.map((one, at) => ({ ...one, why: sheet.items[at]?.reason.model ?? '' }));
      const { right, off } = countFor(sheet, perfect);
      sum += right - off;
      ways += 1;
    }
    expect(ways).toBeGreaterThan(10);
    expect(sum / ways).toBeCloseTo(0, 9);
  },
);

test.each(lists)('%s: the model answers earn all', (_, sheet) => {
  const chosen = sheet.items.map(({ id, right, reason }) => ({ item: id, option: right, why: reason.model }));
  expect(earnedOf(countFor(sheet, chosen))).toBe(sheet.items.length);
});
