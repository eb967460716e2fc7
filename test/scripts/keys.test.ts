import { it } from 'vitest';
import { type Binding, globalBindings } from '../../src/tui/keys.ts';
import { SCREENS } from '../../src/tui/program/screens.ts';
import { expectGolden } from '../golden.ts';

const head = `# Every key

Names and keys are written as \`keys:\` in the settings file takes them;
[Sitting an interview](sitting.md#your-own-keys) tells how to change them. Where several keys stand, the footer
names the first.
`;

/** In a table a bar ends a cell. */
const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

function section(title: string, screen: string, bindings: readonly Binding[]): string {
  const rows = bindings.map(
    ({ action, keys, help }) =>
      `| \`${screen}.${action}\` | ${keys.map((key) => code(key)).join(' ')} | ${help} |`,
  );
  return ['', `## ${title}`, '', '| Name | Keys | |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

it('docs/keys.md has every key of every screen: UPDATE_GOLDEN=1 brings it up to date', () => {
  const screens = Object.entries(SCREENS).map(([name, { title, bindings }]) =>
    section(title, name, bindings),
  );
  expectGolden(
    '../../docs/keys.md',
    [head, section('Everywhere', 'everywhere', globalBindings), ...screens].join(''),
  );
});
