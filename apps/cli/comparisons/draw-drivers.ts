/** What follows an explanation: the believed drivers of the node, and the value that each driver would need for a target. */
import { influenceWords, neededView, type ExplainRequest, type Influence, type Snapshot } from '@bough/application';
import {
  confirmationWords,
  formatRelative,
  formatValue,
  type InfluenceConfirmation,
  type NeededChange,
  type TreeNode,
} from '@bough/domain';
import type { Paint } from '../terminal/paint.js';

export interface Driver {
  readonly driver: TreeNode;
  readonly influence: Influence;
  /** What verified interventions showed about this influence. */
  readonly confirmations: readonly InfluenceConfirmation[];
}

/** A line for each believed driver; no lines if there is none. */
export function drawDrivers(drivers: readonly Driver[], paint: Paint): string[] {
  if (drivers.length === 0) return [];
  const width = Math.max(...drivers.map(({ driver }) => driver.name.length));
  const lines = drivers.flatMap(({ driver, influence, confirmations }) => {
    const words = influenceWords(influence).replace('; association, not proof', '');
    const isSigned = influence.strength.state === 'tested' && influence.strength.relation !== 'no_sign';
    const tested = `${isSigned ? words : paint.faint(words)}  ${paint.faint(measured(influence))}`;
    const shown = confirmations.map((each) => `  ${' '.repeat(width)}  ${confirmationWords(each)}`);
    return [`  ${driver.name.padEnd(width)}  ${tested}`.trimEnd(), ...shown];
  });
  return ['', `${paint.strong('Believed drivers')}  ${paint.faint('week by week; association, not proof')}`, ...lines];
}

function measured({ strength }: Influence): string {
  if (strength.state !== 'tested') return '';
  const { best, low, high, weeks } = strength;
  return `r ${best.r.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}), ${weeks} weeks`;
}

const WHY_NOT = {
  out_of_reach: 'cannot meet it alone',
  jumps_over: 'passes it without meeting it',
  no_value: 'has no value here',
};

/** A line for each driver with the value that it alone would need for the target. */
export function drawNeeded(
  { model }: Snapshot,
  { metric }: ExplainRequest,
  target: number,
  needed: readonly NeededChange[],
  paint: Paint,
): string[] {
  const goal = formatValue(target, model.metrics.get(metric)!);
  if (needed.length === 0) return ['', `Nothing can be said about ${goal}: the node has no value now.`];
  const shown = needed.map((change) => neededView(model, model.metrics.get(metric)!, change));
  const width = Math.max(...shown.map(({ name }) => name.length));
  const lines = shown.map(({ name, from, to, relative, reason }) => {
    const head = `  ${name.padEnd(width)}  `;
    if (to === null) return head + paint.faint(WHY_NOT[reason!]);
    return `${head}${from.text} → ${to.text}${relative === null ? '' : ` (${formatRelative(relative)})`}`;
  });
  return ['', `${paint.strong(`For ${goal}`)}  ${paint.faint('one of these, the others held')}`, ...lines];
}
