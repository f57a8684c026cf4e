import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** What an element has for itself, in pixels. */
export interface Room {
  readonly width: number;
  /** From its top to the bottom of the window. */
  readonly height: number;
}

/** Measures the room of an element before it is painted, and whenever the window or the element changes; `null` until then. */
export function useRoom(): [ref: RefObject<HTMLDivElement | null>, room: Room | null] {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room | null>(null);
  const measure = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const width = element.clientWidth;
    const height = innerHeight - Math.round(element.getBoundingClientRect().top + scrollY);
    setRoom((before) => (before?.width === width && before.height === height ? before : { width, height }));
  }, []);
  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    // What is around it moves it.
    for (const element of [ref.current, ref.current?.parentElement]) if (element) observer.observe(element);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [measure]);
  return [ref, room];
}
