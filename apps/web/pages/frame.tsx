/** What surrounds every page: where one is and can go, what is chosen, whether the numbers are fresh, and who looks. */
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Shell as ShellQuery } from '../gql/shell.js';
import { ShellContext, isVisitor, type Shell } from '../access/viewer.js';
import { useAsk } from '../shared/ask.js';
import { isWorkspaceMissing } from '../shared/ask-problem.js';
import { Dialog } from '../shared/dialog.js';
import { listenToKeys, useKeys } from '../shared/keys.js';
import { useNews } from '../shared/live.js';
import { Failed, Loading } from '../shared/part.js';
import { useToast } from '../shared/toast.js';
import { TypeAhead } from '../shared/type-ahead.js';
import { lastDayOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import { PLACES, placeOf } from '../routes.js';
import { ChoiceBar } from './choice-bar.js';
import { FirstQuestions } from './first-questions.js';
import { FirstSteps, isWithoutData } from './first-steps.js';
import { Navigation } from './navigation.js';
import { usePrintFoot } from './print-foot.js';
import styles from './frame.module.css';

const Palette = lazy(async () => ({ default: (await import('./palette.js')).CommandPalette }));
const typed = new TypeAhead();
const Help = lazy(async () => ({ default: (await import('./help.js')).Help }));

interface FrameProps {
  /** Whether an answer has said that the session is over. */
  readonly isSignedOut: boolean;
  /** Asks everything on the screen again. */
  readonly onNews: () => void;
  readonly children: ReactNode;
}

export function Frame({ isSignedOut, onNews, children }: FrameProps) {
  const { address, problems: misread, go } = useAddress();
  const { data: shell, problems, again } = useAsk(ShellQuery, {});
  const toast = useToast();
  const place = placeOf(address.path);
  useEffect(listenToKeys, []);
  useKeys(PLACES.map(({ keys, name, path }) => ({ keys, name, group: 'Go to', run: () => go(path) })));
  const [isDismissed, setDismissed] = useState(false);
  const [over, setOver] = useState<'palette' | 'help' | null>(null);
  const openPalette = () => {
    if (over !== 'palette') typed.start();
    setOver('palette');
  };
  const close = () => {
    typed.stop();
    setOver(null);
  };
  useKeys([
    { keys: 'mod+k', name: 'Go to, or do', group: 'Page', run: openPalette },
    { keys: '/', name: 'Search', group: 'Page', run: openPalette },
    { keys: '?', name: 'Keys', group: 'Page', run: () => setOver('help') },
  ]);
  useEffect(() => {
    document.title = [place?.name, shell?.workspace?.name ?? 'Bough'].filter(Boolean).join(' · ');
  }, [place, shell]);
  const told = misread.map(({ name, value }) => `${name}=${value}`).join(', ');
  useEffect(() => {
    if (told) toast(`This part of the address was not understood, so the usual is shown: ${told}`);
  }, [told, toast]);

  if (!shell)
    return (
      <main className={styles.main}>
        <h1 className="sr">{place?.name ?? 'Bough'}</h1>
        {isSignedOut ? (
          <SignInAgain />
        ) : isWorkspaceMissing(problems) ? (
          <FirstSteps done={0} />
        ) : problems.length > 0 ? (
          <Failed problems={problems} again={again} />
        ) : (
          <Loading height="90vh" />
        )}
      </main>
    );
  return (
    <ShellContext value={shell}>
      <PrintFoot shell={shell} />
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <Navigation shell={shell} place={place} onSearch={openPalette} onHelp={() => setOver('help')} />
      {isVisitor(shell) && <DemoBanner />}
      <NewsBar onNews={onNews} />
      {shell.tree && place && !isWithoutData(shell, place) && <ChoiceBar place={place} />}
      <main id="content" tabIndex={-1} className={styles.main}>
        <h1 className={`sr ${styles.title}`}>
          {shell.workspace?.name ?? 'Bough'} · {place?.name ?? 'Not found'}
        </h1>
        {!shell.workspace ? <FirstSteps done={0} /> : isWithoutData(shell, place) ? <FirstSteps done={1} /> : children}
      </main>
      {isSignedOut && !isDismissed && (
        <Dialog title="You are signed out" onClose={() => setDismissed(true)} width={440}>
          <SignInAgain />
        </Dialog>
      )}
      <Suspense>
        {over === 'palette' && <Palette typed={typed} onClose={close} />}
        {over === 'help' && <Help onClose={close} />}
      </Suspense>
    </ShellContext>
  );
}

function PrintFoot({ shell: { workspace } }: { readonly shell: Shell }) {
  const { address } = useAddress();
  usePrintFoot(address, workspace && lastDayOf(workspace));
  return null;
}

/** The sign-in is a page of the server; it leads back to where the reader was. */
function SignInAgain() {
  const to = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
  return (
    <div className="stack">
      <p>The session is over, or somebody signed out in another tab. Signing in leads back to this page.</p>
      <p>
        <a className="button" data-first="" href={to}>
          Sign in
        </a>
      </p>
    </div>
  );
}

function DemoBanner() {
  return (
    <aside aria-label="About this data" className={`${styles.banner} no-print`}>
      <p>
        This is made-up data, to look around. <a href="/sign-in?to=/">Sign in</a> to change something; the terminal that
        started Bough shows a link.
      </p>
      <FirstQuestions />
    </aside>
  );
}

/** Numbers do not change under the eyes of the reader; they are told that there are newer ones. */
function NewsBar({ onNews }: { readonly onNews: () => void }) {
  const { changed, settle } = useNews();
  const isPageOld = changed.includes('build');
  const isQuiet = changed.length > 0 && !isPageOld && !changed.includes('data');
  const show = () => {
    settle();
    onNews();
  };
  useEffect(() => {
    if (isQuiet) show(); // owners, findings, interventions: what others have just done belongs on the screen at once
  });
  if (changed.length === 0 || isQuiet) return null;
  return (
    <p role="status" className={`${styles.news} no-print`}>
      {isPageOld ? 'Bough was updated.' : 'There are new numbers.'}
      <button type="button" onClick={isPageOld ? () => location.reload() : show}>
        {isPageOld ? 'Reload the page' : 'Show them'}
      </button>
    </p>
  );
}
