import { nearest } from '../design/nearest.ts';
import type { ChoiceItem, ChoiceOption, ChoiceSheet, ChosenSheet } from '../domain/choice.ts';
import { type Finding, findings, plural } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import { JudgeError, type Judgement } from './check.ts';
import { type Count, countOf, earnedOf, type Mark, markOf } from './choices/mark.ts';
import { alone, defineCheck, lacksNothing } from './define.ts';
import { handedIn } from './handed-in.ts';
import { refTo } from './schema.ts';

type Ids = readonly string[];
type Kind = 'option' | 'reason';
type Unknown = { file: string; given: string; near: string | null };
type Wrong = {
  item: string;
  asks: string;
  /** The chosen ones, as far as they are wrong; null: it is right. */
  option: ChoiceOption | null;
  reason: ChoiceOption | null;
  /** Id of the right option. */
  right: string;
  /** The reason that decides, and why it does. */
  because: string;
  says: string;
  /** So many other reasons there are: a wrong answer takes off one of so many parts of an item. */
  others: number;
};
type LeftOut = { file: string; items: Ids; unfinished: readonly { item: string; lacks: Kind }[] };

const says = findings({
  'choice-wrong': ({ item, asks, option, reason, right, because, says: why, others }: Wrong) => ({
    message: [
      `${item}:`,
      ...(option ? [`${option.id} is wrong. ${ended(option.says)}`] : []),
      ...(reason ? [`${named(reason)} is not what decides. ${ended(reason.says)}`] : []),
    ].join(' '),
    hint: `Asked was: ${ended(asks)} Right is ${right}. What decides: ${ended(because)} ${ended(why)} A wrong answer takes ${shareText(others)} off, so that guessing gains nothing.`,
  }),
  'choice-unknown': ({
    item,
    file,
    what,
    given,
    near,
    known,
  }: Unknown & { item: string; what: Kind; known: Ids }) => ({
    message: `${file}: ${item} has no ${what} ${given}, so it counts as left out.`,
    hint: near === null ? `Its ${what}s are ${known.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choice-unknown-item': ({ file, given, near, items }: Unknown & { items: Ids }) => ({
    message: `${file}: there is no item ${given}, so what stands there counts nowhere.`,
    hint: near === null ? `The items are ${items.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choices-left-out': ({ file, items, unfinished }: LeftOut) => ({
    message: `${file} chooses ${[
      ...(items.length > 0 ? [`nothing for ${items.join(', ')}`] : []),
      ...unfinished.map(({ item, lacks }) => `no ${lacks} for ${item}`),
    ].join(', ')}, which earns nothing and takes nothing off.`,
  }),
  /** A YAML file that cannot be read, or single items of it. */
  'choices-unread': ({ faults, whole }: { faults: readonly string[]; whole: boolean }) => ({
    message: `${whole ? 'It cannot be read, so nothing of it counts' : 'What cannot be read counts as left out'}: ${faults.join(' · ')}.`,
    hint: 'Write the name of an item and a colon, and below it, indented, `choose: ` with the name of an option and `reason: ` with the name of a reason.',
  }),
  /** How the items were counted. */
  'choices-counted': ({ right, wrong, off, earned, of }: Count & { earned: number; of: number }) => ({
    message: `${right} of ${of} ${plural(of, 'item is', 'items are')} right${wrong > 0 ? `; ${wrong} wrong ${plural(wrong, 'answer takes', 'answers take')} ${numberText(off)} off` : ''}: ${numberText(earned)} of ${of}.`,
    hint: 'An item counts with the right option and the reason that decides. A wrong answer takes 1/(k-1) of an item off, where the item has k reasons, never below zero in all; what is left out, or has no reason, takes nothing off.',
  }),
});

function named({ id, text }: ChoiceOption): string {
  return `${id} ("${ended(text)}")`;
}

function ended(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function shareText(others: number): string {
  return others === 1 ? 'a whole item' : `1/${others} of an item`;
}

function numberText(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The right options, each with the reason that decides; wrong answers take off what guessing gains. */
export const choices = defineCheck({
  kind: 'choices',
  about: 'The right option is chosen for each item of `choices.yaml`, with its reason.',
  args: {
    deliverable: refTo('`choices` deliverable', 'Id of the deliverable of the role `choices`.'),
    alone,
  },
  says,
  requires: { file: 'choices' },
  // How options are written is told at once, which of them is right after grading.
  sample: { isSecret: true, hides: ['choice-wrong', 'choices-counted', 'failed'] },
  premise: lacksNothing,
  judge: ({ deliverable, alone: isAlone }, { problem, submission }) => {
    const sheet = sheetOf(problem, deliverable);
    const handed = handedIn(problem, submission, deliverable, isAlone);
    if (!handed.ok) return handed.judgement;
    const read = submission.choices[deliverable];
    if (!read?.ok) {
      const unread = says('choices-unread', { faults: read?.faults ?? [], whole: true });
      return { earned: 0, of: sheet.items.length, findings: [unread], failure: null };
    }
    return judged(sheet, read.value, handed.source.file);
  },
});

function sheetOf({ choices: sheets }: Problem, deliverable: string): ChoiceSheet {
  const found = sheets.find((one) => one.deliverable === deliverable);
  if (!found) throw new JudgeError(`There is nothing to choose for ${deliverable}.`);
  return found;
}

type Marked = { readonly item: ChoiceItem; readonly mark: Mark };

function judged(sheet: ChoiceSheet, { chosen, faults }: ChosenSheet, file: string): Judgement {
  const { items } = sheet;
  const given = new Map(chosen.map((one) => [one.item, one]));
  const marked = items.map((item): Marked => ({ item, mark: markOf(item, given.get(item.id)) }));
  const count = countOf(marked);
  const earned = earnedOf(count);
  const found = [
    ...(faults.length === 0 ? [] : [says('choices-unread', { faults, whole: false })]),
    ...unknownItems(
      sheet,
      chosen.map(({ item }) => item),
      file,
    ),
    ...marked.flatMap(({ item, mark }) => findingOn(item, mark, file)),
    ...leftOut(marked, file),
  ];
  const counted = says('choices-counted', { ...count, earned, of: items.length });
  const all = earned === items.length ? found : [...found, counted];
  return { earned, of: items.length, findings: all, failure: null };
}

function findingOn(item: ChoiceItem, mark: Mark, file: string): Finding[] {
  const { id, asks, options, right, reasons, because } = item;
  const decides = reasons.find((reason) => reason.id === because);
  switch (mark.kind) {
    case 'right':
    case 'left-out':
    case 'unfinished':
      return [];
    case 'unknown': {
      const { what, given } = mark;
      const known = (what === 'option' ? options : reasons).map((one) => one.id);
      return [says('choice-unknown', { item: id, file, what, given, near: nearest(given, known), known })];
    }
    case 'wrong': {
      const wrong = {
        option: mark.option.id === right ? null : mark.option,
        reason: mark.reason.id === because ? null : mark.reason,
      };
      const answer = { right, because: decides?.text ?? '', says: decides?.says ?? '' };
      return [says('choice-wrong', { item: id, asks, ...wrong, ...answer, others: reasons.length - 1 })];
    }
  }
}

function unknownItems({ items }: ChoiceSheet, given: readonly string[], file: string): Finding[] {
  const ids = items.map(({ id }) => id);
  return given
    .filter((one) => !ids.includes(one))
    .map((one) => says('choice-unknown-item', { file, given: one, near: nearest(one, ids), items: ids }));
}

function leftOut(marked: readonly Marked[], file: string): Finding[] {
  const items = marked.flatMap(({ item, mark }) => (mark.kind === 'left-out' ? item.id : []));
  const unfinished = marked.flatMap(({ item, mark }) =>
    mark.kind === 'unfinished' ? { item: item.id, lacks: mark.lacks } : [],
  );
  return items.length + unfinished.length === 0
    ? []
    : [says('choices-left-out', { file, items, unfinished })];
}
