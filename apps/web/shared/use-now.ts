/** The time, moving on by itself: deadlines on a page that stays open stay true. */
import { useEffect, useState } from 'react';

const STEP_MS = 30_000;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
