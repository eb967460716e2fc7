import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Workload } from '../../../src/domain/workload.ts';
import { toWorkload, workload } from '../../../src/load/problem/workload.ts';
import { packageRoot } from '../../../src/load/problems.ts';

/** The workload of the problem that comes along. */
export const REELS: Workload = toWorkload(
  workload.parse(parse(readFileSync(join(packageRoot(), 'problems/reels/workload.yaml'), 'utf8'))),
);
