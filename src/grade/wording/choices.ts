import type { ChoiceFindings } from '../../domain/finding/choices.ts';
import { plural } from './counts.ts';
import type { WordingOf } from './words.ts';

export const CHOICES: WordingOf<ChoiceFindings> = {
  'choice-wrong': ({ item, asks, chosen, says, right, because, others }) => ({
    message: `${item}: ${chosen} is wrong. ${ended(says)}`,
    hint: `Asked was: ${ended(asks)} Right is ${right}: ${ended(because)} A wrong option takes ${share(others)} off, so that guessing gains nothing.`,
  }),
  'choice-reason': ({ item, file, option, how, half, looked, model }) => ({
    message: `${item}: ${option} is right, but ${WHY[how](file)}, so it ${half ? 'counts half, as most of the others were' : 'earns nothing and takes nothing off'}. Looked for was one of: ${looked.join('; ')}.`,
    hint: ended(model),
  }),
  'choice-unknown-option': ({ item, file, given, near, options }) => ({
    message: `${file}: ${item} has no option ${given}, so it counts as left out.`,
    hint: near === null ? `Its options are ${options.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choice-unknown-item': ({ file, given, near, items }) => ({
    message: `${file}: there is no item ${given}, so what stands there counts nowhere.`,
    hint: near === null ? `The items are ${items.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choices-left-out': ({ file, items }) => ({
    message: `${file} chooses nothing for ${items.join(', ')}, which earns nothing and takes nothing off.`,
  }),
  'choices-unread': ({ faults, whole }) => ({
    message: `${whole ? 'It cannot be read, so nothing of it counts' : 'What cannot be read counts as left out'}: ${faults.join(' · ')}.`,
    hint: 'Write the id of an item, a colon, and below it, indented, `choose: ` with an option and `why: >-` with sentences on lines of their own.',
  }),
  'choices-counted': ({ right, doubted, wrong, off, earned, of }) => ({
    message: `${right} of ${of} ${plural(of, 'item is', 'items are')} right with a reason${doubted > 0 ? `; ${doubted} with a reason that was not recognised ${plural(doubted, 'counts', 'count')} half` : ''}${wrong > 0 ? `; ${wrong} wrong ${plural(wrong, 'option takes', 'options take')} ${number(off)} off` : ''}: ${number(earned)} of ${of}.`,
    hint: 'An item counts with the right option and a reason that says why. A wrong option of n takes 1/(n-1) of an item off, never below zero in all; what is left out, or right without its reason, takes nothing off.',
  }),
};

const WHY = {
  none: (file: string) => `${file} gives no reason`,
  copied: () => 'its reason only repeats the task, the option, or what stands at other items',
  unrecognised: () => 'its reason was not recognised',
  denied: () => 'its reason says the opposite',
} as const;

function ended(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function share(others: number): string {
  return others === 1 ? 'a whole item' : `1/${others} of an item`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
