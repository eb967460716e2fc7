import type { FactsYaml } from '../schema/facts.ts';
import type { PartRule } from './rule.ts';

export const factRule: PartRule<FactsYaml> = () => [];
