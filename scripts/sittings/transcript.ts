import { keyLabel } from '../../src/tui/view/key-label.ts';

/** What is noted of a sitting, in order. */
export type Transcript = {
  readonly heading: (text: string) => void;
  readonly say: (text: string) => void;
  readonly pressed: (...names: readonly string[]) => void;
  readonly screen: (lines: readonly string[]) => void;
  readonly text: () => string;
};

/** A page of Markdown: headings, what was done, and screens as blocks of text. */
export function openTranscript(): Transcript {
  const parts: string[] = [];
  return {
    heading: (text) => void parts.push(`## ${text}`),
    say: (text) => void parts.push(text),
    pressed: (...names) => {
      const keys = names.map((name) => `\`${keyLabel(name)}\``).join(' ');
      // What is pressed again and again is one line.
      if (parts.at(-1)?.startsWith('Pressed: ')) parts.push(`${parts.pop()} ${keys}`);
      else parts.push(`Pressed: ${keys}`);
    },
    screen: (lines) => void parts.push(`\`\`\`text\n${steady(lines).join('\n')}\n\`\`\``),
    text: () => `${parts.join('\n\n')}\n`,
  };
}

/** How long the machine took is another each time; the clock of the sitting is not. */
function steady(lines: readonly string[]): string[] {
  const shown = lines.map((line) =>
    line
      .replace(/\b\d+\.\d\d s\b/g, '0.00 s')
      .replace(/ \d+\.\d*…/g, ' 0.…')
      .trimEnd(),
  );
  while (shown.at(-1) === '') shown.pop();
  return shown;
}
