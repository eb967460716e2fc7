import type { SittingPlan } from '../../../src/domain/sitting.ts';
import type { OpenAttempt } from '../../../src/store/open-attempt.ts';
import type { Store } from '../../../src/store/store.ts';
import { eight, started } from '../../sitting/support/clock.ts';

/** Begins an attempt at the reading of the clocks at which all of them begin. */
export const begin = (
  store: Store,
  plan: Partial<SittingPlan> = {},
  author: string | null = null,
): OpenAttempt => store.create({ started: started({ ...eight, ...plan }), author, workFolder: null });
