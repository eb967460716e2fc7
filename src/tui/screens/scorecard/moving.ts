import type { Size } from '../../screen.ts';
import { type Move, moved } from '../../view/move.ts';
import { scrolled } from '../../view/scroll.ts';
import { checksOf, type State } from './card.ts';
import { type DocumentLine, layout } from './document.ts';

/**
 * Up and down go from check to check, but line by line through findings that are longer than the screen; pages
 * scroll, and the selection comes along.
 */
export function chosen(state: State, move: Move, size: Size): State {
  const { lines, room } = layout(state, size);
  const count = checksOf(state).length;
  if (move === 'first' || move === 'last') {
    return {
      ...state,
      selected: moved(state.selected, move, count, 1),
      top: scrolled(state.top, move, lines.length, room),
    };
  }
  if (move === 'page-up' || move === 'page-down') {
    const top = scrolled(state.top, move, lines.length, room);
    return { ...state, top, selected: firstSeen(lines, top, room) ?? state.selected };
  }
  const here = extent(lines, state.selected);
  const cutOff = move === 'down' ? here.to >= state.top + room : here.from < state.top;
  if (cutOff) return { ...state, top: scrolled(state.top, move, lines.length, room) };
  const selected = moved(state.selected, move, count, 1);
  // At the very first and last check the rest of the page is still to be seen.
  if (selected === state.selected) return { ...state, top: scrolled(state.top, move, lines.length, room) };
  const next = extent(lines, selected);
  // Two lines more: the heading of a part, and the blank one above it.
  const down = Math.max(state.top, Math.min(next.from - 2, next.to - room + 1));
  const up = Math.min(state.top, Math.max(next.from, next.to - room + 3));
  return { ...state, selected, top: move === 'down' ? down : up };
}

/** The selected check with as much of what is opened below it as there is room for; moved as little as can be. */
export function inSight(state: State, size: Size): State {
  const { lines, room } = layout(state, size);
  const { from, to } = extent(lines, state.selected);
  return { ...state, top: Math.max(state.top, Math.min(from, to - room + 1)) };
}

function extent(lines: readonly DocumentLine[], check: number): { from: number; to: number } {
  const is = ({ check: of }: DocumentLine) => of === check;
  return { from: lines.findIndex(is), to: lines.findLastIndex(is) };
}

function firstSeen(lines: readonly DocumentLine[], top: number, room: number): number | null {
  return lines.slice(top, top + room).find(({ check }) => check !== null)?.check ?? null;
}
