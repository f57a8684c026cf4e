/**
 * News from the server: versions of workspace, data, owners, findings and interventions, as they change. One tab of a browser holds the
 * stream and tells the others.
 */
import { useEffect, useRef, useState } from 'react';

/** Each grows, or differs, when something of its kind has changed. `build` is that of the client on the server. */
export interface Versions {
  readonly workspace: string;
  readonly data: string;
  readonly ownership: string;
  readonly findings: string;
  readonly interventions: string;
  readonly build: string;
}

const CHANNEL = 'bough.versions';
/** What a tab that has just been opened says to the one that holds the stream. */
const ASK = 'ask';

/** Listens until it is stopped. `hear` may hear the same versions again. */
export function listenToVersions(hear: (versions: Versions) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let source: EventSource | null = null;
  let latest: Versions | null = null;
  channel.onmessage = ({ data }: MessageEvent<Versions | typeof ASK>) => {
    if (data !== ASK) hear(data);
    else if (source && latest) channel.postMessage(latest);
  };
  channel.postMessage(ASK);
  const stop = new AbortController();
  const hold = () => {
    if (stop.signal.aborted) return; // the lock came too late
    source = new EventSource('/events');
    source.onmessage = ({ data }: MessageEvent<string>) => {
      latest = JSON.parse(data) as Versions;
      hear(latest);
      channel.postMessage(latest);
    };
  };
  // Without locks (a page that came over plain HTTP from another machine) every tab holds a stream of its own.
  if (navigator.locks)
    void navigator.locks
      .request(CHANNEL, { signal: stop.signal }, () => {
        hold();
        return new Promise<void>((done) => stop.signal.addEventListener('abort', () => done()));
      })
      .catch(() => undefined);
  else hold();
  return () => {
    stop.abort();
    source?.close();
    channel.close();
  };
}

/** What has changed since this page was loaded or last brought up to date. */
export interface News {
  readonly changed: readonly (keyof Versions)[];
  /** Takes the present versions for known. */
  readonly settle: () => void;
}

export function useNews(): News {
  const known = useRef<Versions | null>(null);
  const latest = useRef<Versions | null>(null);
  const [changed, setChanged] = useState<readonly (keyof Versions)[]>([]);
  useEffect(
    () =>
      listenToVersions((versions) => {
        latest.current = versions;
        known.current ??= versions;
        const kinds = Object.keys(versions) as (keyof Versions)[];
        const now = kinds.filter((kind) => versions[kind] !== known.current![kind]);
        setChanged((before) => (before.join() === now.join() ? before : now));
      }),
    [],
  );
  const settle = useRef(() => {
    known.current = latest.current;
    setChanged([]);
  });
  return { changed, settle: settle.current };
}
