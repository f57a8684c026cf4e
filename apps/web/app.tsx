/** The client, from the outside in: how it asks, what it knows of the workspace, the frame, and the page in it. */
import { Suspense, useMemo, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Provider } from 'urql';
import { Frame } from './pages/frame.js';
import { createClient, Epoch } from './shared/ask.js';
import { Boundary, Empty, Loading } from './shared/part.js';
import { Toasts } from './shared/toast.js';
import { PLACES } from './routes.js';

export function App() {
  const [isSignedOut, setSignedOut] = useState(false);
  const client = useMemo(() => createClient(() => setSignedOut(true)), []);
  const [epoch, setEpoch] = useState(0);
  return (
    <Provider value={client}>
      <Epoch value={epoch}>
        <Toasts>
          <Frame isSignedOut={isSignedOut} onNews={() => setEpoch((before) => before + 1)}>
            <Suspense fallback={<Loading height="60vh" />}>
              <Switch>
                {PLACES.flatMap(({ path, more = [], page: Page }) =>
                  [path, ...more].map((each) => (
                    <Route key={each} path={each}>
                      <Boundary key={path}>
                        <Page />
                      </Boundary>
                    </Route>
                  )),
                )}
                <Route path="/">
                  <Redirect to={`/tree${location.search}`} replace />
                </Route>
                <Route>
                  <Empty title="There is no such page">
                    <p>The address may have been cut off when it was copied.</p>
                    <a className="button" href="/tree">
                      Open the tree
                    </a>
                  </Empty>
                </Route>
              </Switch>
            </Suspense>
          </Frame>
        </Toasts>
      </Epoch>
    </Provider>
  );
}
