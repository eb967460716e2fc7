import type { Tally } from '../domain/scorecard.ts';

/** `7`, `3.5`, `4.67`: as few digits as tell it. */
export function points(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `31`; `31–36` where points are open. */
export function span({ score, open }: Pick<Tally, 'score' | 'open'>): string {
  return open > 0 ? `${points(score)}–${points(score + open)}` : points(score);
}

/** `31 / 42`, `31–36 / 42` */
export function tally(of: Tally): string {
  return `${span(of)} / ${points(of.maxScore)}`;
}

/**
 * A bar of `width` cells: what is sure, what is open, what is lost. Full and empty mean all and nothing: what lies between
 * is never rounded to them.
 */
export function bar(
  { score, open = 0, maxScore }: Pick<Tally, 'score' | 'maxScore'> & { readonly open?: number },
  width: number,
): string {
  const cells = (points: number) => {
    const share = maxScore === 0 ? 0 : points / maxScore;
    if (share <= 0) return 0;
    return share >= 1 ? width : Math.min(width - 1, Math.max(1, Math.round(share * width)));
  };
  const sure = cells(score);
  const could = Math.max(cells(score + open), Math.min(width, sure + (open > 0 ? 1 : 0)));
  return '█'.repeat(sure) + '▒'.repeat(could - sure) + '░'.repeat(width - could);
}
