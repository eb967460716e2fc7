import { type CheckType, JudgeError } from './check.ts';

export const rubric: CheckType<'rubric'> = {
  kind: 'rubric',
  needs: () => [],
  judge: () => {
    throw new JudgeError('This kind of check is not built yet.');
  },
};
