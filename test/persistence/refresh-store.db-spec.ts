import { storeKinds } from '../support/builders-stores.js';
import { rollupStoreContract } from '../support/rollup-store-contract.js';

describe.each(storeKinds())('rollups in $name', rollupStoreContract);
