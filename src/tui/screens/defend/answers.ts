import type { FollowUp } from '../../../domain/problem.ts';

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
