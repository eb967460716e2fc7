/**
 * A process of its own, whose memory is gone with it: makes events and writes them as steps for our engine and, for
 * each model that is named, as a script for the stock program. Arguments: folder, number of events, models.
 */
import { join } from 'node:path';
import { readProblem } from '../../src/app/kit/problems.ts';
import { deliveredSteps } from './delivered.ts';
import { QUESTION } from './large.ts';
import { referenceModel } from './model.ts';
import { writeParts, writeSteps } from './steps-file.ts';
import { stockScript } from './stock-script.ts';
import { problemId } from './tool.ts';

const [folder = '', events = '', ...models] = process.argv.slice(2);
const problem = await readProblem(problemId);
const steps = await deliveredSteps(problem, Number(events));
await writeSteps(join(folder, 'steps.jsonl'), steps);
for (const name of models) {
  const model = await referenceModel(problem, name);
  await writeParts(join(folder, `${name}.sql`), stockScript(model, steps, QUESTION));
}
