import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Workload } from '../../../src/domain/workload.ts';
import { toWorkload } from '../../../src/load/map/workload.ts';
import { packageRoot } from '../../../src/load/package-root.ts';
import { workload } from '../../../src/load/schema/workload.ts';

/** The workload of the problem that comes along. */
export const REELS: Workload = toWorkload(
  workload.parse(parse(readFileSync(join(packageRoot(), 'problems/reels/workload.yaml'), 'utf8'))),
);
