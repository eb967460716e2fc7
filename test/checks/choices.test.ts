import { expect, test } from 'vitest';
import { choices } from '../../src/checks/choices.ts';
import { countOf, earnedOf, markOf, takenOff } from '../../src/checks/choices/mark.ts';
import { pick, type Random, seeded } from '../../src/delivery/random.ts';
import type { ChoiceItem, ChoiceSheet, Chosen } from '../../src/domain/choice.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { choices as schema, toChoices } from '../../src/load/problem/choices.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';
import { submissionOf } from '../../src/load/submission.ts';
import { casesIn } from '../cases/read.ts';
import { problem } from '../sitting/support/problem.ts';

type Case = {
  readonly about: string;
  readonly file: string;
  readonly earned: number;
  readonly codes: readonly string[];
  readonly unread?: readonly string[];
};

type Group = { readonly name: string; readonly choices: unknown; readonly cases: readonly Case[] };

const groups = casesIn<Group>('checks/choices.yaml').map(({ name, choices: items, cases }) => {
  const [sheet] = toChoices(schema.parse({ choices: items }));
  if (!sheet) throw new Error(`${name} has no items`);
  return { name, sheet, cases };
});

const problems = await Promise.all((await listProblems()).map(({ folder }) => loadProblem(folder)));
const sheets = problems.flatMap(({ id, choices: own }) =>
  own.map((sheet): [string, ChoiceSheet] => [id, sheet]),
);

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
  const submission = submissionOf(asked, '', files);
  const unasked = () => {
    throw new Error('Choices ask for no run.');
  };
  const context = { problem: asked, submission, scenario: unasked };
  const own = { ...spec, alone };
  return choices.judge(own, context, { of: unasked, step: unasked });
}

const all = groups.flatMap(({ sheet, cases }) => cases.map((one) => ({ sheet, ...one })));

test.each(all)('$about', async ({ sheet, file, earned, codes, unread }) => {
  const judgement = await judge(asking(sheet), file);
  expect(judgement).toMatchObject({ earned, of: sheet.items.length, failure: null });
  expect(judgement.findings.map(({ code }) => code)).toEqual(codes);
  const faults = judgement.findings.flatMap(({ code, message }) =>
    code === 'choices-unread' ? message.slice(message.indexOf(': ') + 2, -1) : [],
  );
  expect(faults).toEqual(unread ? [unread.join(' · ')] : []);
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

type Chooser = (item: ChoiceItem, random: Random) => Chosen;

const anything: Chooser = ({ id, options, reasons }, random) => ({
  item: id,
  option: pick(random, options).id,
  reason: pick(random, reasons).id,
});
const knowsTheOption: Chooser = ({ id, right, reasons }, random) => ({
  item: id,
  option: right,
  reason: pick(random, reasons).id,
});

/** A thousand sheets: what they come to in the mean, in items of one, before the sum stops at zero and behind it. */
function byChance({ items }: ChoiceSheet, choose: Chooser, seed: string) {
  const random = seeded(seed);
  const counts = Array.from({ length: 1000 }, () =>
    countOf(items.map((item) => ({ item, mark: markOf(item, choose(item, random)) }))),
  );
  const mean = (of: (count: (typeof counts)[number]) => number) =>
    counts.reduce((sum, count) => sum + of(count), 0) / counts.length / items.length;
  return { before: mean(({ right, off }) => right - off), behind: mean(earnedOf) };
}

/** What a thousand sheets may differ from the mean by chance alone, four times the usual. */
const slack = ({ items }: ChoiceSheet) => {
  const variance = items.reduce((sum, item) => sum + takenOff(item), 0) / items.length ** 2;
  return 4 * Math.sqrt(variance / 1000);
};

test('some problems have something to choose', () => {
  expect(sheets.length).toBeGreaterThan(2);
});

test.each(sheets)(
  '%s: who answers by chance gains nothing, and under 5 % of the sheet behind zero',
  (id, sheet) => {
    const { before, behind } = byChance(sheet, anything, id);
    expect(before).toBeLessThan(0);
    expect(behind).toBeLessThan(0.05);
  },
);

test.each(sheets)(
  '%s: before zero, who knows the options and guesses the reasons gains nothing',
  (id, sheet) => {
    expect(Math.abs(byChance(sheet, knowsTheOption, id).before)).toBeLessThan(slack(sheet));
    // All guesses of one item, each as likely as the others, come to nothing exactly.
    for (const item of sheet.items) {
      const counts = item.reasons.map(({ id: reason }) =>
        countOf([{ item, mark: markOf(item, { item: item.id, option: item.right, reason }) }]),
      );
      expect(counts.reduce((sum, { right, off }) => sum + right - off, 0)).toBeCloseTo(0, 9);
    }
  },
);

test.each(sheets)('%s: its length does not tell the right reason', (_, { items }) => {
  const longest = items.filter(({ reasons, because }) => {
    const [first] = reasons.toSorted((a, b) => b.text.length - a.text.length);
    return first?.id === because;
  });
  expect(longest.length).toBeLessThanOrEqual(Math.ceil(items.length / 2));
});

test.each(sheets)('%s: the right answers earn all', (_, sheet) => {
  const marked = sheet.items.map((item) => ({
    item,
    mark: markOf(item, { item: item.id, option: item.right, reason: item.because }),
  }));
  expect(earnedOf(countOf(marked))).toBe(sheet.items.length);
});
