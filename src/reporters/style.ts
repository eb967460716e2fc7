type Paint = (text: string) => string;

/** How text looks: SGR parameters, attributes before colours, as `1;35`; empty: as the terminal is by itself. */
export type Look = string;

/** A stretch of text that looks alike throughout, and a line of them. */
export type Run = { readonly text: string; readonly look: Look };
export type StyledLine = readonly Run[];

/** What reporters mean by a look, for terminals; a reporter never names a colour. */
export const looks = {
  good: '32',
  bad: '31',
  warn: '33',
  muted: '2',
  strong: '1',
  emphasis: '3',
  /** Names and words of a language within a sentence. */
  code: '36',
  link: '4',
} as const satisfies Readonly<Record<string, Look>>;

/** The same as functions from text to text with control sequences, which put back what they set. */
export type Style = Readonly<Record<keyof typeof looks, Paint>>;

/** What a text is written for. */
export type TextOptions = {
  /** Cells of a line. */
  readonly width: number;
  readonly style: Style;
};

/** For terminals. */
export const coloured = styleOf((text, look) => withSequences([{ text, look }]));

/** For files, pipes and `NO_COLOR`. */
export const plain = styleOf((text) => text);

/** A line as a terminal is sent it. */
export function withSequences(line: StyledLine): string {
  return line
    .map(({ text, look }) =>
      text === '' || look === '' ? text : `\u001b[${look}m${text}\u001b[${undoing(look)}m`,
    )
    .join('');
}

/** Parameters that put back what those of a look set. */
function undoing(look: Look): Look {
  const codes = look.split(';').map((code) => {
    if (code.length === 1) return code === '1' ? '22' : `2${code}`;
    return code.startsWith('4') ? '49' : '39';
  });
  return codes.join(';');
}

function styleOf(paint: (text: string, look: Look) => string): Style {
  const entries = Object.entries(looks).map(([name, look]) => [name, (text: string) => paint(text, look)]);
  // Its keys are those of `looks`.
  return Object.fromEntries(entries) as Style;
}
