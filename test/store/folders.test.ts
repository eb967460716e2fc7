import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { configFolder, dataFolder } from '../../src/store/attempt-files.ts';

afterEach(() => vi.unstubAllEnvs());

test.runIf(process.platform === 'linux')('data and settings lie where the platform keeps them', () => {
  for (const name of ['GRAINCHECK_DATA', 'GRAINCHECK_CONFIG', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME']) {
    vi.stubEnv(name, '');
  }
  expect(dataFolder()).toBe(join(homedir(), '.local/share/graincheck'));
  expect(configFolder()).toBe(join(homedir(), '.config/graincheck'));
});

test('other folders can be named, and are absolute from then on', () => {
  vi.stubEnv('GRAINCHECK_DATA', 'mine');
  vi.stubEnv('GRAINCHECK_CONFIG', '/etc/mine');
  expect([dataFolder(), configFolder()]).toEqual([resolve('mine'), resolve('/etc/mine')]);
});
