import type { AnswerPoint, AnswerReport } from '../domain/rubric.ts';
import type { CheckResult } from '../domain/scorecard.ts';
import { markdown } from './markdown.ts';
import { block } from './measure.ts';
import { worth } from './overview.ts';
import { plain, type Style } from './style.ts';
import { visible } from './visible.ts';

type Options = { readonly width: number; readonly style: Style };

/** Sign, colour and words of what an answer did with a point. */
const STATES = {
  made: { sign: '✓', paint: 'good', words: 'made' },
  half: { sign: '~', paint: 'warn', words: 'half made' },
  missed: { sign: '✗', paint: 'bad', words: 'not made' },
  contradicted: { sign: '✗', paint: 'bad', words: 'contradicted' },
} as const satisfies Record<AnswerPoint['state'], { sign: string; paint: keyof Style; words: string }>;

/** The points of an answer in words: those made with the words that make them, the others with a model answer. */
export function answerLines(answer: AnswerReport, options: Options): string[] {
  const { width, style } = options;
  return [
    ...block([`${visible(answer.note)}${ownMark(answer)}`], width, 4).map(style.muted),
    ...answer.points.flatMap((point) => pointLines(point, options)),
  ];
}

/** One check with its answer, under a heading of its own. */
export function answerEntry(check: CheckResult, answer: AnswerReport, options: Options): string[] {
  const head = `${check.id}: ${worth(check)}`;
  return [`  ${options.style.strong(head)}`, ...answerLines(answer, options), ''];
}

function ownMark({ selfScore }: AnswerReport): string {
  return selfScore === null ? '' : ` Your own mark: ${Math.round(selfScore * 100)} %.`;
}

function pointLines(point: AnswerPoint, { width, style }: Options): string[] {
  const { sign, paint, words } = STATES[point.state];
  const listed = point.listed ? ', named in a list and not said' : '';
  const text = (label: string, said: string) => block([`${label}${visible(said)}`], width, 8);
  return [
    ...block([`${sign} ${visible(point.title)} (${words}${listed})`], width, 4).map((line, at) =>
      at === 0 ? line.replace(sign, style[paint](sign)) : line,
    ),
    ...point.quotes.flatMap((quote) => text('you: ', quote)),
    ...(point.against === null ? [] : text('against it: ', point.against).map(style.bad)),
    ...(point.comment === null ? [] : text('', point.comment)),
    ...(point.state === 'made' ? [] : modelLines(point.model, width, style)),
  ];
}

function modelLines(model: string, width: number, style: Style): string[] {
  return markdown(`model: ${model}`, { width: width - 8, style: plain }).map((line) =>
    style.muted(`        ${line}`.trimEnd()),
  );
}
