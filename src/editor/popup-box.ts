import widthOf from 'string-width';
import type { Run } from '../reporters/style.ts';
import { cut, fitted } from './fit.ts';
import type { Popup } from './popup.ts';
import type { Looks } from './style.ts';

/** Rows of a popup, all `width` cells wide. */
export type Box = { readonly width: number; readonly rows: readonly Run[] };

const most = { rows: 8, width: 60 };

/** The options around the chosen one, in at most `width` times `height` cells. */
export function popupBox(popup: Popup, width: number, height: number, looks: Looks): Box | null {
  if (popup.kind === 'closed' || width < 8 || height < 1) return null;
  const { options } = popup.completion;
  const count = Math.min(options.length, most.rows, height);
  const start = Math.max(0, Math.min(popup.index - Math.floor(count / 2), options.length - count));
  const shown = options.slice(start, start + count);
  const room = Math.min(width, most.width) - 3;
  const labels = Math.min(room, Math.max(...shown.map((option) => widthOf(option.label))));
  const details = Math.min(room - labels - 2, Math.max(...shown.map((option) => widthOf(option.detail))));
  const rows = shown.map((option, at) => {
    const isChosen = start + at === popup.index;
    const detail = details > 0 ? `  ${fitted(option.detail, details)}` : '';
    const row = `${isChosen ? '▸' : '│'}${fitted(option.label, labels)}${detail} │`;
    return { text: cut(row, width), look: looks[isChosen ? 'popupSelected' : 'popup'] };
  });
  return { width: labels + Math.max(0, details > 0 ? details + 2 : 0) + 3, rows };
}
