import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * The width of an element in pixels, at most `most`: a picture that is drawn for its room keeps letters that can be read, where one that is
 * scaled down would not. `most` until it is measured, which is before it is painted.
 */
export function useWidth<Measured extends Element>(most: number): [ref: RefObject<Measured | null>, width: number] {
  const ref = useRef<Measured>(null);
  const [width, setWidth] = useState(most);
  const measure = useRef(() => {
    const own = ref.current?.clientWidth ?? 0;
    if (own > 0) setWidth(Math.min(most, own));
  });
  useLayoutEffect(() => measure.current(), []);
  useEffect(() => {
    const observer = new ResizeObserver(() => measure.current());
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
