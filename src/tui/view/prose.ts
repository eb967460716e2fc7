/** Longer lines of prose are hard to read, however wide the screen. */
export const proseWidth = 100;

export function proseRoom(columns: number): number {
  return Math.min(columns, proseWidth);
}
