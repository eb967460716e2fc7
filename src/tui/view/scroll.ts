import type { Binding } from '../keys.ts';

/** Up and down in a list or a text. */
export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The keys of moving; `what` is the footer's word for it. */
export function moveBindings(what: string): readonly Binding<Move>[] {
  return [
    { action: 'up', keys: ['up', 'k'], help: 'up by one' },
    { action: 'down', keys: ['down', 'j'], help: 'down by one', footer: what },
    { action: 'page-up', keys: ['pageup'], help: 'up by a page' },
    { action: 'page-down', keys: ['pagedown', 'space'], help: 'down by a page' },
    { action: 'first', keys: ['home'], help: 'to the beginning' },
    { action: 'last', keys: ['end'], help: 'to the end' },
  ];
}

const moves: readonly string[] = ['up', 'down', 'page-up', 'page-down', 'first', 'last'] satisfies Move[];

export function isMove(action: string): action is Move {
  return moves.includes(action);
}

/** The place after a move among `count` places, from 0; a page is `page` places. */
export function moved(at: number, move: Move, count: number, page: number): number {
  const last = Math.max(0, count - 1);
  const to = {
    up: at - 1,
    down: at + 1,
    'page-up': at - Math.max(1, page),
    'page-down': at + Math.max(1, page),
    first: 0,
    last,
  }[move];
  return Math.min(last, Math.max(0, to));
}

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
