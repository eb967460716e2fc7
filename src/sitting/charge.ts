import { nextDue } from './due.ts';
import type { Ring } from './ring.ts';
import type { Sitting } from './sitting.ts';
import { spentIn } from './time-left.ts';

/** `rest`: milliseconds that came after the last bell. */
export type Charged = { readonly sitting: Sitting; readonly rings: readonly Ring[]; readonly rest: number };

/** Charges time to the current part, and to those that bells lead to, up to the last bell; rings in order. */
export function charge(from: Sitting, ms: number): Charged {
  const rings: Ring[] = [];
  let sitting = from;
  let rest = ms;
  // Each turn says something that is never said again, so that this ends.
  for (let due = nextDue(sitting); due !== null && due.inMs <= rest; due = nextDue(sitting)) {
    rest -= due.inMs;
    rings.push(due.ring);
    sitting = rung(spend(sitting, due.inMs), due.ring, due.name);
  }
  return sitting.lastBell ? { sitting, rings, rest } : { sitting: spend(sitting, rest), rings, rest: 0 };
}

const spend = (sitting: Sitting, ms: number): Sitting => ({
  ...sitting,
  spent: { ...sitting.spent, [sitting.part]: spentIn(sitting, sitting.part) + ms },
});

function rung(sitting: Sitting, ring: Ring, name: string): Sitting {
  const said = new Set([...sitting.said, name]);
  if (ring.kind === 'last-bell') return { ...sitting, said, lastBell: true };
  if (ring.kind === 'part-bell' && ring.next !== null) return { ...sitting, said, part: ring.next };
  return { ...sitting, said };
}
