import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { ViewProps } from '../../screen.ts';
import { Footer } from '../../view/footer.tsx';
import { Lines } from '../../view/lines.tsx';
import { aloudLines } from './aloud.ts';
import { layoutOf } from './layout.ts';
import { briefPane, resultPane } from './panes.ts';
import type { Workspace } from './state.ts';
import { tabsLine } from './tabs.ts';

/**
 * Everything around the editor. The rectangles of the clock, of the editor and of the status line stay empty here: they
 * are painted straight onto the surface at each key and tick (`paint.ts`), several times quicker than by rendering.
 */
export function View(props: ViewProps<Workspace>): ReactElement {
  const { state, size, style, bindings, screenReader } = props;
  if (screenReader) return <Lines lines={aloudLines(props)} />;
  const { header, editor, brief, result } = layoutOf(size, panesOf(state));
  const beside = brief !== null && brief.x > 0;
  const { columns } = size;
  return (
    <Box flexDirection="column" width={columns} height={size.rows}>
      <Box height={header.height} />
      <Lines lines={[tabsLine(state, columns, style)]} />
      <Box flexGrow={1}>
        <Box flexDirection="column" width={editor.width}>
          <Box height={editor.height} />
          {result ? <Lines lines={resultPane(state, result, style)} /> : null}
          {brief && !beside ? <Lines lines={briefPane(state, brief, style)} /> : null}
        </Box>
        {beside ? (
          <Box width={brief.width + 2}>
            <Box width={2}>
              <Lines lines={new Array<string>(brief.height).fill(style.muted('│'))} />
            </Box>
            <Lines lines={briefPane(state, brief, style)} />
          </Box>
        ) : null}
      </Box>
      <Box height={1} />
      <Footer bindings={bindings} columns={columns} style={style} typing />
    </Box>
  );
}

export function panesOf({ brief, resultPane: result }: Workspace) {
  return { brief: brief.open, result: result.open ? result.rows : 0 };
}

/** Whether the view of both is the same, whatever is painted over it. */
export function sameView(one: Workspace, other: Workspace): boolean {
  return (
    one.sitting.part === other.sitting.part &&
    one.active === other.active &&
    one.brief === other.brief &&
    one.resultPane === other.resultPane &&
    one.result === other.result &&
    one.curveballs === other.curveballs &&
    one.hints === other.hints &&
    one.tabs.every((tab, at) => {
      const { mark, disk } = other.tabs[at] ?? tab;
      return tab.mark === mark && (tab.disk.kind === 'failed') === (disk.kind === 'failed');
    })
  );
}
