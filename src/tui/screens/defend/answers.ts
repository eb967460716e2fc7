import type { Attempt, Defence } from '../../../domain/attempt.ts';
import type { Mark } from '../../../domain/mark.ts';
import type { FollowUp } from '../../../domain/problem.ts';
import { areaText, type TextArea } from '../../view/text-area.ts';

export type State = {
  readonly attempt: Pick<Attempt, 'id' | 'number' | 'plan'>;
  readonly followUps: readonly FollowUp[];
  /** One for each follow-up, in their order. */
  readonly answers: readonly string[];
  readonly marks: readonly (Mark | null)[];
  readonly step: Step;
};

export type Step =
  | { readonly kind: 'asking'; readonly at: number; readonly area: TextArea }
  | { readonly kind: 'marking'; readonly at: number; readonly top: number }
  | { readonly kind: 'summary'; readonly top: number };

/** The answers as they stand, the one that is being written included. */
export function answersOf({ answers, step }: State): readonly string[] {
  if (step.kind !== 'asking') return answers;
  return answers.map((answer, at) => (at === step.at ? areaText(step.area) : answer));
}

export function defenceOf(state: State): Defence {
  const answers = answersOf(state);
  return {
    answers: state.followUps.map(({ id }, at) => ({
      followUp: id,
      answer: answers[at] ?? '',
      mark: state.marks[at] ?? null,
    })),
  };
}

/**
 * What a candidate wrote about a question: the section of answers.md whose heading holds every word of the
 * question's id (`share-chains`: "Viral share chains"). Comments for the writer are left out. Empty: nothing.
 */
export function answerTo({ id }: Pick<FollowUp, 'id'>, answersFile: string): string {
  const wanted = wordsOf(id);
  const found = sectionsOf(answersFile).find(({ heading }) => {
    const words = wordsOf(heading);
    return wanted.every((word) => words.includes(word));
  });
  return found?.text ?? '';
}

type Section = { readonly heading: string; readonly text: string };

function sectionsOf(text: string): Section[] {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/^(?=##\s)/m)
    .filter((piece) => piece.startsWith('##'))
    .map((piece) => {
      const [first = '', ...rest] = piece.split('\n');
      return { heading: first.replace(/^#+\s*/, ''), text: rest.join('\n').trim() };
    });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
