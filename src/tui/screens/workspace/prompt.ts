import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { cellsOf } from '../../view/ansi.ts';

/** What the status line asks; typed text goes there while it does. */
export type Prompt =
  | { readonly kind: 'none' }
  | { readonly kind: 'confirm'; readonly what: 'hand-in' | 'leave' }
  /** `text` is a query, and behind ` => ` what replaces it; `from`: the offset where one was. */
  | { readonly kind: 'find'; readonly text: string; readonly from: number }
  | { readonly kind: 'line'; readonly text: string };

type Shown = { readonly text: string; readonly cursor: number | null };

/** The question as the status line shows it, and where the cursor stands in it. `about`: time left, or what was found. */
export function promptShown(prompt: Prompt, about: string, style: Style): Shown {
  switch (prompt.kind) {
    case 'none':
      return { text: '', cursor: null };
    case 'confirm':
      return confirmation(prompt.what, about, style);
    case 'find':
      return field('find', prompt.text, about, style);
    case 'line':
      return field('go to line', prompt.text, '', style);
  }
}

function confirmation(what: 'hand-in' | 'leave', left: string, style: Style): Shown {
  const [question, yes, no] =
    what === 'hand-in'
      ? ['Hand in now?', 'hands in', 'goes on']
      : ['Leave? You can come back.', 'leaves', 'stays'];
  const text = `${style.warn(question)} ${left} ${style.strong('y')} ${yes}, ${style.strong('Esc')} ${no}`;
  return { text, cursor: null };
}

function field(label: string, typed: string, about: string, style: Style): Shown {
  const before = `${label}: `;
  const shown = visible(typed);
  return {
    text: `${style.muted(before)}${shown}${about === '' ? '' : `   ${style.muted(about)}`}`,
    cursor: cellsOf(before) + cellsOf(shown),
  };
}
