import { hashText } from '../../domain/hash.ts';
import type { ChoiceItem, ChoiceOption, ChoiceSheet } from '../../domain/choice.ts';

/** Cells of a line. */
const WIDTH = 110;

/** Options or reasons in an order that tells nothing: it depends on `seed` and on their names alone. */
export function shuffled(options: readonly ChoiceOption[], seed: string): readonly ChoiceOption[] {
  const place = ({ id }: ChoiceOption) => hashText(`${seed}\0${id}`);
  return options.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The file that a candidate begins with: each item with its options and reasons, and places for their names. */
export function choiceFile({ deliverable, items }: ChoiceSheet): string {
  const shared = sharedOptions(items);
  const lines = [
    ...comment(
      'For each item choose an option, and the reason that decides: write its name behind `choose`, and that of the reason behind `reason`.',
    ),
    ...(shared ? ['#', ...listed(shuffled(shared, deliverable))] : []),
    ...items.flatMap((item) => ['', ...itemLines(item, shared === null)]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines({ id, asks, options, reasons }: ChoiceItem, showsOptions: boolean): readonly string[] {
  return [
    ...comment(asks),
    ...(showsOptions ? ['# choose', ...listed(shuffled(options, id))] : []),
    '# reason',
    ...listed(shuffled(reasons, id)),
    `${id}:`,
    '  choose:',
    '  reason:',
  ];
}

/** What all items have in common to choose between; null: each has its own. */
function sharedOptions(items: readonly ChoiceItem[]): readonly ChoiceOption[] | null {
  const [first, ...others] = items.map(({ options }) => options);
  const key = (options: readonly ChoiceOption[]) => JSON.stringify(options.map(({ id, text }) => [id, text]));
  return first && others.length > 0 && others.every((one) => key(one) === key(first)) ? first : null;
}

function listed(options: readonly ChoiceOption[]): readonly string[] {
  const widest = Math.max(...options.map(({ id }) => id.length));
  return options.flatMap(({ id, text }) =>
    comment(text, `#   ${id.padEnd(widest)}  `, `#   ${' '.repeat(widest)}  `),
  );
}

/** A text as comment lines; `first` and `rest` stand before the lines. */
function comment(text: string, first = '# ', rest = '# '): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    if (line !== '' && rest.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, at) => `${at === 0 ? first : rest}${one}`);
}
