/** Where the bars of an explanation lie: each part begins where the one before it ended, from the old value to the new one. */

/** A part of a difference, with the parts that it is made of. */
export interface WaterfallPart {
  readonly key: string;
  readonly name: string;
  readonly absolute: { readonly value: number; readonly formatted: string };
  readonly low: { readonly value: number } | null;
  readonly high: { readonly value: number } | null;
  readonly withinNoise: boolean | null;
  readonly items?: readonly WaterfallPart[];
}

export interface WaterfallRow<Part> {
  readonly part: Part;
  readonly depth: number;
  /** Places on the axis, in the unit of the value: where the bar begins and ends, and its whisker. */
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly isOpen: boolean;
  readonly hasParts: boolean;
}

/**
 * The rows that are seen: parts in their order, and below those that are open the parts that these are made of, which begin where the whole
 * began.
 */
export function layOutWaterfall<Part extends WaterfallPart>(
  parts: readonly Part[],
  reference: number,
  open: ReadonlySet<string>,
  depth = 0,
): WaterfallRow<Part>[] {
  let at = reference;
  return parts.flatMap((part) => {
    const from = at;
    const to = from + part.absolute.value;
    at = to;
    const items = (part.items ?? []) as readonly Part[];
    const isOpen = open.has(part.key) && items.length > 0;
    const row = {
      part,
      depth,
      from,
      to,
      low: part.low && from + part.low.value,
      high: part.high && from + part.high.value,
      isOpen,
      hasParts: items.length > 0,
    };
    return [row, ...(isOpen ? layOutWaterfall(items, from, open, depth + 1) : [])];
  });
}

/** What the parts of the first level leave unexplained: the change less their sum. */
export function unexplained(parts: readonly Pick<WaterfallPart, 'absolute'>[], change: number): number {
  return change - parts.reduce((sum, { absolute }) => sum + absolute.value, 0);
}
