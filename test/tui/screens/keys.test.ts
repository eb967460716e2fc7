import { expect, it } from 'vitest';
import { type Binding, globalBindings } from '../../../src/tui/keys.ts';
import type { Screen } from '../../../src/tui/screen.ts';
import { briefing, initial as initialBriefing } from '../../../src/tui/screens/briefing.ts';
import { defend } from '../../../src/tui/screens/defend/view.ts';
import { initial as initialDefend } from '../../../src/tui/screens/defend/state.ts';
import { grading, initial as initialGrading } from '../../../src/tui/screens/grading.ts';
import { history, initial as initialHistory } from '../../../src/tui/screens/history.ts';
import { initial as initialLesson, lesson } from '../../../src/tui/screens/lesson.ts';
import { initial as initialMarking, marking as marks } from '../../../src/tui/screens/marking.ts';
import { problems } from '../../../src/tui/screens/problems/view.ts';
import { initial as initialProblems } from '../../../src/tui/screens/problems/state.ts';
import { references } from '../../../src/tui/screens/references.ts';
import { sandbox } from '../../../src/tui/screens/sandbox/view.ts';
import { initial as initialSandbox } from '../../../src/tui/screens/sandbox/state.ts';
import { scorecard } from '../../../src/tui/screens/scorecard/view.ts';
import { initial as initialScorecard } from '../../../src/tui/screens/scorecard/state.ts';
import { attempts, now, overtime, reels, running, summaries, waits } from './support/data.ts';
import { inForce, sizes } from './support/frame.ts';

const asking = initialDefend({ attempt: overtime, followUps: reels.followUps, answersFile: null });
const { state: marking } = defend.update(asking, { kind: 'action', action: 'done' }, sizes['80x24']);
const waiting = initialProblems({
  problems: summaries,
  brokenProblems: [],
  attempts: [running],
  broken: [],
  unfinished: [waits],
  now,
});
const { state: giving } = problems.update(waiting, { kind: 'action', action: 'give-up' }, sizes['80x24']);
const past = { attempts, broken: [], history: { problems: [], next: null } };

function at<S, A extends string, M>(
  name: string,
  screen: Screen<S, A, M>,
  state: S,
): [string, readonly Binding[]] {
  return [name, inForce(screen, state)];
}

const all: [string, readonly Binding[]][] = [
  at('problems', problems, waiting),
  at('problems, asking', problems, giving),
  at('briefing', briefing, initialBriefing({ problem: reels, mode: 'interview' })),
  at('lesson', lesson, initialLesson({ problem: reels, parts: [] })),
  at('grading', grading, initialGrading({ attempt: overtime, problem: reels })),
  at('scorecard', scorecard, initialScorecard({ attempt: overtime })),
  at('scorecard of nothing', scorecard, initialScorecard({ attempt: running })),
  at('defend, asking', defend, asking),
  at('defend, marking', defend, marking),
  at('defend, at the end', defend, { ...asking, step: { kind: 'summary', top: 0 } }),
  ['marking', marks.bindings],
  at('marking, nothing', marks, initialMarking({ attempt: overtime, points: [] })),
  ['references', references.bindings],
  at('history', history, initialHistory(past)),
  at(
    'sandbox',
    sandbox,
    initialSandbox({
      attempt: running.id,
      model: 'main',
      bronze: reels.bronze,
      tables: [],
      dialect: 'sqlite',
    }),
  ),
];

const everywhere = globalBindings.flatMap(({ keys }) => keys);

it.each(all)('%s: a key does one thing, and none that works everywhere', (_, bindings) => {
  const keys = bindings.flatMap((binding) => binding.keys);
  expect(keys.filter((key, nth) => keys.indexOf(key) !== nth)).toEqual([]);
  expect(keys.filter((key) => everywhere.includes(key))).toEqual([]);
});

it.each(all)('%s: there is a way out', (_, bindings) => {
  expect(bindings.find(({ action }) => action === 'leave')?.footer).toBeDefined();
});

// Where one writes, a binding without a modifier that types something would swallow it.
it.each(all.filter(([name]) => ['defend, asking', 'sandbox'].includes(name)))(
  '%s: every character can be typed',
  (_, bindings) => {
    const typed = bindings
      .flatMap(({ keys }) => keys)
      .filter((key) => [...key].length === 1 || key === 'space');
    expect(typed).toEqual([]);
  },
);
