import { StreamLanguage, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** Markdown as far as it is coloured, a line at a time: headings, lists, quotes, code, emphasis, links, comments. */
type State = { fence: string | null; comment: boolean };

export const markdown = StreamLanguage.define<State>({
  name: 'markdown',
  startState: () => ({ fence: null, comment: false }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => inComment(stream, state) ?? inFence(stream, state) ?? inLine(stream, state),
  languageData: { commentTokens: { block: { open: '<!--', close: '-->' } } },
  tokenTable: { code: tags.monospace, mark: tags.processingInstruction },
});

function inComment(stream: StringStream, state: State): string | null {
  if (!state.comment && !(state.fence === null && stream.match('<!--'))) return null;
  state.comment = !stream.match(/^.*?-->/);
  if (state.comment) stream.skipToEnd();
  return 'comment';
}

function inFence(stream: StringStream, state: State): string | null {
  if (state.fence === null) {
    if (!stream.sol() || !stream.match(/^ {0,3}(?:```|~~~)/)) return null;
    state.fence = stream.current().trim();
  } else if (stream.sol() && stream.match(new RegExp(`^ {0,3}${state.fence}\\s*$`))) {
    state.fence = null;
  }
  stream.skipToEnd();
  return 'code';
}

function inLine(stream: StringStream, _state: State): string | null {
  if (stream.sol()) {
    if (stream.match(/^ {0,3}#{1,6}(?:\s.*|$)/)) return 'heading';
    if (stream.match(/^\s*(?:[-*+]|\d+[.)])\s/) || stream.match(/^\s*>/)) return 'mark';
  }
  if (stream.match(/^`[^`]+`/)) return 'code';
  if (stream.match(/^\*\*[^*]+\*\*/) || stream.match(/^__[^_]+__/)) return 'strong';
  if (stream.match(/^\*[^*\s][^*]*\*/) || stream.match(/^_[^_\s][^_]*_(?!\w)/)) return 'emphasis';
  if (stream.match(/^\[[^\]]*\]\([^)]*\)/) || stream.match(/^https?:\/\/\S+/)) return 'link';
  // A whole word, so that the underscore within a name begins nothing.
  if (!stream.match(/^[\p{L}\p{N}_]+/u)) stream.next();
  return null;
}
