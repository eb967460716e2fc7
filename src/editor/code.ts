import { byName } from '../domain/by-name.ts';
import type { CodePainter } from '../reporters/markdown.ts';
import { withSequences } from '../reporters/style.ts';
import { openBuffer } from './buffer.ts';
import { highlight } from './highlight.ts';
import type { LanguageName } from './language.ts';
import { paintLine } from './layers.ts';
import type { Looks } from './style.ts';

const names = byName<LanguageName>({
  sql: 'sqlite',
  yaml: 'yaml',
  md: 'markdown',
  markdown: 'markdown',
});

/** Colours code outside of an editor as the editor colours it; languages that it does not know stay as they are. */
export function codePainter(looks: Looks): CodePainter {
  return (lines, language) => {
    const name = names.get(language);
    if (name === undefined) return lines;
    const buffer = openBuffer(lines.join('\n'), name);
    const { doc } = buffer.state;
    const layers = {
      tokens: highlight(buffer, 0, doc.length),
      marks: [],
      matches: [],
      selection: { from: 0, to: 0 },
    };
    return Array.from({ length: doc.lines }, (_, at) => {
      const line = doc.line(at + 1);
      return withSequences(paintLine(line, 0, Number.MAX_SAFE_INTEGER, layers, looks).runs);
    });
  };
}
