import * as z from 'zod';

const ms = z.int().min(0);

/** What a sitting is to be, as it stands in files. */
export const plan = z.object({
  problem: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  mode: z.enum(['interview', 'practice']),
  parts: z.array(z.object({ id: z.string(), title: z.string(), budgetMs: ms.nullable() })).min(1),
  totalMs: ms.nullable(),
  curveballs: z.array(z.object({ id: z.string(), part: z.string(), afterMs: ms })),
});
