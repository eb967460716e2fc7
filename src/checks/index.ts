import type { CheckKind } from '../domain/check.ts';
import { agree } from './agree.ts';
import { answersCheck } from './answers.ts';
import { attributesApart } from './attributes-apart.ts';
import type { CheckType } from './check.ts';
import { choices } from './choices.ts';
import { clocks } from './clocks.ts';
import { costs } from './costs.ts';
import { ddlRuns } from './ddl-runs.ts';
import { evolution } from './evolution.ts';
import { facts } from './facts.ts';
import { indexSearch } from './index-search.ts';
import { keys } from './keys.ts';
import { noTrace } from './no-trace.ts';
import { partitions } from './partitions.ts';
import { rebuilt } from './rebuilt.ts';
import { references } from './references.ts';
import { retention } from './retention.ts';
import { rubric } from './rubric.ts';
import { shape } from './shape.ts';
import { spared } from './spared.ts';
import { staysErased } from './stays-erased.ts';
import { windows } from './windows.ts';

/** Every kind of check there is. A new kind is a file, a line here, its arguments in `domain/check.ts`. */
export const CHECKS = {
  'ddl-runs': ddlRuns,
  keys,
  references,
  'attributes-apart': attributesApart,
  clocks,
  answers: answersCheck,
  'no-trace': noTrace,
  spared,
  'stays-erased': staysErased,
  retention,
  'index-search': indexSearch,
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
} as const satisfies { [K in CheckKind]: CheckType<K> };
