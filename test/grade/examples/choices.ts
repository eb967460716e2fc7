import type { ChoiceFindings } from '../../../src/domain/finding/choices.ts';
import type { ExamplesOf } from './examples.ts';

const reason = {
  item: 'late-row',
  file: 'why.yaml',
  option: 'corrects',
  looked: ['it is within the allowed lateness', 'the state is still held'],
  model: 'Three hours are allowed, so the window is still held.',
};
const wrong = {
  item: 'late-row',
  asks: 'What becomes of it?',
  chosen: 'dropped',
  says: 'Only what is later than three hours is dropped',
  right: 'corrects',
  because: 'The window fires again.',
};

export const CHOICES: ExamplesOf<ChoiceFindings> = {
  'choice-wrong': [
    { ...wrong, others: 2 },
    { ...wrong, others: 1 },
  ],
  'choice-reason': [
    ...(['none', 'copied', 'unrecognised', 'denied'] as const).map((how) => ({
      ...reason,
      how,
      half: false,
    })),
    { ...reason, how: 'unrecognised', half: true },
  ],
  'choice-unknown-option': [
    {
      item: 'late-row',
      file: 'why.yaml',
      given: 'corects',
      near: 'corrects',
      options: ['dropped', 'corrects'],
    },
    { item: 'late-row', file: 'why.yaml', given: 'b', near: null, options: ['dropped', 'corrects'] },
  ],
  'choice-unknown-item': [
    { file: 'why.yaml', given: 'late-rwo', near: 'late-row', items: ['late-row', 'gap'] },
    { file: 'why.yaml', given: 'x', near: null, items: ['late-row', 'gap'] },
  ],
  'choices-left-out': [{ file: 'why.yaml', items: ['late-row', 'gap'] }],
  'choices-unread': [
    { faults: ['why.yaml:3:1: this key was given already'], whole: true },
    { faults: ['why.yaml:3:8: `why` must be sentences', 'why.yaml:5:3: unknown key `chose`'], whole: false },
  ],
  'choices-counted': [
    { right: 2, doubted: 0, wrong: 0, off: 0, earned: 2, of: 5 },
    { right: 3, doubted: 1, wrong: 0, off: 0, earned: 3.5, of: 5 },
    { right: 4, doubted: 2, wrong: 1, off: 0.5, earned: 4.5, of: 7 },
    { right: 2, doubted: 0, wrong: 1, off: 1 / 3, earned: 5 / 3, of: 5 },
    { right: 0, doubted: 0, wrong: 1, off: 0.5, earned: 0, of: 1 },
  ],
};
