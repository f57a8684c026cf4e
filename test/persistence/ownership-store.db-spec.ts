import { storeKinds } from '../support/builders-stores.js';
import { ownershipStoreContract } from '../support/ownership-store-contract.js';

describe.each(storeKinds())('ownership in $name', ownershipStoreContract);
