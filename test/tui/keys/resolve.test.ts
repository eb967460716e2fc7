import { describe, expect, it } from 'vitest';
import { actionOf, type Binding, bound, keyFaults } from '../../../src/tui/keys.ts';

const usual: readonly Binding<'run' | 'find'>[] = [
  { action: 'run', keys: ['ctrl+r', 'f5'], help: 'run' },
  { action: 'find', keys: ['ctrl+f'], help: 'find' },
];

describe('own keys', () => {
  it('replace the usual ones of their action, and take a key from another', () => {
    const own = bound('workspace', usual, { 'workspace.run': ['ctrl+f'] });
    expect(['ctrl+r', 'f5', 'ctrl+f'].map((key) => actionOf(own, key))).toEqual([null, null, 'run']);
  });

  it('of another screen change nothing', () => {
    expect(bound('workspace', usual, { 'sandbox.run': ['ctrl+f'] })).toEqual(usual);
  });

  it.each([
    [{ 'workspace.rum': ['f9'] }, 'there is no `workspace.rum`'],
    [{ 'workspace.run': ['hyper+q'] }, 'given `hyper+q`, which no terminal sends'],
    [{ 'workspace.run': ['Ctrl+R'] }, 'given `Ctrl+R`'],
    [
      { 'workspace.run': ['f9'], 'workspace.find': ['f9'] },
      'f9 is given to workspace.run and workspace.find',
    ],
  ])('%j is told', (own, words) => {
    expect(keyFaults(own, { workspace: usual })).toEqual([expect.stringContaining(words)]);
  });

  it.each(['a', '?', 'ctrl+r', 'alt+left', 'ctrl+alt+shift+f12', 'ctrl+/', '+', 'ctrl++', 'é', 'shift+tab'])(
    '%s is a key',
    (key) => {
      expect(keyFaults({ 'workspace.run': [key] }, { workspace: usual })).toEqual([]);
    },
  );
});
