import { mustExist } from '../../checks/schema.ts';
import type { Rule } from './rule.ts';

/** Answers worked out by hand have the parameters of their questions. */
export const byHand: Rule = ({ by_hand, deliverables }) =>
  by_hand.flatMap(({ question, params }, at) => {
    const known = deliverables.find(({ id }) => id === question)?.params ?? [];
    return Object.keys(params).flatMap((name) =>
      mustExist(['by_hand', at, 'params', name], 'parameter', name, known),
    );
  });
