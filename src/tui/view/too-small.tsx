import type { ReactElement } from 'react';
import { wrap } from '../../reporters/measure.ts';
import type { Style } from '../../reporters/style.ts';
import type { Size } from '../screen.ts';
import { cutStyled } from './ansi.ts';
import { Lines } from './lines.tsx';
import { smallest } from './room.ts';

type TooSmallProps = {
  readonly size: Size;
  readonly style: Style;
  /** How the clock stands, where one runs: `Part B, 1:20 left`. */
  readonly clock?: string | null;
};

/** Instead of a screen, where there is no room for one. */
export function TooSmall(props: TooSmallProps): ReactElement {
  return <Lines lines={tooSmallLines(props)} />;
}

export function tooSmallLines({ size, style, clock }: TooSmallProps): string[] {
  const words = [
    style.strong('A little more room, please.'),
    '',
    ...wrap(
      `This window has ${size.columns} columns and ${size.rows} rows; ${smallest.columns} and ${smallest.rows} are needed.`,
      size.columns,
    ),
    ...wrap('Make it larger, or the letters smaller. Nothing is lost.', size.columns),
    ...(clock ? ['', style.warn(clock)] : []),
    '',
    `${style.strong('Ctrl+Q')} quit`,
  ];
  return words.slice(0, size.rows).map((line) => cutStyled(line, size.columns));
}
