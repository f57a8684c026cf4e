/** Instants as days and times of the workspace's time zone. */
import { useMemo } from 'react';
import { useShell } from '../access/viewer.js';

export function useDays(): {
  readonly dayOf: (instant: string) => string;
  readonly timeOf: (instant: string) => string;
} {
  const timeZone = useShell().workspace!.timeZone;
  return useMemo(() => {
    const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone });
    const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
    return {
      dayOf: (instant) => day.format(Date.parse(instant)),
      timeOf: (instant) => time.format(Date.parse(instant)),
    };
  }, [timeZone]);
}
