import { type CheckType, JudgeError } from './check.ts';

export const facts: CheckType<'facts'> = {
  kind: 'facts',
  needs: () => [],
  judge: () => {
    throw new JudgeError('This kind of check is not built yet.');
  },
};
