import { type Instance, render } from 'ink';
import { looksOf } from '../../editor/style.ts';
import type { Style } from '../../reporters/style.ts';
import { coloured, plain } from '../../reporters/style.ts';
import type { Effect, Size } from '../screen.ts';
import type { Input, OwnKeys } from '../keys.ts';
import { paintWorkspace } from '../screens/workspace/paint.ts';
import { sameView } from '../screens/workspace/view.tsx';
import { singly } from '../terminal/decode.ts';
import { inkOptions } from '../terminal/ink-stdout.ts';
import type { Surface } from '../terminal/surface.ts';
import { isTooSmall } from '../view/frame.ts';
import { faultLines, Root } from './root.tsx';
import { type Model, type ProgramEvent, reduce, type Surroundings, shownOf } from './model.ts';
import { type Shown, screenOf } from './screens.ts';

export type ProgramOptions = {
  readonly surface: Surface;
  readonly colour: 'none' | 'ansi16';
  readonly keys: OwnKeys;
  /** Lines are read aloud: nothing is painted over the view, and time alone changes nothing. */
  readonly screenReader: boolean;
  readonly perform: (effect: Effect) => void;
  /** A view is broken: nothing is shown any more. */
  readonly fault: (error: unknown) => void;
};

/**
 * Takes events, keeps the model, and brings the surface up to date: by Ink where a view changed, and straight where
 * only what is painted did. What is to be done outside is handed on.
 */
export class Program {
  readonly #surface: Surface;
  readonly #style: Style;
  readonly #options: ProgramOptions;
  #model: Model;
  #instance: Instance | null = null;
  #painted = false;

  constructor(options: ProgramOptions, first: Shown) {
    this.#options = options;
    this.#surface = options.surface;
    this.#style = options.colour === 'none' ? plain : coloured;
    this.#model = { stack: [first], help: null, fault: null };
  }

  get model(): Model {
    return this.#model;
  }

  /** The first frame. */
  start(): void {
    this.#instance = render(this.#root(), inkOptions(this.#surface));
    this.#instance.waitUntilExit().catch(this.#options.fault);
    this.#paint();
    this.#surface.flush();
  }

  /** What came at once is shown at once. A burst of characters is one piece of text where one writes. */
  inputs(inputs: readonly Input[]): void {
    const before = this.#model;
    const effects = inputs.flatMap((input) => {
      const writes = shownOf(this.#model).name === 'workspace' && this.#model.help === null;
      return (writes ? [input] : singly(input)).flatMap((one) => this.#reduce(one));
    });
    this.#after(before, effects);
  }

  dispatch(event: ProgramEvent): void {
    const before = this.#model;
    this.#after(before, this.#reduce(event));
  }

  #reduce(event: ProgramEvent): readonly Effect[] {
    const { model, effects } = reduce(this.#model, event, this.#around());
    this.#model = model;
    return effects;
  }

  #after(before: Model, effects: readonly Effect[]): void {
    if (this.#model !== before) this.#show(before);
    for (const effect of effects) this.#options.perform(effect);
  }

  /** The size has changed, or what the terminal shows is not known any more. */
  repaint(): void {
    this.#surface.invalidate();
    this.#render();
    this.#paint();
    this.#surface.flush();
  }

  end(): void {
    this.#instance?.unmount();
    this.#instance = null;
  }

  #around(): Surroundings {
    return {
      size: this.#surface.size(),
      style: this.#style,
      keys: this.#options.keys,
      screenReader: this.#options.screenReader,
    };
  }

  #show(before: Model): void {
    if (this.#options.screenReader) {
      if (!sameWords(before, this.#model)) this.#render();
      this.#surface.flush();
      return;
    }
    if (!sameFrame(before, this.#model)) this.#render();
    this.#paint();
    this.#surface.flush();
  }

  #root() {
    return <Root model={this.#model} around={this.#around()} />;
  }

  #render(): void {
    this.#instance?.rerender(this.#root());
  }

  /** What lies over the view: the workspace's editor, clock and status line; and where the cursor is. */
  #paint(): void {
    if (this.#options.screenReader) return;
    const size = this.#surface.size();
    const shown = shownOf(this.#model);
    const direct = shown.name === 'workspace' && this.#model.help === null && !isTooSmall(size);
    if (direct) {
      const { overlays, cursor } = paintWorkspace(shown.state, size, looksOf(this.#style));
      for (const { name, rect, lines } of overlays) this.#surface.setOverlay(name, rect, lines);
      this.#surface.setCursor(cursor);
    } else {
      if (this.#painted) for (const name of ['header', 'editor', 'status']) this.#surface.removeOverlay(name);
      const hidden = this.#model.help !== null || isTooSmall(size);
      this.#surface.setCursor(hidden ? null : (screenOf(shown).cursor?.(shown.state, size) ?? null));
    }
    this.#painted = direct;
    this.#paintFault(size);
  }

  /** Over everything but the keys. */
  #paintFault({ columns, rows }: Size): void {
    const { fault } = this.#model;
    if (fault === null) {
      this.#surface.removeOverlay('fault');
      return;
    }
    const lines = faultLines(fault, { columns, rows }, looksOf(this.#style));
    const rect = { x: 0, y: Math.max(0, rows - 1 - lines.length), width: columns, height: lines.length };
    this.#surface.setOverlay('fault', rect, lines, 1);
  }
}

/** Whether Ink has nothing to do: only what is painted over its frame is different. */
function sameFrame(before: Model, now: Model): boolean {
  if (before.help !== now.help || before.fault !== now.fault || before.stack.length !== now.stack.length)
    return false;
  const [one, other] = [shownOf(before), shownOf(now)];
  if (one === other) return true;
  return one.name === 'workspace' && other.name === 'workspace' && sameView(one.state, other.state);
}

/** Whether there is nothing new to read: the clock's time alone is none. */
function sameWords(before: Model, now: Model): boolean {
  const [one, other] = [shownOf(before), shownOf(now)];
  if (
    one.name !== 'workspace' ||
    other.name !== 'workspace' ||
    before.help !== now.help ||
    before.fault !== now.fault
  )
    return false;
  const { sitting, ...rest } = one.state;
  const same = Object.entries(rest).every(([key, value]) =>
    Object.entries(other.state).some(([k, v]) => k === key && v === value),
  );
  return same && sitting.part === other.state.sitting.part;
}
