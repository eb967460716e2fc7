import { pad, wrap } from '../../reporters/measure.ts';
import type { Binding } from '../keys.ts';
import type { ViewProps } from '../screen.ts';
import { cellsOf } from './styled.ts';
import { bodyRoom, frame, proseRoom } from './frame.ts';
import { keyLabel } from './key-label.ts';
import { type Move, moveBindings, position, scrolled, seen } from './scroll.ts';

export type HelpProps = Omit<ViewProps<unknown>, 'state'> & {
  /** The screen that help is about: `Scorecard`. */
  readonly title: string;
  /** Keys that work everywhere, as they are bound now. */
  readonly everywhere: readonly Binding[];
  /** First line that is shown. */
  readonly top: number;
};

/** The keys of the page behind `?` itself. */
export const helpBindings: readonly Binding<Move | 'leave'>[] = [
  ...moveBindings('scroll'),
  { action: 'leave', keys: ['escape', '?', 'f1', 'q', 'enter'], help: 'close help', footer: 'close' },
];

/** The top after a move. */
export function scrollHelp(top: number, move: Move, props: Omit<HelpProps, 'top'>): number {
  return scrolled(top, move, helpLines(props).length, bodyRoom(props.size));
}

/** Every key of a screen and what it does. */
export function helpFrame(props: HelpProps): string[] {
  const { title, top, size, style, screenReader } = props;
  const lines = helpLines(props);
  const room = bodyRoom(size);
  return frame({
    size,
    style,
    screenReader,
    bindings: helpBindings,
    title: 'Keys',
    about: title,
    hint: position(top, lines.length, room, screenReader),
    body: seen(lines, top, room),
  });
}

function helpLines({
  title,
  bindings,
  everywhere,
  size,
  style,
  screenReader,
}: Omit<HelpProps, 'top'>): string[] {
  const own = bindings.filter(({ action }) => !everywhere.some((one) => one.action === action));
  const labels = (binding: Binding) =>
    binding.keys.map((key) => keyLabel(key, screenReader)).join(screenReader ? ' or ' : '  ');
  const widest = Math.max(...[...own, ...everywhere].map((binding) => cellsOf(labels(binding))));
  const row = (binding: Binding) => {
    if (screenReader) return [`${labels(binding)}: ${binding.help}`];
    const [first = '', ...more] = wrap(binding.help, proseRoom(size.columns) - widest - 4);
    return [
      `  ${style.strong(pad(labels(binding), widest))}  ${first}`,
      ...more.map((line) => ' '.repeat(widest + 4) + line),
    ];
  };
  return [style.muted(title), ...own.flatMap(row), '', style.muted('Everywhere'), ...everywhere.flatMap(row)];
}
