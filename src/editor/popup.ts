import type { Completion } from './complete.ts';
import type { Option } from './offers.ts';

/** What is offered while one types; the caller keeps it beside the buffer. */
export type Popup =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly completion: Completion; readonly index: number };

export type PopupEvent =
  /** What is offered now; null: nothing. The option that was chosen stays chosen where it is still offered. */
  | { readonly kind: 'offered'; readonly completion: Completion | null }
  /** Rows; around the ends. */
  | { readonly kind: 'moved'; readonly by: number }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'closed' };

export const closedPopup: Popup = { kind: 'closed' };

export function updatePopup(popup: Popup, event: PopupEvent): Popup {
  switch (event.kind) {
    case 'offered':
      return event.completion && event.completion.options.length > 0
        ? opened(popup, event.completion)
        : closedPopup;
    case 'moved': {
      if (popup.kind === 'closed') return popup;
      const count = popup.completion.options.length;
      return { ...popup, index: (((popup.index + event.by) % count) + count) % count };
    }
    case 'accepted':
    case 'closed':
      return closedPopup;
  }
}

/** The option that Enter or Tab would take; null: none. */
export function chosen(popup: Popup): Option | null {
  return popup.kind === 'open' ? (popup.completion.options[popup.index] ?? null) : null;
}

/** A choice that somebody moved to is kept; the first option is nobody's choice. */
function opened(before: Popup, completion: Completion): Popup {
  const label = before.kind === 'open' && before.index > 0 ? chosen(before)?.label : undefined;
  const index = completion.options.findIndex((option) => option.label === label);
  return { kind: 'open', completion, index: Math.max(0, index) };
}
