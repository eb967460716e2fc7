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

/** A key binding is data that carries its own help, so that the footer and `?` cannot fall out of date. */
export type Binding<A extends string = string> = {
  readonly action: A;
  /** The first is the one that the footer names. */
  readonly keys: readonly KeyName[];
  /** For the page behind `?`: `run this file on the sample events`. */
  readonly help: string;
  /** For the footer, one word or two; not there: only behind `?`. */
  readonly footer?: string;
};

/** What every screen answers to, handled by the program before the screen is asked. */
type GlobalAction = 'help' | 'quit' | 'suspend';

/** `?` types a question mark where one writes; there F1 stands for it. */
export const globalBindings: readonly Binding<GlobalAction>[] = [
  { action: 'help', keys: ['?', 'f1'], help: 'show every key of this screen', footer: 'help' },
  { action: 'quit', keys: ['ctrl+q'], help: 'leave graincheck; what you did is kept', footer: 'quit' },
  { action: 'suspend', keys: ['ctrl+z'], help: 'back to the shell until `fg`; a clock that runs goes on' },
];

/** The user's own keys, by `screen.action`. */
export type OwnKeys = Readonly<Record<string, readonly KeyName[]>>;

/** The bindings of a screen with the user's own keys in their places. A key that the user took is gone elsewhere. */
export function bound<A extends string>(
  screen: string,
  usual: readonly Binding<A>[],
  own: OwnKeys,
): readonly Binding<A>[] {
  const taken = new Set(usual.flatMap(({ action }) => own[`${screen}.${action}`] ?? []));
  return usual.map((binding) => {
    const keys = own[`${screen}.${binding.action}`];
    return keys ? { ...binding, keys } : { ...binding, keys: binding.keys.filter((key) => !taken.has(key)) };
  });
}

/** The action of a key; null: the key does nothing here. */
export function actionOf<A extends string>(bindings: readonly Binding<A>[], key: KeyName): A | null {
  return bindings.find(({ keys }) => keys.includes(key))?.action ?? null;
}

/** Names of keys, as press.ts has them. */
const sent =
  /^(?:ctrl\+)?(?:alt\+)?(?:shift\+)?(?:\S|enter|tab|escape|space|backspace|delete|insert|up|down|left|right|home|end|pageup|pagedown|f(?:[1-9]|1[0-2]))$/u;

/** What is wrong with the user's own keys, a sentence each: names that nothing has, keys for two things at once. */
export function keyFaults(
  own: OwnKeys,
  screens: Readonly<Record<string, readonly Binding[]>>,
): readonly string[] {
  const known = Object.entries(screens).flatMap(([screen, bindings]) =>
    bindings.map(({ action }) => `${screen}.${action}`),
  );
  const unknown = Object.keys(own)
    .filter((name) => !known.includes(name))
    .map((name) => `keys: there is no \`${name}\`; docs/keys.md names what there is on each screen`);
  const unsent = Object.entries(own).flatMap(([name, keys]) =>
    keys
      .filter((key) => !sent.test(key))
      .map(
        (key) =>
          `keys: ${name} is given \`${key}\`, which no terminal sends; a key is like ctrl+r, alt+left or f5`,
      ),
  );
  const twice = Object.keys(screens).flatMap((screen) => clashes(screen, own));
  return [...unknown, ...unsent, ...twice];
}

function clashes(screen: string, own: OwnKeys): readonly string[] {
  const mine = Object.entries(own).filter(([name]) => name.startsWith(`${screen}.`));
  const byKey = Map.groupBy(
    mine.flatMap(([name, keys]) => keys.map((key) => ({ name, key }))),
    ({ key }) => key,
  );
  return [...byKey]
    .filter(([, uses]) => uses.length > 1)
    .map(([key, uses]) => `keys: ${key} is given to ${uses.map(({ name }) => name).join(' and ')}`);
}
