import { type Move, moved } from './move.ts';

/** The first line that is shown, after a move in a text of `total` lines of which `room` are seen at once. */
export function scrolled(top: number, move: Move, total: number, room: number): number {
  return moved(top, move, maxTop(total, room) + 1, room - 1);
}

/** What is seen, after a resize too: a text never stands above its end with room left below. */
export function seen(lines: readonly string[], top: number, room: number): readonly string[] {
  const from = Math.min(Math.max(0, top), maxTop(lines.length, room));
  return lines.slice(from, from + room);
}

/** Where one is in a text: `lines 1–18 of 64`; empty where all of it is seen. */
export function position(top: number, total: number, room: number, screenReader = false): string {
  if (total <= room) return '';
  const from = Math.min(Math.max(0, top), maxTop(total, room));
  const to = Math.min(total, from + room);
  if (screenReader) return `lines ${from + 1} to ${to} of ${total}`;
  const signs = `${from > 0 ? '↑' : ' '}${to < total ? '↓' : ' '}`;
  return `${from + 1}–${to} of ${total} ${signs}`;
}

/** The top that has line `at` in sight, moved as little as can be. */
export function keptInSight(top: number, at: number, total: number, room: number): number {
  const atLeast = Math.max(0, at - room + 1);
  return Math.min(Math.max(Math.min(top, at), atLeast), maxTop(total, room));
}

function maxTop(total: number, room: number): number {
  return Math.max(0, total - Math.max(1, room));
}
