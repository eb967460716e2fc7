import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Settings, usualSettings } from '../../src/domain/settings.ts';
import { readSettings, saveSettings } from '../../src/store/settings.ts';
import { newFolder } from './support/folder.ts';

function folderWith(text: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'settings.yaml'), text);
  return folder;
}

const good: readonly (readonly [what: string, text: string, settings: Partial<Settings>])[] = [
  ['an empty file', '', {}],
  ['comments alone', '# nothing yet\n', {}],
  [
    'everything',
    `name: Ada Lovelace
dialect: sqlite
editor: code --wait
mode: practice
colour: ansi16
screen_reader: true
keys:
  workspace.run: [f5, ctrl+r]
`,
    {
      name: 'Ada Lovelace',
      editor: 'code --wait',
      mode: 'practice',
      colour: 'ansi16',
      screenReader: true,
      keys: { 'workspace.run': ['f5', 'ctrl+r'] },
    },
  ],
  ['what is left empty', 'name:\neditor: null\ncolour: ~\n', {}],
];

const bad: readonly (readonly [text: string, fault: string])[] = [
  ['nmae: Ada\n', 'settings.yaml:1:1: unknown key `nmae`; did you mean `name`?'],
  [
    'name: Ada\nscreenReader: true\n',
    'settings.yaml:2:1: unknown key `screenReader`; did you mean `screen_reader`?',
  ],
  [
    'mode: exam\ncolour: red\n',
    'settings.yaml:1:7: `mode` must be one of `interview`, `practice`, not `exam`\n' +
      'settings.yaml:2:9: `colour` must be one of `none`, `ansi16`, not `red`',
  ],
  [
    'keys:\n  workspace.run: f5\n',
    'settings.yaml:2:18: `workspace.run` must be a list (lines that begin with `- `), not `f5`',
  ],
  [
    'name: Ada\n  mode: x\n',
    'settings.yaml:1:7: a text with `: ` in it needs quotes, or `>-` and lines of its own',
  ],
  ['- name\n', 'settings.yaml:1:1: the file must be keys with values, not a list'],
];

describe('settings', () => {
  test('without a file are the usual ones, and it is the first start', async () => {
    const folder = newFolder();
    const file = join(folder, 'settings.yaml');
    expect(await readSettings(folder)).toEqual({ settings: usualSettings, file, found: false, fault: null });
  });

  test.each(good)('%s', async (_, text, settings) => {
    expect(await readSettings(folderWith(text))).toMatchObject({
      settings: { ...usualSettings, ...settings },
      found: true,
      fault: null,
    });
  });

  test.each(bad)('%j is told with its place, and stops nobody', async (text, fault) => {
    expect(await readSettings(folderWith(text))).toMatchObject({
      settings: usualSettings,
      found: true,
      fault,
    });
  });

  test('a file that is no text stops nobody either', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'settings.yaml'));
    const { fault, settings } = await readSettings(folder);
    expect([fault, settings]).toEqual(['settings.yaml: is a folder; it must be a file', usualSettings]);
  });

  test('are written into a new file, in a new folder', async () => {
    const folder = join(newFolder(), 'a/b');
    expect(await saveSettings({ name: 'Ada', editor: null, screenReader: true }, folder)).toMatchObject({
      ok: true,
    });
    expect(readFileSync(join(folder, 'settings.yaml'), 'utf8')).toBe(
      '# Settings of graincheck. What is not given here is as usual.\n\nname: Ada\neditor: null\nscreen_reader: true\n',
    );
    expect((await readSettings(folder)).settings).toEqual({
      ...usualSettings,
      name: 'Ada',
      screenReader: true,
    });
  });

  test('are written between the comments and settings that are there', async () => {
    const folder = folderWith(`# mine
mode: practice # calmer

# keys that my hands know
keys:
  workspace.run: [f5] # as in the other editor
`);
    await saveSettings({ mode: 'interview', name: 'Ada' }, folder);
    expect(readFileSync(join(folder, 'settings.yaml'), 'utf8')).toBe(`# mine
mode: interview # calmer

# keys that my hands know
keys:
  workspace.run: [ f5 ] # as in the other editor
name: Ada
`);
  });

  test('a broken file is not written over', async () => {
    const folder = folderWith('nmae: Ada\n');
    expect(await saveSettings({ name: 'Eve' }, folder)).toMatchObject({
      ok: false,
      error: { code: 'E_SETTINGS', hint: `put ${folder}/settings.yaml right first, or remove it` },
    });
    expect(readFileSync(join(folder, 'settings.yaml'), 'utf8')).toBe('nmae: Ada\n');
  });

  test('a folder that cannot be made is told', async () => {
    const folder = folderWith('');
    expect(await saveSettings({ name: 'Ada' }, join(folder, 'settings.yaml'))).toMatchObject({
      ok: false,
      error: { message: 'cannot save the settings: its folder lies in something that is no folder' },
    });
  });
});
