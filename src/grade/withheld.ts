import type { Finding } from '../domain/finding.ts';
import type { CheckResult, Scorecard } from '../domain/scorecard.ts';

const MESSAGE = 'On events that are kept secret this does not hold.';
const HINT = 'Find a case of your own in which it goes wrong; the sample events may have one.';

/** A card without anything of the events that are kept secret: no rows, ids or texts of theirs, and no seed. */
export function withheld(card: Scorecard, isSecret: (scenario: string) => boolean): Scorecard {
  return { ...card, checks: card.checks.map((check) => withheldCheck(check, isSecret)), seeds: null };
}

/** Its verdict and points stay; of a finding about secret events there is a sentence. */
export function withheldCheck(check: CheckResult, isSecret: (scenario: string) => boolean): CheckResult {
  const told = new Map<string, Finding>();
  for (const found of check.findings) {
    const { code, scenario, rows, ...rest } = found;
    const of = scenario === undefined ? {} : { scenario };
    if (scenario !== undefined && isSecret(scenario))
      told.set(`${code} ${scenario}`, { code, message: MESSAGE, hint: HINT, ...of });
    // Rows without a scenario may be of any.
    else told.set(`${told.size}`, { code, ...rest, ...of, ...(scenario !== undefined && rows && { rows }) });
  }
  return { ...check, findings: [...told.values()] };
}
