import type { ChoiceOption } from '../../domain/choice.ts';
import type { ChoiceFindings } from '../../domain/finding/choices.ts';
import { plural } from './counts.ts';
import type { WordingOf } from './words.ts';

export const CHOICES: WordingOf<ChoiceFindings> = {
  'choice-wrong': ({ item, asks, option, reason, right, because, says, others }) => ({
    message: [
      `${item}:`,
      ...(option ? [`${option.id} is wrong. ${ended(option.says)}`] : []),
      ...(reason ? [`${named(reason)} is not what decides. ${ended(reason.says)}`] : []),
    ].join(' '),
    hint: `Asked was: ${ended(asks)} Right is ${right}. What decides: ${ended(because)} ${ended(says)} A wrong answer takes ${share(others)} off, so that guessing gains nothing.`,
  }),
  'choice-unknown': ({ item, file, what, given, near, known }) => ({
    message: `${file}: ${item} has no ${what} ${given}, so it counts as left out.`,
    hint: near === null ? `Its ${what}s are ${known.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choice-unknown-item': ({ file, given, near, items }) => ({
    message: `${file}: there is no item ${given}, so what stands there counts nowhere.`,
    hint: near === null ? `The items are ${items.join(', ')}.` : `Did you mean ${near}?`,
  }),
  'choices-left-out': ({ file, items, unfinished }) => ({
    message: `${file} chooses ${[
      ...(items.length > 0 ? [`nothing for ${items.join(', ')}`] : []),
      ...unfinished.map(({ item, lacks }) => `no ${lacks} for ${item}`),
    ].join(', ')}, which earns nothing and takes nothing off.`,
  }),
  'choices-unread': ({ faults, whole }) => ({
    message: `${whole ? 'It cannot be read, so nothing of it counts' : 'What cannot be read counts as left out'}: ${faults.join(' · ')}.`,
    hint: 'Write the name of an item and a colon, and below it, indented, `choose: ` with the name of an option and `reason: ` with the name of a reason.',
  }),
  'choices-counted': ({ right, wrong, off, earned, of }) => ({
    message: `${right} of ${of} ${plural(of, 'item is', 'items are')} right${wrong > 0 ? `; ${wrong} wrong ${plural(wrong, 'answer takes', 'answers take')} ${number(off)} off` : ''}: ${number(earned)} of ${of}.`,
    hint: 'An item counts with the right option and the reason that decides. A wrong answer takes 1/(k-1) of an item off, where the item has k reasons, never below zero in all; what is left out, or has no reason, takes nothing off.',
  }),
};

function named({ id, text }: ChoiceOption): string {
  return `${id} ("${ended(text)}")`;
}

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
