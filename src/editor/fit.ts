import widthOf from 'string-width';
import { visible } from '../reporters/visible.ts';
import { clustersOf } from './clusters.ts';

/** At most `width` cells of a text; what is cut off shows as `…`. Nothing in it moves a cursor. */
export function cut(text: string, width: number): string {
  const safe = visible(text);
  if (widthOf(safe) <= width) return safe;
  let kept = '';
  for (const cluster of clustersOf(safe)) {
    if (cluster.cell + cluster.width > width - 1) break;
    kept += cluster.shown;
  }
  return width > 0 ? `${kept}…` : '';
}

/** Exactly `width` cells. */
export function fitted(text: string, width: number): string {
  const short = cut(text, width);
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}
