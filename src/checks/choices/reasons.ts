import type { ChoiceItem, ChoiceSheet, Chosen } from '../../domain/choice.ts';
import type { AnswerReport } from '../../domain/rubric.ts';
import { blocksOf } from '../../words/blocks.ts';
import { copyFinder } from '../../words/copied.ts';
import { GRAMMAR } from '../../words/data/functions.ts';
import { type AnswerReading, answerReader } from '../../words/read.ts';
import { type Token, tokensOf, wordsIn } from '../../words/tokens.ts';

/** What a reason comes to. `copied`: all of it stands in the task, in the option or at other items. */
export type Reading = 'made' | 'none' | 'copied' | 'unrecognised' | 'denied';

/** A reason with the item that it is for. */
export type Reasoned = { readonly item: ChoiceItem; readonly chosen: Chosen };

type Sentences = readonly { readonly text: string; readonly tokens: readonly Token[] }[];

/**
 * Reads the reasons of a sheet, in their order. Time grows with the square of the number of items.
 * @param task texts that the candidate was given.
 */
export function readReasons(
  { items, deliverable, synonyms }: ChoiceSheet,
  reasons: readonly Reasoned[],
  task: readonly string[],
): readonly Reading[] {
  const told = [...task, ...items.flatMap(({ asks, options }) => [asks, ...options.map(({ text }) => text)])];
  const readerOf = ({ reason }: ChoiceItem, known: readonly string[]): AnswerReading =>
    answerReader({ deliverable, synonyms, given: '', points: reason.points }, known);
  const readers = items.map((item) => ({ right: textOf(item, item.right), read: readerOf(item, told) }));
  const sentences = reasons.map(({ chosen }) => blocksOf(chosen.why).flatMap((block) => block.sentences));
  const isPasted = pastedFinder(reasons, sentences);
  const isCopied = copyFinder(told);
  return reasons.map(({ item, chosen }, at): Reading => {
    const own = sentences[at] ?? [];
    if (own.length === 0) return 'none';
    const empty = own.filter(
      ({ text, tokens }) =>
        isPasted(at, tokens) ||
        isHeap(readers, text) ||
        addsNothing(tokens, textOf(item, chosen.option ?? '')),
    );
    const report = readerOf(item, [...told, ...empty.map(({ text }) => text)])(chosen.why);
    if (isMade(report)) return 'made';
    if (own.every((one) => empty.includes(one) || isCopied(one.tokens))) return 'copied';
    return report.points.some(({ state }) => state === 'contradicted') ? 'denied' : 'unrecognised';
  });
}

export function textOf({ options }: ChoiceItem, option: string): string {
  return options.find(({ id }) => id === option)?.text ?? option;
}

/** One of the points, or half of two. What is named and not said counts too: a reason is a line. */
function isMade({ points }: AnswerReport): boolean {
  const worth = points.map(({ state, listed, score }) => (state === 'contradicted' ? 0 : listed ? 1 : score));
  return worth.reduce((sum, one) => sum + one, 0) >= 1;
}

/** Tells a sentence that stands at items with other options, too, or at most of the items. */
function pastedFinder(reasons: readonly Reasoned[], sentences: readonly Sentences[]) {
  const finders = sentences.map((own) => ({
    isCopied: copyFinder(own.map(({ text }) => text)),
    wholes: new Set(own.map(({ tokens }) => wordsIn(tokens).join(' '))),
  }));
  const options = reasons.map(({ item, chosen }) => textOf(item, chosen.option ?? ''));
  return (at: number, tokens: readonly Token[]): boolean => {
    const whole = wordsIn(tokens).join(' ');
    const also = finders.flatMap(({ isCopied, wholes }, other) =>
      other !== at && (wholes.has(whole) || isCopied(tokens)) ? [options[other]] : [],
    );
    const places = also.length + 1;
    const isEverywhere = places > 1 && places === reasons.length;
    return (
      isEverywhere || places > Math.max(2, reasons.length / 2) || also.some((one) => one !== options[at])
    );
  };
}

/** Fewer different reasons may be in a sentence that is about one of them. */
const HEAP = 4;

/** Tells a sentence that gives the reasons of all options that are right, if these are four or more. */
function isHeap(
  readers: readonly { readonly right: string; readonly read: AnswerReading }[],
  text: string,
): boolean {
  const found = new Set<string>();
  for (const { right, read } of readers) if (!found.has(right) && isMade(read(text))) found.add(right);
  return found.size >= HEAP && found.size === new Set(readers.map(({ right }) => right)).size;
}

/** Every word of it that says something stands in the option itself. */
function addsNothing(tokens: readonly Token[], option: string): boolean {
  const known = new Set(wordsIn(tokensOf(option)));
  return wordsIn(tokens).every((word) => known.has(word) || GRAMMAR.has(word));
}
