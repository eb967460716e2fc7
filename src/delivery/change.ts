import { ProblemError } from '../domain/user-error.ts';
import type { Plan } from './plan.ts';

/**
 * Before the first batch with an event of the type the models are changed; which batch that is depends on what else
 * becomes of the order. Throws a ProblemError where the stream has no such event.
 */
export const change = (plan: Plan, { before }: { readonly before: string }): Plan => {
  if (plan.stream.some(({ event_type }) => event_type === before)) return { ...plan, changeBefore: before };
  throw new ProblemError(
    'E_DELIVERY',
    `\`change\` waits for an event of the type \`${before}\`, and the stream has none.`,
    'Add a story with one to the stream, or name a type that comes in it.',
  );
};
