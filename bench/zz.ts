import { benchQuery } from './query.js';
import { benchRefresh } from './refresh.js';
import { startServer } from './server.js';
import { markdown } from './table.js';
const server = await startServer();
try { 
if (process.argv[2]==='query') console.log(markdown(await benchQuery(server))); else 
console.log(markdown(await benchRefresh(server, [200_000, 600_000]))); } finally { await server.stop(); }
