/**
 * A key as bindings name it: modifiers in the order `ctrl+alt+shift+`, then the key: a character in lower case, or
 * `enter`, `tab`, `escape`, `space`, `backspace`, `delete`, `insert`, `up`, `down`, `left`, `right`, `home`, `end`,
 * `pageup`, `pagedown`, `f1` … `f12`. A character that shift makes is itself (`?`, and `shift+a` is `A`'s name).
 */
export type KeyName = string;

/** What a terminal sends, decoded. `text`: what a key types where it types anything, a grapheme or several. */
export type Input =
  | { readonly kind: 'press'; readonly key: KeyName; readonly text: string | null }
  /** Bracketed: newlines in it are `\n`, and submit nothing. */
  | { readonly kind: 'paste'; readonly text: string };
