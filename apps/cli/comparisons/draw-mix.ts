/** A difference held against what conversations are about: each dimension alone, the first two jointly, and the kinds that moved most. */
import type { MixKindView, MixSplitView, MixView } from '@bough/application';
import { formatTogether, formatValue, RATIO } from '@bough/domain';
import type { Paint } from '../terminal/paint.js';
import { table } from '../terminal/table.js';

/** Kinds that are shown unless all are asked for. */
const SHOWN_KINDS = 5;

/** The lines, with their heading. */
export function drawMix({ metric, alone, joint }: MixView, showsAll: boolean, paint: Paint): string[] {
  const splits = [...alone, ...(joint ? [joint] : [])];
  const lead = joint ?? alone[0]!;
  const kinds = showsAll ? lead.kinds : lead.kinds.slice(0, SHOWN_KINDS);
  const hidden = lead.kinds.length - kinds.length;
  return [
    `${paint.strong('By what conversations are about')}  ${paint.faint(`${metric.name}; mix: other questions; rate: the same questions`)}`,
    ...indented(table(['', 'mix', 'of it', 'rate', 'of it'], splits.map(splitRow))),
    ...indented(table(['kind', 'share of them', 'value'], kinds.map(kindRow))).map((row) => paint.faint(row)),
    ...(hidden > 0 ? [paint.faint(`  ${hidden} more kinds; --all shows them`)] : []),
  ];
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}

function splitRow({ dimensions, mix, rate, mixShare }: MixSplitView): string[] {
  const share = (part: number | null) => (part === null ? '' : formatValue(part, RATIO));
  const rest = mixShare === null ? null : 1 - mixShare;
  const name = dimensions.map((dimension) => dimension.name).join(' and ');
  return [name, mix.text, share(mixShare), rate.text, share(rest)];
}

function kindRow({ name, before, after }: MixKindView): string[] {
  const [shareBefore, shareAfter] = formatTogether([before.share, after.share], RATIO);
  const values = `${before.value?.text ?? '–'} → ${after.value?.text ?? '–'}`;
  return [name, `${shareBefore} → ${shareAfter}`, values];
}
