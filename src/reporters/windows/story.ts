import { momentText } from '../../domain/moment.ts';
import type { WindowStep, WindowStory } from '../../domain/window.ts';
import { block } from '../measure.ts';
import type { TextOptions } from '../text.ts';
import { visible } from '../visible.ts';

/** What becomes of each session of a story, line by line, by arrival. */
export function storyLines(
  { name, about, scenario, sessions, steps }: WindowStory,
  options: TextOptions,
): string[] {
  const { style, width } = options;
  const dropped = steps.filter((step) => step.kind === 'dropped');
  return [
    `${style.strong(visible(name))}  ${style.muted(visible(scenario))}`,
    ...block([visible(about)], width, 2).map(style.muted),
    ...sessions.flatMap(({ key, start, last, events }, at) => [
      '',
      `  ${style.strong(visible(key))}  ${moment(start)} – ${moment(last)}, ${counted(events.length)}`,
      ...steps.flatMap((step) => ('session' in step && step.session === at ? lineOf(step, options) : [])),
    ]),
    ...(dropped.length === 0 ? [] : ['', `  ${style.bad('Dropped')}`]),
    ...dropped.flatMap((step) => lineOf(step, options)),
  ];
}

function lineOf(step: WindowStep, { style, width }: TextOptions): string[] {
  const at = 'arrival' in step ? step.arrival.received : step.at;
  const [sign, text] = said(step);
  const when = at === null ? 'at the end    ' : moment(at);
  const paint =
    step.kind === 'dropped' ? style.bad : step.kind === 'arrived' ? (line: string) => line : style.muted;
  return block([`${when}  ${sign} ${visible(text)}`], width, 4).map(paint);
}

function said(step: WindowStep): readonly [string, string] {
  switch (step.kind) {
    case 'arrived': {
      const { id, time } = step.arrival;
      const met = step.watermark === null ? '' : `, watermark ${moment(step.watermark)}`;
      const cut = step.parted ? ', whose session was forgotten' : '';
      return ['+', `${id} of ${moment(time)}${met}${cut}`];
    }
    case 'dropped': {
      const { id, key, time } = step.arrival;
      return ['✗', `${id} of ${moment(time)}, ${key}; watermark ${moment(step.watermark)}`];
    }
    case 'forgotten':
      return ['·', 'forgotten'];
    case 'first':
    case 'corrected':
    case 'retracted': {
      const { start, last, events } = step;
      return [
        SIGNS[step.kind],
        `${WORDS[step.kind]}: ${moment(start)} – ${moment(last)}, ${counted(events)}`,
      ];
    }
  }
}

const SIGNS = { first: '→', corrected: '↻', retracted: '←' } as const;
const WORDS = { first: 'goes out', corrected: 'is corrected', retracted: 'is taken back' } as const;

/** `03-01 10:00:00` */
function moment(seconds: number): string {
  return momentText(seconds).slice(5);
}

function counted(events: number): string {
  return `${events} ${events === 1 ? 'event' : 'events'}`;
}
