import type { ReactElement } from 'react';
import type { ViewProps } from '../../screen.ts';
import { Lines } from '../../view/lines.tsx';
import { paintProblems } from './paint.ts';
import type { State } from './state.ts';

export function View(props: ViewProps<State>): ReactElement {
  return <Lines lines={paintProblems(props)} />;
}
