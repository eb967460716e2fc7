import type { WindowTable } from '../domain/design-report.ts';
import { momentText, spanText } from '../domain/moment.ts';
import type {
  WindowReport,
  WindowSettings,
  WindowStep,
  WindowStory,
  WindowTotals,
} from '../domain/window.ts';
import { jsonLine } from './json.ts';
import { block } from './measure.ts';
import { verdicts, worth } from './overview.ts';
import { titledTable } from './table.ts';
import type { TextOptions } from './style.ts';
import { findingLines } from './text.ts';
import { visible, visibleLines } from './visible.ts';

// The last cell is left to itself, so that the one before it is aligned like the others.
const HEAD = [
  '',
  'events',
  'sessions',
  'first',
  'again',
  'back',
  'dropped',
  'cut',
  'windows',
  'events held',
  'wait',
  '',
];
const COLUMNS = HEAD.map((_, at) => (at === 0 ? {} : ({ align: 'right' } as const)));

const EXPLAINED =
  'First: sessions that went out; again: corrected; back: taken back, because it was joined to another. Dropped: too ' +
  'late; cut: came to a session that was forgotten. Windows and events held: at most at once, and in the mean. Wait: ' +
  'of a session that was complete, the stream being past its end, for its first emission; the middle one of all.';

/** What settings come to, a row for each scenario. */
export function windowLines({ settings, totals }: WindowReport, options: TextOptions): string[] {
  const { style, width } = options;
  return [
    ...block([settingsText(settings)], width, 2),
    ...totalLines(totals, options),
    ...block([EXPLAINED], width, 2).map(style.muted),
  ];
}

function settingsText({ gap, key, delay, lateness }: WindowSettings): string {
  return visible(
    `gap ${spanText(gap)}, key ${key.join(', ')}, watermark ${spanText(delay)} behind, lateness ${spanText(lateness)}`,
  );
}

function totalLines(totals: readonly WindowTotals[], options: TextOptions): string[] {
  const rows = totals.map((one) => [
    visible(one.scenario),
    ...[one.events, one.sessions, one.first, one.corrected, one.retracted, one.dropped, one.parted].map(
      String,
    ),
    heldText(one.peak.windows, one.mean.windows),
    heldText(one.peak.events, one.mean.events),
    one.wait ? spanText(one.wait.arrival) : '–',
  ]);
  return titledTable(HEAD, rows, COLUMNS, options);
}

function heldText(peak: number, mean: number): string {
  return `${peak} (${mean.toFixed(1)})`;
}

/** The verdict on the sample, its totals, and a story's time line or the list of stories. */
export function windowsText(found: WindowTable, options: TextOptions): string {
  const { style, width } = options;
  const { sign, paint, words } = verdicts[found.result.verdict];
  const detail = found.result.detail?.kind === 'windows' ? found.result.detail.report : null;
  const lines = [
    `${style.strong('Session windows on the sample')}  ${style.muted(visible(found.path))}`,
    `  ${style[paint](sign)} ${words}, ${worth(found.result)} points`,
    ...findingLines(found.result.findings, options),
    '',
    ...(detail ? windowLines(detail, options) : []),
    '',
    ...(found.told ? storyLines(found.told, options) : listLines(found.stories, options)),
    ...found.notes.flatMap((note) => block(visibleLines(note), width, 2)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function listLines(stories: readonly WindowStory[], options: TextOptions): string[] {
  if (stories.length === 0) return [];
  const { style, width } = options;
  const rows = stories.map(({ name, title, sessions, steps }) => {
    const count = (...kinds: readonly string[]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
    return [
      visible(name),
      String(sessions.length),
      String(count('corrected', 'retracted')),
      String(count('dropped')),
      visible(title),
    ];
  });
  const columns = ['', 'right', 'right', 'right', ''].map((align) =>
    align === 'right' ? ({ align } as const) : {},
  );
  return [
    style.strong('Stories, each among all events of its scenario'),
    ...titledTable(['story', 'sessions', 'again', 'dropped', ''], rows, columns, options),
    ...block(['--story <name> shows what becomes of each of its sessions.'], width, 2).map(style.muted),
  ];
}

/** The same as one line of JSON. */
export function windowsJson({ problem, path, result, told, stories, notes }: WindowTable): string {
  const { verdict, score, maxScore, findings, detail } = result;
  const report = detail?.kind === 'windows' ? detail.report : null;
  return jsonLine({
    problem: problem.id,
    path,
    verdict,
    score,
    maxScore,
    findings,
    settings: report?.settings ?? null,
    totals: report?.totals ?? [],
    stories: stories.map(({ name, title, scenario }) => ({ name, title, scenario })),
    story: told && { name: told.name, sessions: told.sessions, steps: told.steps },
    notes,
  });
}

/** What becomes of each session of a story, line by line, by arrival. */
function storyLines({ name, about, scenario, sessions, steps }: WindowStory, options: TextOptions): string[] {
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
