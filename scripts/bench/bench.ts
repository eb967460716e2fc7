import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, machine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { readOptions } from './options.ts';
import { type Section, table } from './table.ts';

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Makes the measurements that the command line asks for, and prints them. It judges nothing. */
export async function bench(measurements: readonly Measurement[]): Promise<void> {
  try {
    const { json, quick, only } = readOptions(
      process.argv.slice(2),
      measurements.map(({ name }) => name),
    );
    const wanted = measurements.filter(({ name }) => only === null || only.includes(name));
    const here = machine();
    if (here.sqlite3 === null) say('There is no sqlite3 program here: graincheck is measured by itself.');
    const sections: Section[] = [];
    for (const measurement of wanted) sections.push(await measure(measurement, here, quick));
    process.stdout.write(
      json
        ? `${JSON.stringify({ machine: here, measurements: sections }, null, 2)}\n`
        : table(sections, here),
    );
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

/** One that fails leaves the others to be made. */
async function measure(measurement: Measurement, here: Machine, quick: boolean): Promise<Section> {
  const { name, title, run } = measurement;
  const folder = await mkdtemp(join(tmpdir(), `graincheck-bench-${name}-`));
  try {
    say(`${name} …`);
    const started = performance.now();
    const rows = await run({
      quick,
      folder,
      sqlite3: here.sqlite3 !== null,
      say: (text) => say(`  ${text}`),
    });
    say(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return { name, title, rows };
  } catch (error) {
    say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
    return { name, title: `${title}: failed`, rows: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
