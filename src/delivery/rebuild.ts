import type { Plan } from './plan.ts';

/** After the last batch all tables but those that are kept are emptied, and the script runs. */
export const rebuild = (
  plan: Plan,
  { deliverable, keep }: { readonly deliverable: string; readonly keep: readonly string[] },
): Plan => {
  const script = { after: plan.labels.length - 1, deliverable, params: {}, keep };
  return { ...plan, scripts: [...plan.scripts, script], order: 'scripted' };
};
