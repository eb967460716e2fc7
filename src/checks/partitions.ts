import { type CheckType, JudgeError } from './check.ts';

export const partitions: CheckType<'partitions'> = {
  kind: 'partitions',
  needs: () => [],
  judge: () => {
    throw new JudgeError('This kind of check is not built yet.');
  },
};
