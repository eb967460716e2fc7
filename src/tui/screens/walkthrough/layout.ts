import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';

/** Lines above and below the choices. */
const around = 8;

/** Choices that are seen at once. */
export function room(size: Size): number {
  return Math.max(3, bodyRoom(size) - around);
}
