import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** What an element has for itself, in pixels. */
export interface Room {
  readonly width: number;
  /** From its top to the bottom of the window. */
  readonly height: number;
}

/** Measures the room of an element, now and whenever the window or the element changes. */
export function useRoom(): [ref: RefObject<HTMLDivElement | null>, room: Room] {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>(() => ({ width: innerWidth - 34, height: innerHeight - 180 }));
  const measure = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const width = element.clientWidth;
    const height = innerHeight - Math.round(element.getBoundingClientRect().top + scrollY);
    setRoom((before) => (before.width === width && before.height === height ? before : { width, height }));
  }, []);
  useLayoutEffect(measure);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    if (ref.current) observer.observe(ref.current);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [measure]);
  return [ref, room];
}
