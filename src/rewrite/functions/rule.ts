import type { Call } from '../ast.ts';
import type { Env } from '../env.ts';
import type { Typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';

/** What becomes of a call of one function. @throws Unsupported where its arguments mean something else here. */
export type Rule = (call: Call, env: Env) => Typed;

export function count(call: Call, least: number, most: number): void {
  if (call.args.length < least || call.args.length > most)
    unsupported(call.at, `${call.name.toUpperCase()} with ${call.args.length} arguments`);
}
