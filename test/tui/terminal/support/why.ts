import { isTerminal, whyNoScreen } from '../../../../src/tui/terminal/capability.ts';

process.stdout.write(`why ${whyNoScreen()}, so ${isTerminal()}\n`);
