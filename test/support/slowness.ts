/** How busy or slow a machine is right now, so that bounds in milliseconds mean the same everywhere. */

/** In milliseconds of CPU, on the machine that the bounds were written on. */
const USUAL = 60;

/** What a job that is always the same takes of the processor, as a multiple of the usual; at least 1. */
export function slowness(): number {
  const { user, system } = process.cpuUsage();
  const values = Float64Array.from({ length: 200_000 }, (_, index) => Math.sin(index * index));
  values.sort();
  JSON.stringify(Array.from(values.subarray(0, 50_000)));
  const taken = process.cpuUsage({ user, system });
  return Math.max(1, (taken.user + taken.system) / 1000 / USUAL);
}
