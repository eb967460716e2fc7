import * as z from 'zod';
import type { CheckSpec } from '../domain/check.ts';
import type { Says, WordTable } from '../domain/finding.ts';
import type { DeliverSpec, Scenario } from '../domain/problem.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  type Judgement,
  type Need,
  nothingToJudge,
} from './check.ts';
import { docPath, type Misfit, name, refTo, text, word } from './schema.ts';

/** The arguments of a kind of check, by their names in problem.yaml. */
export type Args = Readonly<Record<string, z.core.$ZodType>>;

/** A check with its arguments. */
export type SpecOf<S extends Args> = CheckSpec & z.output<z.ZodObject<S>>;

/** What of a problem arguments are held against; its names may still be wrong. */
export type Surroundings = {
  readonly questions: readonly {
    readonly deliverable: string;
    readonly columns: readonly { readonly name: string }[];
  }[];
  readonly scenarios: readonly (Pick<Scenario, 'id' | 'visibility'> & {
    readonly deliver: readonly Pick<DeliverSpec, 'kind'>[];
  })[];
  readonly checks: readonly { readonly id: string; readonly kind: string }[];
};

/** All that there is to one kind of check. */
type Kind<S extends Args, W extends WordTable> = {
  readonly kind: string;
  /** What it asks, in a sentence for authors of problems. */
  readonly about: string;
  readonly args: S;
  /** Its findings and their words. */
  readonly says: Says<W>;
  /** Without this it has nothing to judge: a step in each of its scenarios, a file of the problem. */
  readonly requires?: {
    readonly step?: DeliverSpec['kind'];
    readonly file?: 'choices' | 'facts' | 'rubrics' | 'workload';
  };
  /** What of its arguments does not fit the problem, beside names that there are not. */
  readonly misfits?: (args: z.output<z.ZodObject<S>>, problem: Surroundings) => readonly Misfit[];
  readonly needs?: (spec: SpecOf<S>, context: CheckContext) => readonly Need[];
  readonly premise: Premise<SpecOf<S>>;
  readonly judge: (spec: SpecOf<S>, context: CheckContext, answers: Answers) => Judgement;
  readonly sample?: Sample<S, W>;
};

/**
 * What has to be there for the question to mean anything, and is not; null: all of it is, or a run failed, of which the
 * judgement tells. A check that finds nothing to judge earns nothing.
 */
export type Premise<S> =
  | Lacks<S>
  /** It looks at more than the judgement does. */
  | { readonly needs: (spec: S) => readonly Need[]; readonly lacks: Lacks<S> };

type Lacks<S> = (spec: S, context: CheckContext, answers: Answers) => Found | null;

/** The premise of what rests on a file, or on the truth: without these the judgement says so itself. */
export const lacksNothing = (): null => null;

/** What a candidate is told before the grading, where that is not the check on the sample scenarios. */
type Sample<S extends Args, W extends WordTable> = {
  /** It is judged after grading alone. */
  readonly isSecret?: true;
  /** Findings that are not told. */
  readonly hides?: readonly ((keyof W & string) | 'failed')[];
  /** Put to the sample scenarios that run a script; `first`: the first of all. */
  readonly onScript?: (spec: SpecOf<S>, scenarios: readonly string[], first: string) => SpecOf<S>;
};

/** A check as it stands in problem.yaml: it belongs to the part of its task, and may leave its model out. */
export type CheckYaml = Omit<CheckSpec, 'part' | 'model'> & { readonly model?: string | undefined };

type CheckSchema = z.ZodType<CheckYaml> & z.core.$ZodTypeDiscriminable;

/** One kind of check, for what knows nothing of its arguments. */
export type Check<S extends Args = Args, W extends WordTable = WordTable> = Pick<
  Kind<S, W>,
  'kind' | 'says'
> & {
  readonly requires: NonNullable<Kind<S, W>['requires']>;
  /** A check of the kind, as it stands in problem.yaml. */
  readonly schema: CheckSchema;
  readonly is: <T extends { readonly kind: string }>(spec: T) => spec is T & z.output<z.ZodObject<S>>;
  readonly misfits: (yaml: CheckYaml, problem: Surroundings) => readonly Misfit[];
  readonly needs: (spec: CheckSpec, context: CheckContext) => readonly Need[];
  readonly judge: (spec: CheckSpec, context: CheckContext, answers: Answers) => Judgement;
  readonly sample: {
    readonly isSecret: boolean;
    readonly hides: readonly string[];
    readonly onScript: (spec: CheckSpec, scenarios: readonly string[], first: string) => CheckSpec;
  };
};

/** What every check has, whatever its kind. */
const head = {
  title: text.describe('What is accepted, in a few words.'),
  task: refTo('task', 'Id of the task; its part is where the points count.'),
  scale: z.enum(['design', 'proof']).describe('`design`: judged on the model. `proof`: on what it answers.'),
  points: z.number().positive().max(1_000).describe('Points that it is worth.'),
  model: refTo('model')
    .optional()
    .describe('Id of the model that is looked at; the first where it is not said.'),
};

/** Makes a kind of check of all that there is to it. */
export function defineCheck<S extends Args, W extends WordTable>(own: Kind<S, W>): Check<S, W> {
  const { kind, about, args, says, requires = {}, misfits, needs, judge, sample } = own;
  const premise = typeof own.premise === 'function' ? { needs: () => [], lacks: own.premise } : own.premise;
  const is = <T extends { readonly kind: string }>(spec: T): spec is T & z.output<z.ZodObject<S>> =>
    spec.kind === kind;
  const mine = <T extends { readonly kind: string }>(spec: T): T & z.output<z.ZodObject<S>> => {
    if (is(spec)) return spec;
    throw new Error(`A check of the kind ${spec.kind} is none of the kind ${kind}.`);
  };
  return {
    kind,
    says,
    requires,
    // Its arguments are beyond the type of what all kinds have.
    schema: z.strictObject({
      id: name.describe('Stable name: reports carry it.'),
      kind: z.literal(kind).describe(about),
      ...head,
      ...args,
    }) as unknown as CheckSchema,
    is,
    misfits: (yaml, problem) => misfits?.(mine(yaml), problem) ?? [],
    needs: (spec, context) => [...(needs?.(mine(spec), context) ?? []), ...premise.needs(mine(spec))],
    judge: (spec, context, answers) => {
      const lacks = premise.lacks(mine(spec), context, answers);
      return lacks ? nothingToJudge(lacks) : judge(mine(spec), context, answers);
    },
    sample: {
      isSecret: sample?.isSecret ?? false,
      hides: sample?.hides ?? [],
      onScript: (spec, scenarios, first) =>
        sample?.onScript?.(mine(spec), scenarios, first) ?? { ...spec, scenarios },
    },
  };
}

// Arguments that several kinds have.
export const scenario = refTo('scenario', 'Id of the scenario.');
export const scenarios = z
  .array(refTo('scenario'))
  .min(1)
  .describe('Ids of the scenarios; it has to be right in each.');
export const baseline = z
  .array(refTo('scenario'))
  .default([])
  .describe('Scenarios; a question wrong there earns nothing here.');
export const grain = z
  .array(docPath())
  .min(1)
  .describe('Paths of ids that tell a table with a row per event.');
export const traces = z
  .array(docPath())
  .min(1)
  .describe("Paths of what may not be left of the erased user's.");
export const events = word.default('user').describe('`entity_type` of the documents that are events.');
export const alone = z
  .boolean()
  .default(false)
  .describe('It stands by itself: it counts where there is no schema, too.');
