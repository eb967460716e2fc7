import type { Binding } from '../keys/binding.ts';

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
