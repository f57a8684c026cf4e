import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const onPaper = matchMedia('print');

/** Whether the page is being printed, so that what is out of sight belongs into the document, too. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(onPaper.matches);
  useEffect(() => {
    const set = (is: boolean) => flushSync(() => setPrinting(is));
    const before = () => set(true);
    const after = () => set(onPaper.matches);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    onPaper.addEventListener('change', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      onPaper.removeEventListener('change', after);
    };
  }, []);
  return isPrinting;
}
