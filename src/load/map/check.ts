import type { CheckHead, CheckSpec } from '../../domain/check.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { toPath, toPaths } from './path.ts';

type CheckYaml = ProblemYaml['checks'][number];

/** A check from its YAML; it belongs to the part of its task. */
export function toCheck(yaml: CheckYaml, part: string, firstModel: string): CheckSpec {
  const head: CheckHead = {
    id: yaml.id,
    title: yaml.title,
    part,
    task: yaml.task,
    scale: yaml.scale,
    points: yaml.points,
    model: yaml.model ?? firstModel,
  };
  switch (yaml.kind) {
    case 'ddl-runs':
    case 'keys':
      return { ...head, kind: yaml.kind, scenario: yaml.scenario };
    case 'references':
      return {
        ...head,
        kind: yaml.kind,
        scenario: yaml.scenario,
        exempt: yaml.exempt,
        grain: toPaths(yaml.grain),
        entityType: yaml.entity_type,
      };
    case 'attributes-apart':
      return {
        ...head,
        kind: yaml.kind,
        scenario: yaml.scenario,
        attributes: yaml.attributes.map(({ attribute, names, entity_type, from, kind }) => ({
          attribute,
          names,
          path: toPath(from),
          entityType: entity_type,
          kind,
        })),
        grain: toPaths(yaml.grain),
        entityType: yaml.entity_type,
      };
    case 'clocks':
      return {
        ...head,
        kind: yaml.kind,
        scenario: yaml.scenario,
        eventTypes: yaml.event_types,
        happened: yaml.happened,
        arrived: yaml.arrived,
        grain: toPaths(yaml.grain),
        entityType: yaml.entity_type,
      };
    case 'answers': {
      const { kind, scenarios, questions, baseline, midway, shapes } = yaml;
      return { ...head, kind, scenarios, questions, baseline, midway, shapes };
    }
    case 'no-trace':
    case 'stays-erased':
      return {
        ...head,
        kind: yaml.kind,
        scenarios: yaml.scenarios,
        traces: toPaths(yaml.traces),
        entityType: yaml.entity_type,
      };
    case 'spared':
      return {
        ...head,
        kind: yaml.kind,
        scenarios: yaml.scenarios,
        baseline: yaml.baseline,
        entityType: yaml.entity_type,
        asReference: { questions: yaml.as_reference.map(toSpared), scenarios: yaml.as_reference_in },
        questions: yaml.questions.map(toSpared),
      };
    case 'retention':
      return {
        ...head,
        kind: yaml.kind,
        scenarios: yaml.scenarios,
        gone: toPaths(yaml.gone),
        kept: toPaths(yaml.kept),
        questions: yaml.questions,
        entityType: yaml.entity_type,
      };
    case 'index-search': {
      const { kind, question, small, large, max_growth } = yaml;
      return { ...head, kind, question, small, large, maxGrowth: max_growth };
    }
    case 'facts':
    case 'partitions': {
      const { kind, scenario, grain, entity_type } = yaml;
      return { ...head, kind, scenario, grain: toPaths(grain), entityType: entity_type };
    }
    case 'rubric':
    case 'choices':
      return { ...head, kind: yaml.kind, deliverable: yaml.deliverable, alone: yaml.alone };
    case 'windows': {
      const { kind, deliverable, alone, scenarios, right, gap, limits } = yaml;
      return {
        ...head,
        kind,
        deliverable,
        alone,
        scenarios,
        entityType: yaml.entity_type,
        eventTypes: yaml.event_types ?? null,
        time: toPath(yaml.time),
        keys: Object.fromEntries(Object.entries(yaml.keys).map(([name, path]) => [name, toPath(path)])),
        right,
        gap,
        promised: yaml.promised_lateness,
        limits: {
          firstEmission: limits.first_emission_within ?? null,
          corrected: limits.corrected_at_most ?? null,
          dropped: limits.dropped_at_most ?? null,
          windows: limits.windows_at_most ?? null,
          events: limits.events_at_most ?? null,
        },
      };
    }
    case 'rebuilt': {
      const { kind, scenarios, layers, questions } = yaml;
      return { ...head, kind, scenarios, layers, questions };
    }
    case 'agree': {
      const { kind, scenarios, detail, totals, count } = yaml;
      const by = Object.entries(yaml.by).map(([total, from]) =>
        typeof from === 'string'
          ? ({ total, detail: from, as: 'itself' } as const)
          : ({ total, detail: from.date_of, as: 'date' } as const),
      );
      const sums = Object.entries(yaml.sums).map(([total, of]) => ({ total, of }));
      return { ...head, kind, scenarios, detail, totals, by, counts: count ?? null, sums };
    }
    case 'shape': {
      const { kind, scenario, tables, named, types } = yaml;
      return {
        ...head,
        kind,
        scenario,
        tables,
        named,
        types,
        columnsAtMost: yaml.columns_at_most ?? null,
        ownColumns: toPaths(yaml.own_columns),
        kept: toPaths(yaml.kept),
        having: toPaths(yaml.having),
        idPath: toPath(yaml.event_id),
        typePath: toPath(yaml.event_type),
        entityType: yaml.entity_type,
      };
    }
    case 'costs': {
      const { kind, before, after } = yaml;
      const models = yaml.models.map((each) => ({ ...each, statements: each.statements ?? null }));
      return { ...head, kind, before, after, models };
    }
    case 'evolution': {
      const { kind, scenario, counts, unchanged, baseline } = yaml;
      return { ...head, kind, scenario, counts, unchanged, baseline, kept: toPaths(yaml.kept) };
    }
  }
}

function toSpared({ question, about, from }: { question: string; about: string; from: string }) {
  return { question, about, path: toPath(from) };
}
