import { storeKinds } from '../support/builders-stores.js';
import { workspaceStoreContract } from '../support/workspace-store-contract.js';

describe.each(storeKinds())('workspaces in $name', workspaceStoreContract);
