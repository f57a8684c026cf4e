import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import type { DemandQuestion, Snapshot } from '@bough/application';
import { ALL_SEGMENTS, comparisonPeriod, costVersusAll, moneyOf } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
import { differenceOrNull, figureOrNull, SECONDS } from '../metrics/figure.model.js';
import { comparisonOf, periodOf } from '../rollups/period.inputs.js';
import { periodModel } from '../rollups/period.model.js';
import { namedDimension, namedSegment } from '../segments/named-segment.js';
import { namedSplit } from './named-split.js';
import { DemandInput, DemandListModel, EscalationListModel } from './demand.model.js';

const MOST_ITEMS = 500;
const BY = {
  type: () => [KeyScalar],
  defaultValue: ['topic'],
  description: 'One or two dimensions of conversations: topic, channel, stage, or the name of an attribute.',
} as const;
const FIRST = { type: () => Int, defaultValue: 50, description: `1 to ${MOST_ITEMS}.` } as const;

@Resolver()
export class DemandResolver {
  @Query(() => DemandListModel, {
    description: 'For product teams: what segments write about, priced by the handling, the dearest first.',
  })
  async demand(
    @Context() context: RequestContext,
    @Args('input') input: DemandInput,
    @Args('by', BY) by: string[],
    @Args('first', FIRST) first: number,
  ): Promise<DemandListModel> {
    checkFirst(first);
    const snapshot = requireSnapshot(context);
    const question = questionOf(snapshot, input);
    for (const key of by) namedSplit(snapshot, key, [], 'by');
    const { items, weight, notes, ...periods } = await context.useCases.comparisons.demand(snapshot, question, by);
    const dimensions = [...new Set(by)];
    const money = moneyOf(snapshot.model.workspace);
    const shown = items.slice(0, first).map((each) => {
      const { segment, labels, change, handleSeconds, ...item } = each;
      return {
        ...item,
        asked: { question, by, item: each },
        handleTime: figureOrNull(handleSeconds, SECONDS),
        cost: figureOrNull(item.cost, money),
        costPerConversation: figureOrNull(item.costPerConversation, money),
        costVersusAll: figureOrNull(costVersusAll(item), money),
        segment: segment.id,
        segmentName: segment.name,
        topic: labels[dimensions.indexOf('topic')] ?? null,
        stage: labels[dimensions.indexOf('stage')] ?? null,
        labels: labels.map((value, index) => ({ dimension: dimensions[index]!, value })),
        costChange: differenceOrNull(change?.cost ?? null, money),
        relativeChange: change?.relative ?? null,
      };
    });
    return { ...shownPeriods(snapshot, periods), weight, notes, items: shown, totalCount: items.length };
  }

  @Query(() => EscalationListModel, { description: 'Why conversations were escalated: reasons by topic and segment.' })
  async escalations(
    @Context() context: RequestContext,
    @Args('input') input: DemandInput,
    @Args('first', FIRST) first: number,
  ): Promise<EscalationListModel> {
    checkFirst(first);
    const snapshot = requireSnapshot(context);
    const question = questionOf(snapshot, input);
    const { items, notes, ...periods } = await context.useCases.comparisons.escalations(snapshot, question);
    const shown = items.slice(0, first).map(({ segment, ...item }) => {
      return { ...item, segment: segment.id, segmentName: segment.name };
    });
    return { ...shownPeriods(snapshot, periods), notes, items: shown, totalCount: items.length };
  }
}

function questionOf(snapshot: Snapshot, { period: input, compareTo, dimension, segment }: DemandInput): DemandQuestion {
  const period = periodOf(input, snapshot);
  const basis = compareTo ? comparisonOf(compareTo, period, snapshot) : comparisonPeriod('PREVIOUS_PERIOD', period);
  return {
    period,
    basis,
    ...(dimension != null && { dimension: namedDimension(snapshot, dimension, 'input', 'dimension').key }),
    ...(segment != null && { segment: columnOf(snapshot, segment, dimension ?? undefined) }),
  };
}

function columnOf(snapshot: Snapshot, segment: string, dimension?: string): string {
  return segment === ALL_SEGMENTS ? segment : namedSegment(snapshot, segment, ['input', 'segment'], dimension).columnId;
}

function shownPeriods(snapshot: Snapshot, { period, basis }: Required<Pick<DemandQuestion, 'period' | 'basis'>>) {
  return { period: periodModel(period, snapshot), basis: periodModel(basis, snapshot) };
}

function checkFirst(first: number): void {
  if (first < 1 || first > MOST_ITEMS) throw badInput(`"first" must lie between 1 and ${MOST_ITEMS}`, 'first');
}
