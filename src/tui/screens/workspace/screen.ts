import type { Screen } from '../../screen.ts';
import { bindings, type WorkspaceAction } from './keys.ts';
import type { Workspace, WorkspaceMessage } from './state.ts';
import { update } from './update.ts';
import { View } from './view.tsx';

/** Where a candidate reads, writes and tries, while the clock runs. */
export const workspace: Screen<Workspace, WorkspaceAction, WorkspaceMessage> = { bindings, update, View };
