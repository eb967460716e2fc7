import type { Style } from '../../../reporters/style.ts';
import { cellsOf, cutStyled } from '../../view/ansi.ts';
import { activeTab, tabsOf, type Workspace } from './state.ts';

/** The files of the part, the one in hand marked; where they don't all fit, those around it. */
export function tabsLine(state: Workspace, width: number, style: Style): string {
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
