import { spanText } from '../domain/moment.ts';
import type { WindowReport, WindowSettings, WindowStory, WindowTotals } from '../domain/window.ts';
import type { WindowTable } from '../domain/design-report.ts';
import { harmless } from './json.ts';
import { block } from './measure.ts';
import { verdicts, worth } from './overview.ts';
import { table } from './table.ts';
import { findingLines, type TextOptions } from './text.ts';
import { visible, visibleLines } from './visible.ts';
import { storyLines } from './windows/story.ts';

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

function totalLines(totals: readonly WindowTotals[], { style, width }: TextOptions): string[] {
  const rows = totals.map((one) => [
    visible(one.scenario),
    ...[one.events, one.sessions, one.first, one.corrected, one.retracted, one.dropped, one.parted].map(
      String,
    ),
    heldText(one.peak.windows, one.mean.windows),
    heldText(one.peak.events, one.mean.events),
    one.wait ? spanText(one.wait.arrival) : '–',
  ]);
  const [head = '', ...lines] = table([HEAD, ...rows], COLUMNS, width - 2);
  return [style.muted(`  ${head}`), ...lines.map((line) => `  ${line}`)];
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
  const [head = '', ...lines] = table(
    [['story', 'sessions', 'again', 'dropped', ''], ...rows],
    columns,
    width - 2,
  );
  return [
    style.strong('Stories, each among all events of its scenario'),
    style.muted(`  ${head}`),
    ...lines.map((line) => `  ${line}`),
    ...block(['--story <name> shows what becomes of each of its sessions.'], width, 2).map(style.muted),
  ];
}

/** The same as one line of JSON. */
export function windowsJson({ problem, path, result, told, stories, notes }: WindowTable): string {
  const { verdict, score, maxScore, findings, detail } = result;
  const report = detail?.kind === 'windows' ? detail.report : null;
  const text = JSON.stringify({
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
  return `${harmless(text)}\n`;
}
