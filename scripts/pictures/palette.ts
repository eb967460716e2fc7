/** Colours of the pictures: a dark window that reads well on a light page and on a dark one. */
export const palette = {
  page: '#1e222a',
  frame: '#454c59',
  bar: '#282d37',
  title: '#a7afbd',
  text: '#d6dae2',
  cursor: '#d6dae2',
} as const;

/** The sixteen colours of a terminal, by number. */
const sixteen = [
  '#3b424f',
  '#ef8080',
  '#93c788',
  '#e3bd72',
  '#7fb0ee',
  '#cd9be0',
  '#6fc3c9',
  '#d6dae2',
  '#8e97a6',
  '#ff9c9c',
  '#aedba3',
  '#f0d08f',
  '#9cc4f7',
  '#dcb4ec',
  '#8fd9de',
  '#ffffff',
];

/** Behind text they are deeper, as text on them is light; black, white and greys stay as they are. */
const behind: Readonly<Record<string, string>> = {
  p1: '#a63f3f',
  p2: '#3f7a3a',
  p3: '#8a6a1f',
  p4: '#3767a6',
  p5: '#7d4d94',
  p6: '#2c7b82',
};

export function backgroundOf(name: string): string {
  return behind[name] ?? colourOf(name, palette.page);
}

/** The colour that a cell names: `p3` is the third of the sixteen, `#ff8800` itself, and empty is `usual`. */
export function colourOf(name: string, usual: string): string {
  if (name === '') return usual;
  if (name.startsWith('#')) return name;
  return sixteen[Number(name.slice(1))] ?? usual;
}

/** Between two colours, for text that is dim: `share` of the first. */
export function mixed(one: string, other: string, share: number): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const channel = (at: number) => Math.round(part(one, at) * share + part(other, at) * (1 - share));
  return `#${[1, 3, 5].map((at) => channel(at).toString(16).padStart(2, '0')).join('')}`;
}
