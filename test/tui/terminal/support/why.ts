import { whyNoScreen } from '../../../../src/tui/terminal/capability.ts';

process.stdout.write(`why ${whyNoScreen()}.\n`);
