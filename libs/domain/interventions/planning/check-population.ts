/** Who gets the change and who is compared with: segments of one dimension, each in one place only. */
import { didYouMean, problem, warning, type Problem } from '../../shared/problem.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { segmentId } from '../../trees/model-of-workspace.js';
import { treatedSegments } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';

interface Named {
  readonly segment: string;
  readonly path: Problem['path'];
}

export function checkPopulation(plan: InterventionPlan, model: Model): Problem[] {
  const treated = plan.waves.flatMap(({ segments }, wave) =>
    segments.map((segment, index): Named => ({ segment, path: ['waves', wave, 'segments', index] })),
  );
  const controls = plan.controls.map((segment, index): Named => ({ segment, path: ['controls', index] }));
  const unknown = [...treated, ...controls].flatMap((named) => segmentProblems(named, model));
  return [
    ...designProblems(plan),
    ...unknown,
    ...twice(treated, 'TREATED_TWICE', 'is treated already'),
    ...twice(controls, 'CONTROL_TWICE', 'is a control already'),
    ...controls
      .filter(({ segment }) => treated.some((other) => other.segment === segment))
      .map(({ segment, path }) => problem('CONTROL_TREATED', path, `"${segment}" is treated; a control is left alone`)),
    ...(unknown.length > 0 ? [] : mixedProblems([...treated, ...controls])),
    ...placeProblems(plan, model),
    ...(controls.length > 0 || plan.design !== 'untreated_segments' || treated.length === 0
      ? []
      : [
          warning(
            'NO_CONTROLS',
            ['controls'],
            'nothing is left to compare with: grade C, blind to what hits everybody',
          ),
        ]),
  ];
}

/** One wave, or in a staged rollout several that start one after the other. */
function designProblems({ design, waves }: InterventionPlan): Problem[] {
  const empty = waves.findIndex(({ segments }) => segments.length === 0);
  if (waves.length === 0 || empty >= 0) {
    const message = 'say which segments get the change, and from which day on';
    return [problem('TREATED_MISSING', waves.length === 0 ? ['waves'] : ['waves', empty, 'segments'], message)];
  }
  const launches = new Set(waves.map(({ launch }) => launch)).size;
  if (design === 'staged' && (waves.length < 2 || launches < waves.length))
    return [problem('WAVES_NOT_STAGED', ['waves'], 'a staged rollout has two waves or more, each with its own day')];
  if (design !== 'staged' && waves.length > 1)
    return [problem('WAVES_STAGED', ['design'], 'several waves are a staged rollout: say so')];
  return [];
}

function segmentProblems({ segment, path }: Named, { positions, segments }: Model): Problem[] {
  const isKnown = segment !== ALL_SEGMENTS && positions.has(segment) && !segment.endsWith(`/${UNKNOWN}`);
  if (isKnown) return [];
  const ids = segments.map(({ id }) => id).filter((id) => id !== ALL_SEGMENTS && !id.endsWith(`/${UNKNOWN}`));
  const names = segment.includes('/') ? ids : ids.map((id) => id.split('/')[1]!);
  return [problem('UNKNOWN_SEGMENT', path, `there is no segment "${segment}"${didYouMean(segment, names)}`)];
}

function twice(named: readonly Named[], code: string, what: string): Problem[] {
  return named
    .filter(({ segment }, index) => named.findIndex((other) => other.segment === segment) < index)
    .map(({ segment, path }) => problem(code, path, `"${segment}" ${what}`));
}

function mixedProblems(named: readonly Named[]): Problem[] {
  const first = named[0]?.segment.split('/')[0];
  const other = named.find(({ segment }) => segment.split('/')[0] !== first);
  if (!other) return [];
  const message = `"${other.segment}" is of another dimension than "${named[0]!.segment}": their customers overlap`;
  return [problem('DIMENSIONS_MIXED', other.path, message)];
}

/** A plan for the node of one branch treats the customers of that branch. */
function placeProblems(plan: InterventionPlan, model: Model): Problem[] {
  const segment = model.nodesByPath.get(plan.primary)?.segment;
  const treated = treatedSegments(plan);
  if (segment == null || treated.length === 0) return [];
  const branch = segmentId(model.branches.key, segment);
  const isSameDimension = treated.every((each) => each.startsWith(`${model.branches.key}/`));
  if (!isSameDimension || treated.includes(branch)) return [];
  return [
    problem(
      'PRIMARY_NOT_TREATED',
      ['primary'],
      `"${plan.primary}" counts customers of "${branch}", who are not treated`,
    ),
  ];
}
