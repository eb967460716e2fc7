import { type Drawn, drawDesign } from '../../app/looking/erd.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { erdDbml } from '../../reporters/erd/dbml.ts';
import { erdMermaid } from '../../reporters/erd/mermaid.ts';
import { erdText } from '../../reporters/erd/text.ts';
import { plain } from '../../reporters/style.ts';
import { safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openOutput } from '../output.ts';
import { drawsBoxes, lineWidth, say, styleOf } from '../terminal.ts';

type Format = 'text' | 'mermaid' | 'dbml';
type Options = {
  readonly format: Format;
  readonly dialect?: Dialect;
  readonly model?: string;
  readonly all: boolean;
  readonly output?: string;
};

export async function run(problem: string, folder: string, options: Options): Promise<ExitCode> {
  const { format, dialect, model, all, output } = options;
  const put = openOutput(output);
  const drawn = await drawDesign(problem, folder, { dialect: dialect ?? null, model });
  const toFile = output !== undefined;
  const style = toFile ? plain : styleOf('stdout');
  const text = () =>
    erdText(drawn.diagram, { width: lineWidth(), style, ascii: !toFile && !drawsBoxes(), all });
  const forms: Record<Format, () => string> = {
    text,
    mermaid: () => erdMermaid(drawn.diagram),
    dbml: () => erdDbml(drawn.diagram),
  };
  await put(forms[format]());
  sayUnread(drawn);
  return exitCode.ok;
}

function sayUnread({ unread, unclaimed, passed, file }: Drawn): void {
  for (const { place, what } of unread)
    say(safe`${file}:${place.line}:${place.column}: ${what}; it is not in the drawing`);
  for (const { place, what } of unclaimed)
    say(safe`${file}:${place.line}:${place.column}: no reader knows ${what}; it is not in the drawing`);
  if (passed !== null) say(safe`${passed}`);
}
