import { plain, type Style } from '../../../reporters/style.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { proseRoom } from '../../view/prose.ts';
import { formHeight } from './form.ts';
import type { State } from './choices.ts';
import { briefingText } from './text.ts';

/** From here on the parts stand beside the statement. */
export const wide = 150;

/** The lines of the statement at this size, and how many are seen at once. */
export function layout(state: State, size: Size, style: Style = plain): { text: string[]; room: number } {
  const text = briefingText(state.problem, {
    width: proseRoom(size.columns),
    style,
    beside: size.columns >= wide,
  });
  return { text, room: bodyRoom(size) - formHeight - 1 };
}
