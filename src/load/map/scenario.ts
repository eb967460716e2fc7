import type { DeliverSpec, Scenario, StreamSpec } from '../../domain/problem.ts';
import type { ProblemYaml } from '../schema/problem.ts';

type StreamYaml = ProblemYaml['streams'][string];
type ScenarioYaml = ProblemYaml['scenarios'][number];

/** `stories` of a stream that takes all of them. */
export const ALL_STORIES: readonly string[] = ['all'];

/** Scenarios from their YAML, each with its stream; one whose stream is unknown is left out. */
export function toScenarios(yaml: ProblemYaml): readonly Scenario[] {
  return yaml.scenarios.flatMap((scenario) => {
    const stream = yaml.streams[scenario.stream];
    return stream === undefined ? [] : [toScenario(scenario, toStream(stream))];
  });
}

const toScenario = (yaml: ScenarioYaml, stream: StreamSpec): Scenario => ({
  id: yaml.id,
  title: yaml.title,
  visibility: yaml.visibility,
  stream,
  deliver: yaml.deliver.map(toDeliver),
});

function toStream({ fixture, stories, generate }: StreamYaml): StreamSpec {
  const named = stories === 'all' ? ALL_STORIES : (stories ?? []);
  return { fixture, stories: named, generate: generate ?? null };
}

function toDeliver(yaml: ScenarioYaml['deliver'][number]): DeliverSpec {
  switch (yaml.kind) {
    case 'late':
      return { kind: yaml.kind, share: yaml.share, maxDays: yaml.max_days };
    case 'retain': {
      const { kind, deliverable, param, keep_days } = yaml;
      return { kind, deliverable, param, keepDays: keep_days };
    }
    case 'evolve': {
      const { kind, event_type, like, keep, property } = yaml;
      return { kind, eventType: event_type, like, keep, property };
    }
    default:
      return yaml;
  }
}
