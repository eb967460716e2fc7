import { statementsOf } from '../../sql/statements.ts';
import type { Limit } from '../../domain/run.ts';
import type { Bound } from '../../sql/runnable.ts';
import type { Complaint } from '../database.ts';

/** A function that could leave its role. */
class Refusal extends Error {}

/** SQLSTATEs of a machine that is full. */
const LIMITS = new Map<string, Limit>([
  ['53200', 'memory'],
  ['53100', 'size'],
  ['53400', 'size'],
]);

/** Reads an error of Postgres's; null where it is none. */
export function complaintOf(error: unknown, bound: Bound | null): Complaint | null {
  if (error instanceof Refusal)
    return { message: error.message, hint: 'Write it without.', at: bound?.toSource(0) ?? null, limit: null };
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return null;
  const said = (key: string): string | null => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const position = Number(said('position'));
  const at = bound && position > 0 ? bound.toSource(codeUnits(bound.text, position - 1)) : null;
  const limit = LIMITS.get(said('code') ?? '') ?? null;
  return { message: error.message, hint: said('hint'), at, limit };
}

/** How many UTF-16 units so many characters of a text are. */
const codeUnits = (text: string, count: number): number => [...text].slice(0, count).join('').length;

const LEAVES = /\b(?:execute|set_config|reset|copy|dblink|set\s+(?:session|local|role))\b/i;

/** Functions run as the plain role as well: what could leave it is not accepted in one. */
export function refuseEscapes(sql: string): void {
  if (!/^\s*create\s+(?:or\s+replace\s+)?(?:function|procedure)\b/i.test(sql)) return;
  const bodies = statementsOf(sql, 'postgres').flatMap(({ tokens }) =>
    tokens.filter(({ kind }) => kind === 'string'),
  );
  for (const { text } of bodies) {
    const word = LEAVES.exec(text)?.[0] ?? (/^(?:e|u&)'/i.test(text) ? 'an escaped body' : undefined);
    if (word !== undefined) throw new Refusal(`${word} in a function is refused.`);
  }
}
