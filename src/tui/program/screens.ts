import type { Screen } from '../screen.ts';
import { briefing } from '../screens/briefing.ts';
import { defend } from '../screens/defend/view.ts';
import { drills } from '../screens/drills.ts';
import { grading } from '../screens/grading.ts';
import { history } from '../screens/history.ts';
import { lesson } from '../screens/lesson.ts';
import { marking } from '../screens/marking.ts';
import { problems } from '../screens/problems/view.ts';
import { references } from '../screens/references.ts';
import { sandbox } from '../screens/sandbox/view.ts';
import { scorecard } from '../screens/scorecard/view.ts';
import { walkthrough } from '../screens/walkthrough.ts';
import { workspace } from '../screens/workspace/view.tsx';

/** Every screen there is. A new one is a folder, a line here, a destination, and how it is opened (`open.ts`). */
export const SCREENS = {
  problems,
  briefing,
  lesson,
  workspace,
  walkthrough,
  grading,
  scorecard,
  defend,
  marking,
  references,
  history,
  drills,
  sandbox,
} as const;

export type ScreenName = keyof typeof SCREENS;

type StateOf<N extends ScreenName> =
  (typeof SCREENS)[N] extends Screen<infer S, infer _A, infer _M> ? S : never;
export type MessageOf<N extends ScreenName> =
  (typeof SCREENS)[N] extends Screen<infer _S, infer _A, infer M> ? M : never;

/** The screen that is shown: its name and its state. */
export type Shown = { [N in ScreenName]: { readonly name: N; readonly state: StateOf<N> } }[ScreenName];

/** A result on its way to a screen; one that is not shown any more does not get it. */
export type Message = {
  [N in ScreenName]: { readonly to: N; readonly message: MessageOf<N> };
}[ScreenName];

/** A screen with its types put aside, so that all can be stepped alike. */
export type AnyScreen = Screen<Shown['state'], string, { readonly kind: string }>;

/** The table's type promises that a shown state is of its screen. */
export function screenOf({ name }: Shown): AnyScreen {
  return SCREENS[name] as unknown as AnyScreen;
}
