import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { handOn } from './hand.ts';
import { openPlace } from './place.ts';
import type { Script } from './script.ts';
import { doStep, headingOf } from './steps.ts';
import { openTranscript } from './transcript.ts';

const root = join(import.meta.dirname, '../..');

/** Sits a problem by its script, from the start of the program to the last step. @returns the transcript. */
export async function sit(script: Script): Promise<string> {
  const page = openTranscript();
  page.say(`# A sitting of ${script.problem}`);
  page.say(script.about.trim());
  page.say(
    `The files are those of the reference model \`${script.reference}\` with a mistake left in, that of the judged submission \`${script.mistake}\`: ${mistakeOf(script)} \`npm run sittings\` writes this page: the program runs in a real terminal of 100 columns and 30 rows, on a clock that stands still but where it says that time went by.`,
  );
  const place = await openPlace();
  try {
    const hand = handOn(place.pty, page);
    page.say('```sh\ngraincheck start\n```');
    for (const [at, step] of script.steps.entries()) {
      page.heading(`${at + 1}. ${headingOf(step)}`);
      await doStep(step, { hand, place, script });
    }
    return page.text();
  } finally {
    place.close();
  }
}

function mistakeOf({ problem, mistake }: Script): string {
  const file = join(root, 'problems', problem, 'submissions', mistake, 'judged.yaml');
  const judged = parse(readFileSync(file, 'utf8')) as { readonly about: string };
  const [first = ''] = judged.about
    .trim()
    .replaceAll('\n', ' ')
    .split(/(?<=\.)\s/);
  return first;
}
