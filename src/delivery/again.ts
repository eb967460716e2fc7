import type { Plan } from './plan.ts';

/** Each batch comes twice in a row, as after a crash. */
export const again = (plan: Plan): Plan => ({ ...plan, times: 2 });
