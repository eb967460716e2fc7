// Holds the folder table of docs/architecture.md against the real imports.
import { readGraph } from './graph.ts';
import { violations } from './violations.ts';

const graph = await readGraph(process.cwd());
const found = violations(graph);
for (const sentence of found) process.stderr.write(`✗ ${sentence}\n`);
process.stdout.write(
  `${graph.modules.length} modules, ${graph.imports.length} imports, ${found.length} violations\n`,
);
process.exitCode = found.length > 0 ? 1 : 0;
