/**
 * A real OpenID Connect provider on a free port of this machine, for tests: its people are ann (address verified), eve (address
 * not verified) and bob (whom nobody invited). Prints its address; reads where Bough is from the arguments.
 */
import { Provider } from 'oidc-provider';

const [back] = process.argv.slice(2);
const PEOPLE = {
  ann: { email: 'ann@example.com', email_verified: true },
  eve: { email: 'eve@example.com', email_verified: false },
  bob: { email: 'bob@example.com', email_verified: true },
};
const probe = (await import('node:net')).createServer().listen(0, '127.0.0.1');
await new Promise((done) => probe.once('listening', done));
const { port } = probe.address();
await new Promise((done) => probe.close(done));

const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'bough', client_secret: 'a-secret-of-the-test', redirect_uris: [back] }],
  cookies: { keys: ['a key of the test'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
});
provider.listen(port, '127.0.0.1', () => console.log(issuer));
