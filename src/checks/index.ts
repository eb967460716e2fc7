import type { LINTS } from '../design/lints/index.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { ArgsOf, WordTable } from '../domain/finding.ts';
import { agree } from './agree.ts';
import { answers } from './answers.ts';
import { attributesApart } from './attributes-apart.ts';
import type { COMMON } from './check.ts';
import { choices } from './choices.ts';
import { clocks } from './clocks.ts';
import type { ANSWERS } from './compare.ts';
import { costs } from './costs.ts';
import { ddlRuns } from './ddl-runs.ts';
import type { Check } from './define.ts';
import { evolution } from './evolution.ts';
import { facts } from './facts.ts';
import { indexSearch } from './index-search.ts';
import { keys } from './keys.ts';
import { noTrace } from './no-trace.ts';
import { partitions } from './partitions.ts';
import type { QUESTIONS } from './questions.ts';
import { rebuilt } from './rebuilt.ts';
import { references } from './references.ts';
import { retention } from './retention.ts';
import { rubric } from './rubric.ts';
import { shape } from './shape.ts';
import { spared } from './spared.ts';
import { staysErased } from './stays-erased.ts';
import type { TRACES } from './traces.ts';
import { windows } from './windows.ts';

/** Every kind of check there is. A new kind is a file and a line here. */
export const CHECKS = [
  ddlRuns,
  keys,
  references,
  attributesApart,
  clocks,
  answers,
  noTrace,
  spared,
  staysErased,
  retention,
  indexSearch,
  evolution,
  facts,
  partitions,
  rubric,
  choices,
  windows,
  rebuilt,
  agree,
  shape,
  costs,
] as const;

const BY_KIND: ReadonlyMap<string, Pick<Check, OpenKey>> = new Map(
  CHECKS.map((check) => [check.kind, check]),
);

/** What is called without knowing the arguments. */
type OpenKey = 'kind' | 'requires' | 'schema' | 'misfits' | 'needs' | 'judge' | 'sample';

/** The kind that a check is of. */
export function checkOf({ kind }: Pick<CheckSpec, 'kind'>): Pick<Check, OpenKey> {
  const found = BY_KIND.get(kind);
  if (!found) throw new Error(`There is no kind of check ${kind}.`);
  return found;
}

type Tables = (
  | (typeof CHECKS)[number]['says']
  | typeof COMMON
  | typeof ANSWERS
  | typeof QUESTIONS
  | typeof TRACES
)['words'];
type CodesIn<W> = W extends WordTable ? keyof W : never;
type ArgsIn<W, C> = W extends WordTable ? (C extends keyof W ? ArgsOf<W>[C] : never) : never;
type Lint = (typeof LINTS)[number];

/** Every code that a finding may have, with the arguments of its words. */
export type FindingArgs = { readonly [C in CodesIn<Tables>]: ArgsIn<Tables, C> } & {
  readonly [L in Lint as L['code']]: Parameters<L['says']>[0];
};
export type FindingCode = keyof FindingArgs;
