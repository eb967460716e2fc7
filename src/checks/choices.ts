import type { ChoiceItem, ChoiceSheet, ChosenSheet } from '../domain/choice.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import { nearest } from '../design/nearest.ts';
import { type CheckType, JudgeError, type Judgement } from './check.ts';
import { countOf, earnedOf, type Mark, markOf } from './choices/mark.ts';
import { handedIn } from './handed-in.ts';

/** The right options, each with the reason that decides; wrong answers take off what guessing gains. */
export const choices: CheckType<'choices'> = {
  kind: 'choices',
  needs: () => [],
  judge: ({ deliverable, alone }, { problem, submission }) => {
    const sheet = sheetOf(problem, deliverable);
    const handed = handedIn(problem, submission, deliverable, alone);
    if (!handed.ok) return handed.judgement;
    const read = submission.choices[deliverable];
    if (!read?.ok) {
      const args = { faults: read?.faults ?? [], whole: true };
      return {
        earned: 0,
        of: sheet.items.length,
        findings: [{ code: 'choices-unread', args }],
        failure: null,
      };
    }
    return judged(sheet, read.value, handed.source.file);
  },
};

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
  const findings = [
    ...(faults.length === 0 ? [] : [{ code: 'choices-unread', args: { faults, whole: false } } as const]),
    ...unknownItems(
      sheet,
      chosen.map(({ item }) => item),
      file,
    ),
    ...marked.flatMap(({ item, mark }) => findingOn(item, mark, file)),
    ...leftOut(marked, file),
  ];
  const counted = { code: 'choices-counted', args: { ...count, earned, of: items.length } } as const;
  const all = earned === items.length ? findings : [...findings, counted];
  return { earned, of: items.length, findings: all, failure: null };
}

function findingOn(item: ChoiceItem, mark: Mark, file: string): RawFinding[] {
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
      const args = { item: id, file, what, given, near: nearest(given, known), known };
      return [{ code: 'choice-unknown', args }];
    }
    case 'wrong': {
      const wrong = {
        option: mark.option.id === right ? null : mark.option,
        reason: mark.reason.id === because ? null : mark.reason,
      };
      const answer = { right, because: decides?.text ?? '', says: decides?.says ?? '' };
      const args = { item: id, asks, ...wrong, ...answer, others: reasons.length - 1 };
      return [{ code: 'choice-wrong', args }];
    }
  }
}

function unknownItems({ items }: ChoiceSheet, given: readonly string[], file: string): RawFinding[] {
  const ids = items.map(({ id }) => id);
  return given
    .filter((one) => !ids.includes(one))
    .map((one) => ({
      code: 'choice-unknown-item',
      args: { file, given: one, near: nearest(one, ids), items: ids },
    }));
}

function leftOut(marked: readonly Marked[], file: string): RawFinding[] {
  const items = marked.flatMap(({ item, mark }) => (mark.kind === 'left-out' ? item.id : []));
  const unfinished = marked.flatMap(({ item, mark }) =>
    mark.kind === 'unfinished' ? { item: item.id, lacks: mark.lacks } : [],
  );
  return items.length + unfinished.length === 0
    ? []
    : [{ code: 'choices-left-out', args: { file, items, unfinished } }];
}
