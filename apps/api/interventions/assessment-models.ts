/** Assessments as models: every number that has a unit becomes a figure. */
import type { KeptAssessment } from '@bough/application';
import type {
  AssessedEffect,
  AssessedMetric,
  AssessmentChart,
  CarriedEffect,
  EstimateRange,
  MetricUnit,
  NaiveEffect,
  ValueUnit,
} from '@bough/domain';
import { uuidId } from '../graphql/ids.js';
import { difference, figure, figureOrNull, relativeFigure, type FigureModel } from '../metrics/figure.model.js';
import { unitModel } from '../metrics/metric.model.js';
import type { CarriedModel } from './assessment-parts.model.js';
import type { AssessmentModel } from './assessment.model.js';
import type { EffectModel, FigureRangeModel, NaiveModel } from './effect.model.js';
import type { ImpactChartModel } from './impact-chart.model.js';

/** A kept assessment as a model. */
export function assessmentModel({ id, result, at, key, planHash, codeVersion }: KeptAssessment): AssessmentModel {
  const { verdict, words, metric, design: _design, inputs: _inputs, predicted: _predicted, ...rest } = result;
  const { kind, atACost, exploratory, until, confoundedBy, reasons } = verdict;
  const unit = unitOf(metric);
  return {
    ...rest,
    id: uuidId('ass', id),
    verdict: kind,
    atACost,
    exploratory,
    until,
    confoundedBy,
    reasons,
    ...words,
    effect: rest.effect && effectModel(rest.effect, unit),
    naive: naiveModel(rest.naive, unit),
    parts: rest.parts.map(withShare),
    waves: rest.waves.map((wave) => ({ ...withShare(wave), chart: wave.chart && chartModel(wave.chart) })),
    guardrails: rest.guardrails.map(withShare),
    others: rest.others.map((other) => ({ ...withShare(other), naive: naiveModel(other.naive, unit) })),
    upward: rest.upward.map((carried) => carriedModel(carried, metric.currency)),
    worth: rest.worth && {
      perMonth: figureRange({ ...rest.worth, value: rest.worth.perMonth }, (value) =>
        figure(value, moneyIn(rest.worth!.currency)),
      ),
      words: rest.worth.words,
    },
    chart: rest.chart && chartModel(rest.chart),
    resolvedPart: metric.resolvedPart ?? null,
    assessedAt: new Date(at),
    reproducibilityKey: key,
    planHash,
    codeVersion,
  };
}

/** A range whose inner range may be missing. */
type Range = Omit<EstimateRange, 'low90' | 'high90'> & Partial<EstimateRange>;

/** A range of figures; `write` makes each of them. */
export function figureRange(range: Range, write: (value: number) => FigureModel): FigureRangeModel {
  const { value, low95, high95, low90, high90 } = range;
  return {
    value: write(value),
    low95: write(low95),
    high95: write(high95),
    low90: low90 === undefined ? null : write(low90),
    high90: high90 === undefined ? null : write(high90),
  };
}

function withShare<Part extends { readonly relative: EstimateRange | null }>(part: Part) {
  return { ...part, relative: part.relative && figureRange(part.relative, relativeFigure) };
}

function effectModel(effect: AssessedEffect, unit: ValueUnit): EffectModel {
  return {
    ...withShare(effect),
    absolute: effect.absolute && figureRange(effect.absolute, (value) => difference(value, unit)),
    observed: figureOrNull(effect.observed, unit),
    expected: figureOrNull(effect.expected, unit),
  };
}

function naiveModel(naive: NaiveEffect | null, unit: ValueUnit): NaiveModel | null {
  if (!naive) return null;
  const { before, after, change, relative } = naive;
  return { before: figure(before, unit), after: figure(after, unit), change: difference(change, unit), relative };
}

function carriedModel(
  { unit: kind, without, predicted, measured, ...rest }: CarriedEffect,
  currency: string,
): CarriedModel {
  const unit = unitOf({ unit: kind, currency });
  const added = (value: number) => difference(value, unit);
  return {
    ...rest,
    without: figureOrNull(without, unit),
    predicted: predicted && figureRange(predicted, added),
    measured: measured && figureRange(measured, added),
  };
}

function chartModel({ currency, unit, ...chart }: AssessmentChart): ImpactChartModel {
  return { ...chart, unit: unitModel(unitOf({ unit, currency })) };
}

function unitOf({ unit, currency }: Pick<AssessedMetric, 'currency'> & { readonly unit: MetricUnit }): ValueUnit {
  return unit === 'money' ? moneyIn(currency) : { unit };
}

function moneyIn(currency: string): ValueUnit {
  return { unit: 'money', currency };
}
