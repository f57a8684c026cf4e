/** The first line: the places, and the menu of the person. On a small screen the places become a bar at the bottom. */
import { Link } from 'wouter';
import { isVisitor, type Shell } from '../access/viewer.js';
import { Drop } from '../shared/drop.js';
import { chooseLook, DENSITIES, THEMES, useLook } from '../shared/look.js';
import { useAddress } from '../shared/use-address.js';
import { PLACES, type ClientPlace } from '../routes.js';
import styles from './navigation.module.css';

interface NavigationProps {
  readonly shell: Shell;
  readonly place: ClientPlace | undefined;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** On a phone: what people do on the way. Everything else is behind More. */
const FIRST_ON_PHONES = ['/work', '/findings', '/tree'];

export function Navigation({ shell, place, onSearch, onHelp }: NavigationProps) {
  const { link } = useAddress();
  const waiting = shell.viewer.work.filter(({ reason }) => reason !== 'COPY').length;
  const item = (each: ClientPlace) => (
    <li key={each.path} data-group={each.group} data-phone={FIRST_ON_PHONES.includes(each.path) || undefined}>
      <Link href={link(each.path)} aria-current={each === place ? 'page' : undefined}>
        {each.name}
        {each.path === '/work' && waiting > 0 && (
          <span className={styles.count}>
            {waiting}
            <span className="sr"> waiting</span>
          </span>
        )}
      </Link>
    </li>
  );
  return (
    <header className={`${styles.header} no-print`}>
      <Link href={link('/tree')} className={styles.brand}>
        <img src="/favicon.svg" alt="" width="20" height="20" />
        {shell.workspace?.name ?? 'Bough'}
      </Link>
      <nav aria-label="Places">
        <ul>
          {PLACES.map(item)}
          <li data-phone-only="">
            <Drop button="More" align="end">
              {(close) => (
                <ul className={styles.more} onClick={close}>
                  {PLACES.filter(({ path }) => !FIRST_ON_PHONES.includes(path)).map((each) => (
                    <li key={each.path}>
                      <Link href={link(each.path)}>{each.name}</Link>
                    </li>
                  ))}
                </ul>
              )}
            </Drop>
          </li>
        </ul>
      </nav>
      <button type="button" className="quiet" onClick={onSearch} aria-label="Search, or do something: Ctrl K">
        <span aria-hidden="true">⌕</span>
        <span aria-hidden="true" className={styles.wide}>
          <kbd>{/Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} K</kbd>
        </span>
      </button>
      <button type="button" className={`quiet ${styles.wide}`} onClick={onHelp} aria-label="Keys">
        <span aria-hidden="true">?</span>
      </button>
      <Person shell={shell} />
    </header>
  );
}

function Person({ shell }: { readonly shell: Shell }) {
  const { theme, density } = useLook();
  return (
    <Drop
      button={shell.viewer.name}
      label={`${shell.viewer.name}: theme, density, sign out`}
      className="quiet"
      align="end"
    >
      <div className="stack">
        <label className="line spread">
          Theme
          <select
            value={theme}
            onChange={(event) => chooseLook({ theme: event.target.value as (typeof THEMES)[number] })}
          >
            {THEMES.map((word) => (
              <option key={word}>{word}</option>
            ))}
          </select>
        </label>
        <label className="line spread">
          Density
          <select
            value={density}
            onChange={(event) => chooseLook({ density: event.target.value as (typeof DENSITIES)[number] })}
          >
            {DENSITIES.map((word) => (
              <option key={word}>{word}</option>
            ))}
          </select>
        </label>
        <a href="/graphql">Ask the API (GraphiQL)</a>
        {isVisitor(shell) ? (
          <a href="/sign-in?to=/">Sign in</a>
        ) : (
          <>
            <a href="/account">Your account</a>
            <form method="post" action="/sign-out">
              <button type="submit">Sign out</button>
            </form>
          </>
        )}
      </div>
    </Drop>
  );
}
