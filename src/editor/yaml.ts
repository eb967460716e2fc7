import { StreamLanguage, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** YAML as far as it is coloured, a line at a time: keys, strings, numbers, words of its own, comments. */
export const yaml = StreamLanguage.define<null>({
  name: 'yaml',
  startState: () => null,
  token,
  languageData: { commentTokens: { line: '#' } },
  tokenTable: { key: tags.propertyName, mark: tags.processingInstruction },
});

function token(stream: StringStream): string | null {
  if (stream.eatSpace()) return null;
  const before = stream.string.charAt(stream.pos - 1);
  if (stream.peek() === '#' && (before === '' || before === ' ' || before === '\t')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match(/^(?:---|\.\.\.)\s*$/) || stream.match(/^[-?](?=\s|$)/)) return 'mark';
  if (
    stream.match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#:,[\]{}'"&*!|>%@`][^#:,[\]{}]*?)(?=\s*:(?:\s|$))/)
  )
    return 'key';
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return 'string';
  if (stream.match(/^[[\]{},:|>]/) || stream.match(/^[&*!]\S*/)) return 'mark';
  if (stream.match(/^[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?(?=\s|$|[,\]}])/)) return 'number';
  if (stream.match(/^(?:true|false|null|yes|no|~)(?=\s|$|[,\]}])/)) return 'keyword';
  if (!stream.match(/^[^\s,[\]{}:]+/)) stream.next();
  return null;
}
