import type { RubricFindings } from '../../domain/finding/rubric.ts';
import type { WordingOf } from './words.ts';

export const RUBRIC: WordingOf<RubricFindings> = {
  'point-missing': ({ file, title, model }) => ({
    message: `${file} does not say, in words that a checklist finds: ${title}.`,
    hint: model,
  }),
  'point-half': ({ file, title, model, listed, quote }) => ({
    message: listed
      ? `${file} names it among keywords and does not say it, which earns half: ${title} (“${quote}”).`
      : `${file} says half of it: ${title} (“${quote}”).`,
    hint: model,
  }),
  'point-contradicted': ({ file, title, model, against }) => ({
    message: `${file} says the opposite of a point: ${title} (“${against}”).`,
    hint: model,
  }),
  'point-judged': ({ title, score, comment, model }) => ({
    message: `The judge gives ${Math.round(score * 100)} % for: ${title}${comment ? ` (${comment})` : ''}.`,
    hint: model,
  }),
  'judge-failed': ({ why }) => ({
    message: `The judge could not judge this answer, which costs nothing: ${why}`,
    hint: 'docs/words.md says what a judge reads and answers; without --judge a checklist reads it.',
  }),
};
