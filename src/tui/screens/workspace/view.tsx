import { Box } from 'ink';
import type { ReactElement } from 'react';
import { positionOf, textOf } from '../../../editor/buffer.ts';
import { plainLooks } from '../../../editor/style.ts';
import type { Style } from '../../../reporters/style.ts';
import { clockView } from '../../../sitting/view.ts';
import type { Screen, ViewProps } from '../../screen.ts';
import { footerLine } from '../../view/key-label.ts';
import { Lines } from '../../view/lines.tsx';
import { cellsOf, cutStyled } from '../../view/styled.ts';
import { leftOf } from '../../view/words.ts';
import { briefPane, resultPane } from './panes.ts';
import { bindings, type WorkspaceAction } from './keys.ts';
import { layoutOf } from './layout.ts';
import { resultLines, resultTitle } from './result.ts';
import { activeTab, panesOf, tabsOf, type Workspace, type WorkspaceMessage } from './state.ts';
import { promptShown } from './paint.ts';
import { update } from './update.ts';

/**
 * Everything around the editor. The rectangles of the clock, of the editor and of the status line stay empty here: they
 * are painted straight onto the surface at each key and tick (`paint.ts`), several times quicker than by rendering.
 */
function View(props: ViewProps<Workspace>): ReactElement {
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
      <Lines lines={[footerLine({ bindings, columns, style, typing: true })]} />
    </Box>
  );
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

/** The files of the part, the one in hand marked; where they don't all fit, those around it. */
function tabsLine(state: Workspace, width: number, style: Style): string {
  const tabs = tabsOf(state);
  const active = activeTab(state);
  const labels = tabs.map((tab) => {
    const name = tab.deliverable.file.replace(/^queries\//, '').replace(/\.sql$/, '');
    const given = tab.deliverable.given === null ? '' : '°';
    const sign = tab.mark ? '✗' : tab.disk.kind === 'failed' ? '!' : given;
    return tab === active
      ? style.strong(`[${name}${sign}]`)
      : ` ${style.muted(name)}${sign && style.bad(sign)} `;
  });
  const at = tabs.indexOf(active);
  for (let from = 0; from <= at; from++) {
    const line = `${from > 0 ? '… ' : ''}${labels.slice(from).join(' ')}`;
    const needed = cellsOf(`${from > 0 ? '… ' : ''}${labels.slice(from, at + 2).join(' ')}`);
    if (needed <= width) return cutStyled(line, width);
  }
  return cutStyled(labels[at] ?? '', width);
}

/**
 * The workspace in reading order, for a screen reader: nothing that changes by itself but what was said last. The time
 * is as of the last key.
 */
function aloudLines({ state, size, style, bindings }: ViewProps<Workspace>): string[] {
  const clock = clockView(state.sitting);
  const part = clock.parts.find(({ id }) => id === clock.part);
  const tab = activeTab(state);
  const tabs = tabsOf(state);
  const { line, column } = positionOf(tab.buffer);
  const lines = textOf(tab.buffer).split(/\r?\n/);
  const asked = promptShown(state.prompt, '', plainLooks)
    .line.map(({ text }) => text)
    .join('');
  return [
    `${state.sitting.plan.problem.title}, ${clock.mode}.`,
    `Part ${clock.part}, ${part?.title ?? ''}${part?.leftMs == null ? '' : `, ${leftOf(part.leftMs)} left`}${clock.totalLeftMs === null ? '' : `, ${leftOf(clock.totalLeftMs)} in all`}${clock.paused ? ', paused' : ''}.`,
    `File ${tabs.indexOf(tab) + 1} of ${tabs.length}: ${tab.deliverable.file}, line ${line} of ${lines.length}, column ${column}.`,
    `Line: ${lines[line - 1] || 'empty'}`,
    ...(tab.mark ? [`Error in line ${tab.mark.line}: ${tab.mark.message}`] : []),
    ...(asked ? [asked] : []),
    ...(state.notice ? [state.notice.text] : []),
    ...(state.resultPane.open && state.result.kind !== 'none'
      ? [resultTitle(state.result, style), ...resultLines(state.result, size.columns, style).slice(0, 20)]
      : []),
    footerLine({ bindings, columns: size.columns * 2, style, screenReader: true, typing: true }),
  ];
}

/** Where a candidate reads, writes and tries, while the clock runs. */
export const workspace: Screen<Workspace, WorkspaceAction, WorkspaceMessage> = {
  title: 'Workspace',
  typing: true,
  writesUnseen: ({ prompt }) => prompt.kind === 'none',
  bindings,
  update,
  View,
};
