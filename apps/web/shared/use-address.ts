/** The address as React state. A choice replaces the entry in the history, another place is a new one. */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { elsewhere, printAddress, readAddress, type Address, type AddressProblem } from './address.js';

export interface UsedAddress {
  readonly address: Address;
  readonly problems: readonly AddressProblem[];
  /** Changes choices of this place. `push`: as a place of its own, so that Back undoes it (a panel that opens, for example). */
  readonly choose: (choices: Partial<Address>, options?: { readonly push?: boolean }) => void;
  /** Opens another place; period, comparison, cut, segments and lens go along. */
  readonly go: (path: string, choices?: Partial<Address>) => void;
  /** The same as text, for links. */
  readonly link: (path: string, choices?: Partial<Address>) => string;
}

export function useAddress(): UsedAddress {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const { address, problems } = useMemo(() => readAddress(path, search), [path, search]);
  const link = useCallback(
    (to: string, choices: Partial<Address> = {}) => printAddress(elsewhere(address, to, choices)),
    [address],
  );
  const choose = useCallback<UsedAddress['choose']>(
    (choices, { push = false } = {}) => navigate(printAddress({ ...address, ...choices }), { replace: !push }),
    [address, navigate],
  );
  const go = useCallback<UsedAddress['go']>((to, choices) => navigate(link(to, choices)), [link, navigate]);
  return useMemo(() => ({ address, problems, choose, go, link }), [address, problems, choose, go, link]);
}
