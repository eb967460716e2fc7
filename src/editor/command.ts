/** Where a cursor can go, and up to where a deletion can reach. */
export type Motion =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  /** The first character that is no blank; from there the very start. */
  | 'line-start'
  | 'line-end'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'document-start'
  | 'document-end';

/** What a key does to a buffer, as data. Cut and copy are the caller's: `selectionText`, then `delete`. */
export type EditorCommand =
  /** Typed text; runs of it are one step of undo a word. */
  | { readonly kind: 'insert'; readonly text: string }
  /** Text of any size and any line ending, one step of undo; controls but tab and newline are left out. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'newline' }
  /** What is selected, or else up to where the motion leads. */
  | {
      readonly kind: 'delete';
      readonly to: 'left' | 'right' | 'word-left' | 'word-right' | 'line-start' | 'line-end';
    }
  | { readonly kind: 'delete-line' }
  | { readonly kind: 'move'; readonly to: Motion; readonly select: boolean }
  /** Both from 1; beyond the end means the end. */
  | { readonly kind: 'go-to'; readonly line: number; readonly column: number }
  | { readonly kind: 'select'; readonly what: 'all' | 'word' | 'line' | 'nothing' }
  | { readonly kind: 'move-line'; readonly to: 'up' | 'down' }
  | { readonly kind: 'duplicate-line' }
  /** The selected lines; without a selection the line, or behind its first word blanks up to the next tab stop. */
  | { readonly kind: 'indent' }
  | { readonly kind: 'outdent' }
  | { readonly kind: 'toggle-comment' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };
