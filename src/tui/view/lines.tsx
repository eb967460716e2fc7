import { Text } from 'ink';
import type { ReactElement } from 'react';
import type { ViewProps } from '../screen.ts';

/**
 * Lines as they are to stand on the screen, one under the other. One text of whole lines is several times cheaper to
 * lay out than a component a token.
 */
export function Lines({ lines }: { lines: readonly string[] }): ReactElement {
  return <Text wrap="truncate-end">{lines.join('\n')}</Text>;
}

/** The view of a screen that is nothing but lines. */
export function linesView<S>(paint: (props: ViewProps<S>) => readonly string[]) {
  return (props: ViewProps<S>): ReactElement => <Lines lines={paint(props)} />;
}
