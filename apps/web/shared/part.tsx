/** The states of a part of the screen: it loads, it is there, it is empty, it failed; and the boundary that keeps a crash in its place. */
import { Component, useEffect, useState, type ErrorInfo, type ReactNode } from 'react';
import type { Asked } from './ask.js';
import { isPageTooOld, type AskProblem } from './ask-problem.js';
import styles from './part.module.css';

/** A skeleton in the size of what comes. It appears after 150 ms, so that quick answers do not flicker. */
export function Loading({
  height = 200,
  what = 'Loading',
}: {
  readonly height?: number | string;
  readonly what?: string;
}) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles.loading} style={{ height }}>
      <span className="sr">{what} …</span>
      {isShown && <div className="skeleton" aria-hidden="true" style={{ height: '100%' }} />}
    </div>
  );
}

/** Says what would be here, and what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What happened, in its own place, with a way on. */
export function Failed({ problems, again }: { readonly problems: readonly AskProblem[]; readonly again?: () => void }) {
  const messages = [...new Set(problems.map(({ message }) => message))];
  const ids = [...new Set(problems.flatMap(({ requestId }) => requestId ?? []))];
  return (
    <div role="alert" className={styles.failed}>
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {ids.map((id) => (
        <p key={id} className="mute">
          The server's log has it under <code>{id}</code>.
        </p>
      ))}
      <p className="line">
        {isPageTooOld(problems) ? (
          <button type="button" className="primary" onClick={() => location.reload()}>
            Reload the page
          </button>
        ) : (
          again && (
            <button type="button" onClick={again}>
              Try again
            </button>
          )
        )}
      </p>
    </div>
  );
}

/**
 * Shows an answer in whichever state it is. An old answer stays while the new one is on its way; what failed is told above it.
 * `height` is the size of the skeleton.
 */
export function Answered<Answer>({
  asked,
  height,
  what,
  children,
}: {
  readonly asked: Asked<Answer>;
  readonly height?: number | string;
  readonly what?: string;
  readonly children: (data: Answer) => ReactNode;
}) {
  const { data, problems, isLoading, isOld, again } = asked;
  if (data === null)
    return problems.length > 0 ? (
      <Failed problems={problems} again={again} />
    ) : isLoading ? (
      <Loading height={height} what={what} />
    ) : null;
  return (
    <>
      {problems.length > 0 && <Failed problems={problems} again={again} />}
      <div className={styles.answer} aria-busy={isOld} data-old={isOld || undefined}>
        {children(data)}
      </div>
    </>
  );
}

/** Keeps a crash in its place: the rest of the page goes on. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert" className={styles.failed}>
        <p>This part of the page failed: {error.message}</p>
        <p>
          <button type="button" onClick={() => this.setState({ error: null })}>
            Try again
          </button>
        </p>
      </div>
    );
  }
}
