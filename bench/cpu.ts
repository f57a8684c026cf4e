/** CPU time of this process, and of others from /proc, which only Linux has. Elsewhere other processes have only wall time. */
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

interface Times {
  readonly parent: number;
  /** CPU time of the process and of its ended children, in milliseconds. */
  readonly cpu: number;
}

function timesOf(pid: number): Times | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields[11]! + fields[12]! + fields[13]! + fields[14]!;
    return { parent: fields[1]!, cpu: (ticks * 1000) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** CPU milliseconds of one run in this process. */
export function cpuOf(run: () => unknown, repeats = 1): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
}

/** CPU milliseconds of a process and its children, running and ended; NaN where the system does not say. */
export function cpuOfTree(pid: number): number {
  if (process.platform !== 'linux') return NaN;
  const own = timesOf(pid)?.cpu ?? NaN;
  return readdirSync('/proc').reduce((sum, name) => {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : null;
    return times?.parent === pid ? sum + times.cpu : sum;
  }, own);
}

/** Highest resident memory of a process so far, in MB; NaN where the system does not say. */
export function peakMemory(pid: number): number {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match![1]) / 1024;
  } catch {
    return NaN;
  }
}
