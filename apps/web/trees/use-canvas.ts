/** Panning and zooming of a picture: by gestures, by buttons and by keys. The picture itself is not drawn again. */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';

export interface CanvasBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Canvas {
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly layer: RefObject<HTMLDivElement | null>;
  readonly by: (factor: number) => void;
  readonly fit: () => void;
  /** Moves the least that brings the box into sight. */
  readonly show: (box: CanvasBox) => void;
}

const EXTENT = [0.1, 2] as const;
const MARGIN = 16;
/** Below this width the picture begins at its first card, and not at the root. */
const NARROW = 700;
/** At first nothing is smaller than can be read. */
const READABLE = 0.72;
/** Two branches are to be seen together, so they may be smaller. */
const BOTH = 0.5;
/** Below the first, lines of the cards are dropped; below the second, all but the name. */
const NEAR = 0.7;
const MIDDLE = 0.42;

/**
 * `first`: what is in sight at first where not everything fits. `middle`: what lies in the middle then, of a picture that grows to both
 * sides; `null`: it begins at its left.
 */
export function useCanvas(box: CanvasBox, first: CanvasBox | null, middle: number | null): Canvas {
  const pane = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null);
  const now = useRef<ZoomTransform>(zoomIdentity);
  const latest = useRef({ box, first, middle });
  latest.current = { box, first, middle };
  const actions = useMemo(() => {
    const move = (to: ZoomTransform) =>
      pane.current && behavior.current && select(pane.current).call(behavior.current.transform, to);
    const whole = (least: number): ZoomTransform => {
      const { clientWidth: width, clientHeight: height } = pane.current!;
      const { box: all, first: begin, middle: centre } = latest.current;
      const fitting = Math.min((width - 2 * MARGIN) / all.width, (height - 2 * MARGIN) / all.height);
      const k = Math.min(1, Math.max(EXTENT[0], least, fitting));
      const start = begin ?? all;
      const left = width < NARROW ? start.x : all.x;
      const fits = k <= fitting;
      const x = fits
        ? (width - all.width * k) / 2 - all.x * k
        : centre === null || width < NARROW
          ? MARGIN - left * k
          : width / 2 - centre * k;
      const y = fits ? all.y + all.height / 2 : start.y + start.height / 2;
      return zoomIdentity.translate(x, height / 2 - y * k).scale(k);
    };
    return {
      begin: () => move(whole(latest.current.middle === null ? READABLE : BOTH)),
      fit: () => move(whole(0)),
      by: (factor: number) => {
        if (pane.current && behavior.current) select(pane.current).call(behavior.current.scaleBy, factor);
      },
      show: (target: CanvasBox) => {
        const { clientWidth: width, clientHeight: height } = pane.current!;
        const { x, y, k } = now.current;
        const shift = (low: number, high: number, room: number) =>
          low < MARGIN ? MARGIN - low : high > room - MARGIN ? room - MARGIN - high : 0;
        const dx = shift(target.x * k + x, (target.x + target.width) * k + x, width);
        const dy = shift(target.y * k + y, (target.y + target.height) * k + y, height);
        if (dx !== 0 || dy !== 0) move(zoomIdentity.translate(x + dx, y + dy).scale(k));
      },
    };
  }, []);
  useEffect(() => {
    const element = pane.current!;
    const apply = (to: ZoomTransform, isByHand: boolean) => {
      now.current = to;
      element.toggleAttribute('data-glides', !isByHand);
      element.dataset.detail = to.k < MIDDLE ? 'far' : to.k < NEAR ? 'middle' : 'near';
      layer.current!.style.transform = `translate(${to.x}px,${to.y}px) scale(${to.k})`;
    };
    behavior.current = zoom<HTMLDivElement, unknown>()
      .scaleExtent([EXTENT[0], EXTENT[1]])
      .on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) =>
        apply(transform, sourceEvent !== null && sourceEvent !== undefined),
      );
    const selection = select(element).call(behavior.current).on('dblclick.zoom', null);
    actions.begin();
    if (latest.current.first) actions.show(latest.current.first);
    element.removeAttribute('data-glides');
    return () => {
      selection.on('.zoom', null);
    };
  }, [actions]);
  return useMemo(() => ({ pane, layer, by: actions.by, fit: actions.fit, show: actions.show }), [actions]);
}
