import { until } from '../../test/support/until.ts';
import type { Hand } from './hand.ts';
import type { Place } from './place.ts';
import { textOf } from './place.ts';
import type { Script, Step } from './script.ts';

/** Milliseconds until a grading has to be there. */
const gradingMs = 180_000;
const runMs = 60_000;

type Sitting = { readonly hand: Hand; readonly place: Place; readonly script: Script };

/** Does one step, and says how the transcript heads it. */
export function headingOf(step: Step): string {
  if ('find' in step) return 'The list of problems';
  if ('lesson' in step) return 'Its lesson';
  if ('briefing' in step) return 'The briefing';
  if ('start' in step) return `The clock starts: ${step.start}`;
  if ('write' in step) return `Writing ${step.write.join(', ')}`;
  if ('read' in step) return `Reading ${step.read}`;
  if ('try' in step) return `Trying ${step.try}`;
  if ('hint' in step) return 'A hint';
  if ('part' in step) return `On to part ${step.part}`;
  if ('pass' in step) return `${step.pass} seconds later`;
  if ('handIn' in step) return 'Handing in';
  if ('check' in step) return `What became of ${step.check}`;
  if ('defend' in step) return 'Follow-up questions';
  if ('models' in step) return 'The reference models';
  return step.why;
}

export async function doStep(step: Step, sitting: Sitting): Promise<void> {
  const { hand } = sitting;
  if ('find' in step) return find(step.find, hand);
  if ('lesson' in step) return lesson(step.lesson, hand);
  if ('briefing' in step) return briefing(step.briefing, hand);
  if ('start' in step) return start(step.start, hand);
  if ('write' in step) return write(step.write, sitting);
  if ('read' in step) {
    await toFile(step.read, hand);
    return hand.look(labelOf(step.read));
  }
  if ('try' in step) return tryFile(step.try, hand);
  if ('hint' in step) return hint(step.hint, hand);
  if ('part' in step) {
    hand.press('f8');
    return hand.look(new RegExp(`▸ ${escaped(step.part)} `));
  }
  if ('pass' in step) return pass(step.pass, sitting);
  if ('handIn' in step) return handIn(hand);
  if ('check' in step) return check(step.check, hand);
  if ('defend' in step) return defend(step.defend, hand);
  if ('models' in step) return models(step.models, hand);
  hand.press(...step.press);
  return hand.look(step.until, runMs);
}

async function find(title: string, hand: Hand): Promise<void> {
  await hand.look('Enter open');
  let moved = 0;
  while (!selected(hand, title)) {
    if (moved++ > 30) throw new Error(`${title} is not in the list.`);
    hand.press('down');
    await hand.changed();
    await hand.settle();
  }
  if (moved > 0) await hand.look(`> ${title}`);
}

const selected = (hand: Hand, title: string): boolean =>
  hand.lines().some((line) => line.startsWith(`> ${title}`));

async function lesson(sections: number, hand: Hand): Promise<void> {
  hand.press('l');
  await hand.wait((lines) => /^.* {2}lesson(?! *, running)/.test(lines[0] ?? ''), runMs);
  await hand.look('read on');
  for (let at = 0; at < sections; at++) {
    hand.press('n');
    await hand.look('read on');
  }
  hand.press('escape');
  await hand.wait('Enter open');
}

async function briefing(pages: number, hand: Hand): Promise<void> {
  hand.press('enter');
  await hand.look('Enter start the clock');
  for (let at = 0; at < pages; at++) {
    hand.press('pagedown');
    await hand.look('Enter start the clock');
  }
}

async function start(mode: 'interview' | 'practice', hand: Hand): Promise<void> {
  if (!hand.lines().some((line) => new RegExp(`Mode +${mode}`).test(line))) {
    hand.press('m');
    await hand.look(new RegExp(`Mode +${mode}`));
  }
  hand.press('enter');
  await hand.look('hand in');
}

/** The name of a file in its tab. */
const labelOf = (file: string): string => file.replace(/^queries\//, '').replace(/\.sql$/, '');

function current(hand: Hand): string {
  const [, name = ''] = /\[([^\]]+)\]/.exec(hand.lines()[2] ?? '') ?? [];
  return name.replace(/[✗!°]$/, '');
}

async function toFile(file: string, hand: Hand): Promise<void> {
  const wanted = labelOf(file);
  const first = current(hand);
  while (current(hand) !== wanted) {
    const before = current(hand);
    hand.press('f6');
    await hand.wait(() => current(hand) !== before);
    if (current(hand) === first) throw new Error(`there is no tab ${wanted}`);
  }
}

async function write(files: readonly string[], { hand, place, script }: Sitting): Promise<void> {
  for (const file of files) {
    await toFile(file, hand);
    hand.press('ctrl+a');
    await hand.settle();
    hand.say(`Pasted: ${file}`);
    const text = await textOf(script, file);
    hand.paste(text);
    await until(() => place.onDisk(script.problem, file) === text);
    await hand.wait(/ saved /);
  }
  await hand.look(/ saved /);
}

async function tryFile(file: string, hand: Hand): Promise<void> {
  await toFile(file, hand);
  hand.press('ctrl+r');
  await hand.look(new RegExp(`── (?:[✓✗·] ${escaped(file)}: |✗ it could not)`), runMs);
}

async function hint(file: string, hand: Hand): Promise<void> {
  await toFile(file, hand);
  hand.press('alt+h');
  await hand.look('hand in');
}

async function pass(seconds: number, { hand, place }: Sitting): Promise<void> {
  const [before] = hand.lines();
  place.clock.pass(seconds);
  // The clock stands in the first line.
  await hand.wait(([now]) => now !== before);
  await hand.look('hand in');
}

async function handIn(hand: Hand): Promise<void> {
  hand.press('f10');
  await hand.look(/Hand in/);
  hand.press('y');
  await hand.wait(/^(?:Walk-through|Grading|Scorecard) {2}/m, gradingMs);
  if (hand.lines()[0]?.startsWith('Walk-through')) {
    await hand.look(/^Walk-through/m);
    hand.press('escape');
  }
  await hand.look(/^Scorecard {2}/m, gradingMs);
}

async function check(id: string, hand: Hand): Promise<void> {
  const at = new RegExp(`^> . ${escaped(id)} `, 'm');
  let moved = 0;
  hand.press('home');
  await hand.settle();
  while (!at.test(hand.lines().join('\n'))) {
    if (moved++ > 60) throw new Error(`${id} is not on the scorecard.`);
    hand.press('down');
    // Half a frame shows the place before.
    await hand.changed();
    await hand.settle();
  }
  hand.press('enter');
  await hand.look(at);
}

async function defend(answer: string, hand: Hand): Promise<void> {
  hand.press('d');
  await hand.look('done');
  hand.say(`Typed: ${answer}`);
  hand.type(answer);
  hand.press('ctrl+s');
  await hand.look('made it');
  hand.press('2');
  await hand.look(/done|again/);
  hand.press('escape');
  await hand.wait(/^Scorecard {2}/m);
}

async function models(pages: number, hand: Hand): Promise<void> {
  hand.press('m');
  await hand.look(/^Models {2}/m);
  for (let at = 1; at < pages; at++) {
    hand.press('n');
    await hand.look(/^Models {2}/m);
  }
  hand.press('escape');
  await hand.wait(/^Scorecard {2}/m);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
