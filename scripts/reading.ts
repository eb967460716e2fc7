import { stdout } from 'node:process';
import { readProblem } from '../src/app/kit/problems.ts';
import { readingOf } from './readings/reading.ts';

// What an instructor's reading of a statement lacks: node scripts/reading.ts <problem>
const [id = 'reels'] = process.argv.slice(2);
const { page, ...lacks } = await readingOf(await readProblem(id));
for (const [what, list] of Object.entries(lacks))
  for (const one of list) stdout.write(`${page}: ${what}: ${one}\n`);
