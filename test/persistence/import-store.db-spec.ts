import { storeKinds } from '../support/builders-stores.js';
import { factStoreContract } from '../support/fact-store-contract.js';

describe.each(storeKinds())('facts in $name', factStoreContract);
