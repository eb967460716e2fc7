import type { Tally } from '../domain/scorecard.ts';

/** `7`, `3.5`, `4.67`: as few digits as tell it. */
export function points(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `31 / 42` */
export function tally({ score, maxScore }: Tally): string {
  return `${points(score)} / ${points(maxScore)}`;
}

/** A bar of `width` cells. Full and empty mean all and nothing: what lies between is never rounded to them. */
export function bar({ score, maxScore }: Tally, width: number): string {
  const share = maxScore === 0 ? 0 : score / maxScore;
  const inner = Math.min(width - 1, Math.max(1, Math.round(share * width)));
  const full = share <= 0 ? 0 : share >= 1 ? width : inner;
  return '█'.repeat(full) + '░'.repeat(width - full);
}
