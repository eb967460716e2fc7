import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

const wrong = {
  item: 'late-row',
  asks: 'What becomes of it?',
  right: 'corrects',
  because: 'The window is still held',
  says: 'Three hours are allowed, so it fires again.',
};
const option = {
  id: 'dropped',
  text: 'It is dropped.',
  says: 'Only what is later than three hours is dropped',
};
const reason = { id: 'held-by-gap', text: 'The gap holds it', says: 'The gap has run out.' };

export const CHOICES: ExamplesOf<Extract<FindingCode, `choice-${string}` | `choices-${string}`>> = {
  'choice-wrong': [
    { ...wrong, option, reason: null, others: 4 },
    { ...wrong, option: null, reason, others: 3 },
    { ...wrong, option, reason, others: 5 },
  ],
  'choice-unknown': [
    {
      item: 'late-row',
      file: 'why.yaml',
      what: 'option',
      given: 'corects',
      near: 'corrects',
      known: ['dropped', 'corrects'],
    },
    {
      item: 'late-row',
      file: 'why.yaml',
      what: 'reason',
      given: 'b',
      near: null,
      known: ['held', 'gap'],
    },
  ],
  'choice-unknown-item': [
    { file: 'why.yaml', given: 'late-rwo', near: 'late-row', items: ['late-row', 'gap'] },
    { file: 'why.yaml', given: 'x', near: null, items: ['late-row', 'gap'] },
  ],
  'choices-left-out': [
    { file: 'why.yaml', items: ['late-row', 'gap'], unfinished: [] },
    {
      file: 'why.yaml',
      items: ['late-row'],
      unfinished: [
        { item: 'gap', lacks: 'reason' },
        { item: 'key', lacks: 'option' },
      ],
    },
  ],
  'choices-unread': [
    { faults: ['why.yaml:3:1: this key was given already'], whole: true },
    {
      faults: ['why.yaml:3:8: `reason` must be the name of one reason', 'why.yaml:5:3: unknown key `chose`'],
      whole: false,
    },
  ],
  'choices-counted': [
    { right: 2, wrong: 0, off: 0, earned: 2, of: 5 },
    { right: 4, wrong: 2, off: 0.45, earned: 3.55, of: 7 },
    { right: 2, wrong: 1, off: 1 / 3, earned: 5 / 3, of: 5 },
    { right: 0, wrong: 1, off: 0.25, earned: 0, of: 1 },
  ],
};
