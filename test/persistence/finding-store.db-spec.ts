import { storeKinds } from '../support/builders-stores.js';
import { findingStoreContract } from '../support/finding-store-contract.js';

describe.each(storeKinds())('findings in $name', findingStoreContract);
