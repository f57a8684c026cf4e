/** Takes what is shown out of the page: the link, and the same as CSV from the server. */
import { Drop } from './drop.js';
import { useToast } from './toast.js';

/** `csv`: the path of the server's file, `/export/scorecard.csv`; it takes the query of the address. */
export function ExportMenu({ csv, more = [] }: ExportMenuProps) {
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast('The link is on the clipboard; it shows what you see now.'),
      () => toast(`The browser does not let pages write to the clipboard. The link is: ${location.href}`),
    );
  return (
    <Drop button="Export" align="end">
      {(close) => (
        <div className="stack">
          <button
            type="button"
            onClick={() => {
              void copy();
              close();
            }}
          >
            Copy the link
          </button>
          {csv && (
            <a className="button" href={`${csv}${location.search}`} download>
              CSV
            </a>
          )}
          {more.map(({ name, run }) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                run();
                close();
              }}
            >
              {name}
            </button>
          ))}
          <button type="button" onClick={() => print()}>
            Print
          </button>
        </div>
      )}
    </Drop>
  );
}

interface ExportMenuProps {
  readonly csv?: string;
  readonly more?: readonly { readonly name: string; readonly run: () => void }[];
}
