/** Addresses and networks as they are written in settings. */
import { isIP } from 'node:net';

/** `127.0.0.1`, `10.1.0.0/16`, `fd00::/8`. A network of all addresses is none: it would believe everybody. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

/** Whether a server that listens there hears this machine only. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
