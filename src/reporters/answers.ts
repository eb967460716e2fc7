import type { Marker, PointMark } from '../domain/mark.ts';
import type { AnswerPoint, AnswerReport, Seems } from '../domain/rubric.ts';
import type { CheckResult } from '../domain/scorecard.ts';
import { markdown } from './markdown.ts';
import { block } from './measure.ts';
import { worth } from './overview.ts';
import { plain, type Style } from './style.ts';
import { visible } from './visible.ts';

type Options = { readonly width: number; readonly style: Style };

type Sign = { readonly sign: string; readonly paint: keyof Style };

/** What an answer seems to do with a point, where nobody has marked it. */
export const SEEMS = {
  made: 'seems made',
  opposite: 'may say the opposite',
  'not-found': 'not found',
} as const satisfies Record<Seems, string>;

/** The points of an answer in words: who marked each, the sentence that is nearest, and how a good answer makes it. */
export function answerLines(answer: AnswerReport, options: Options): string[] {
  const { width, style } = options;
  return [
    ...(answer.note === null ? [] : block([visible(answer.note)], width, 4).map(style.muted)),
    ...answer.points.flatMap((point) => pointLines(point, answer, options)),
  ];
}

/** One check with its answer, under a heading of its own. */
export function answerEntry(check: CheckResult, answer: AnswerReport, options: Options): string[] {
  const head = `${check.id}: ${worth(check)}`;
  return [`  ${options.style.strong(head)}`, ...answerLines(answer, options), ''];
}

function pointLines(point: AnswerPoint, answer: AnswerReport, { width, style }: Options): string[] {
  const { id, title, quotes, model, mark, seems } = point;
  const { sign, paint } = signOf(point, answer);
  const said = mark ? markWords(mark) : answer.isMissing ? 'no answer' : `not marked; ${SEEMS[seems]}`;
  const text = (label: string, words: string) => block([`${label}${visible(words)}`], width, 8);
  return [
    ...block([`${sign} ${id}: ${visible(title)} (${visible(said)})`], width, 4).map((line, at) =>
      at === 0 ? line.replace(sign, style[paint](sign)) : line,
    ),
    // Whoever is still to mark it looks for the sentence.
    ...quotes.slice(0, mark ? 1 : 2).flatMap((quote, nth) => text(nth === 0 ? 'nearest: ' : 'then: ', quote)),
    ...(mark?.quote ? text('quoted: ', mark.quote) : []),
    ...(mark?.comment ? text('', mark.comment) : []),
    ...(mark?.score === 1 ? [] : modelLines(model, width, style)),
  ];
}

function signOf({ mark }: AnswerPoint, { isMissing }: AnswerReport): Sign {
  if (mark === null) return isMissing ? { sign: '–', paint: 'muted' } : { sign: '?', paint: 'warn' };
  if (mark.score === 1) return { sign: '✓', paint: 'good' };
  return mark.score > 0 ? { sign: '~', paint: 'warn' } : { sign: '✗', paint: 'bad' };
}

/** `made, by your own mark`; `60 %, by the judge` */
function markWords({ score, by }: PointMark): string {
  const made =
    score === 1
      ? 'made'
      : score === 0
        ? 'not made'
        : score === 0.5
          ? 'half made'
          : `${Math.round(score * 100)} %`;
  return `${made}, ${markerWords(by)}`;
}

/** Whose mark it is. */
function markerWords(by: Marker): string {
  switch (by.kind) {
    case 'candidate':
      return 'by your own mark';
    case 'instructor':
      return by.name === null ? `by ${by.file}` : `by ${by.name}, in ${by.file}`;
    case 'judge':
      return `by the judge ${by.command}`;
    case 'author':
      return 'by the author of the problem';
  }
}

function modelLines(model: string, width: number, style: Style): string[] {
  return markdown(`model: ${model}`, { width: width - 8, style: plain }).map((line) =>
    style.muted(`        ${line}`.trimEnd()),
  );
}
