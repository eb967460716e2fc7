export const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** A paste that has not ended: what is certain of it, and the last characters, which may begin the end mark. */
export type OpenPaste = { readonly kind: 'paste'; readonly text: string; readonly tail: string };

export const emptyPaste: OpenPaste = { kind: 'paste', text: '', tail: '' };

/** More of a paste. `after`: what comes behind its end mark; null: it goes on. */
export function pasteMore(paste: OpenPaste, text: string): { paste: OpenPaste; after: string | null } {
  // Only the new part is searched: a paste may have megabytes.
  const news = paste.tail + text;
  const end = news.indexOf(pasteEnd);
  if (end >= 0) {
    const whole = { ...emptyPaste, text: paste.text + news.slice(0, end) };
    return { paste: whole, after: news.slice(end + pasteEnd.length) };
  }
  const sure = Math.max(0, news.length - (pasteEnd.length - 1));
  return { paste: { ...paste, text: paste.text + news.slice(0, sure), tail: news.slice(sure) }, after: null };
}

/** What was pasted: lines end with `\n`, and of control characters only tabs are left. */
export function pastedText({ text, tail }: OpenPaste): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return (text + tail).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
