import type { ChoiceItem, ChoiceSheet, ChosenSheet } from '../domain/choice.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import { nearest } from '../design/nearest.ts';
import { type CheckType, JudgeError, type Judgement } from './check.ts';
import { countOf, earnedOf, type Mark, markOf } from './choices/mark.ts';
import { type Reading, readReasons } from './choices/reasons.ts';
import { handedIn } from './handed-in.ts';
import { taskTexts } from './rubric.ts';

/** The right options with their reasons; wrong ones take off what guessing gains. */
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
    return judged(sheet, read.value, taskTexts(problem), handed.source.file);
  },
};

function sheetOf({ choices: sheets }: Problem, deliverable: string): ChoiceSheet {
  const found = sheets.find((one) => one.deliverable === deliverable);
  if (!found) throw new JudgeError(`There is nothing to choose for ${deliverable}.`);
  return found;
}

type Marked = { readonly item: ChoiceItem; readonly mark: Mark };

function judged(
  sheet: ChoiceSheet,
  { chosen, faults }: ChosenSheet,
  task: readonly string[],
  file: string,
): Judgement {
  const { items } = sheet;
  const given = new Map(chosen.map((one) => [one.item, one]));
  const reasons = items.flatMap((item) => {
    const one = given.get(item.id);
    return one ? { item, chosen: one } : [];
  });
  const read = readReasons(sheet, reasons, task);
  const readings = new Map(reasons.map(({ item }, at): [string, Reading] => [item.id, read[at] ?? 'none']));
  const marked = items.map(
    (item): Marked => ({
      item,
      mark: markOf(item, given.get(item.id), readings.get(item.id) ?? 'none'),
    }),
  );
  const count = countOf(marked);
  const earned = earnedOf(count);
  const findings = [
    ...(faults.length === 0 ? [] : [{ code: 'choices-unread', args: { faults, whole: false } } as const]),
    ...unknownItems(
      sheet,
      chosen.map(({ item }) => item),
      file,
    ),
    ...marked.flatMap(({ item, mark }) => findingOn(item, mark, file, count.doubted > 0)),
    ...leftOut(marked, file),
  ];
  const counted = { code: 'choices-counted', args: { ...count, earned, of: items.length } } as const;
  const all = earned === items.length ? findings : [...findings, counted];
  return { earned, of: items.length, findings: all, failure: null };
}

/** @param understood the others' reasons were, so that one that is not recognised has the benefit of the doubt. */
function findingOn(item: ChoiceItem, mark: Mark, file: string, understood: boolean): RawFinding[] {
  const { id, asks, options, right, reason } = item;
  const saysOf = (option: string) => options.find((one) => one.id === option)?.says ?? '';
  const ids = options.map((option) => option.id);
  switch (mark.kind) {
    case 'left-out':
      return [];
    case 'unknown': {
      const { given } = mark;
      const args = { item: id, file, given, near: nearest(given, ids), options: ids };
      return [{ code: 'choice-unknown-option', args }];
    }
    case 'wrong': {
      const { option } = mark;
      const told = { says: saysOf(option), because: saysOf(right), others: ids.length - 1 };
      return [{ code: 'choice-wrong', args: { item: id, asks, chosen: option, right, ...told } }];
    }
    case 'right': {
      if (mark.reading === 'made') return [];
      const looked = reason.points.map(({ title }) => title);
      const half = understood && mark.reading === 'unrecognised';
      const args = { item: id, file, option: right, how: mark.reading, half, looked, model: reason.model };
      return [{ code: 'choice-reason', args }];
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
  return items.length === 0 ? [] : [{ code: 'choices-left-out', args: { file, items } }];
}
