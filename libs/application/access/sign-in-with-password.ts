import { delayAfter, tryLimits } from '@bough/domain';
import { isPassword } from './password-hash.js';
import {
  openSession,
  tellFailure,
  TOO_MANY_TRIES,
  triesSince,
  WRONG_PASSWORD,
  type SignedIn,
  type SignInPorts,
  type Visitor,
} from './sign-in.js';

/** Lets somebody in who knows a password. Tries are counted, slowed down and in the end refused without a look. */
export class SignInWithPassword {
  constructor(private readonly ports: SignInPorts) {}

  /** `login` is a key or an e-mail address. */
  async run(login: string, password: string, visitor: Visitor): Promise<SignedIn> {
    const name = login.trim().toLowerCase();
    const tries = await this.countTries(name, visitor.address);
    await this.ports.wait(delayAfter(tries - 1));
    const account = await this.ports.accounts.byLogin(name);
    const stored = account?.active ? await this.ports.signIns.password(account.id) : null;
    if (!(await isPassword(password, stored))) {
      await tellFailure(this.ports, name, visitor);
      throw WRONG_PASSWORD();
    }
    const [pair] = tryLimits(name, visitor.address);
    await this.ports.signIns.forgetTries(pair!.key, triesSince(this.ports.now()));
    return openSession(this.ports, account!, 'password', visitor);
  }

  /** Tries of this account from this address, this one among them. */
  private async countTries(name: string, address: string): Promise<number> {
    const now = this.ports.now();
    const counts: number[] = [];
    for (const { key, most } of tryLimits(name, address)) {
      const count = await this.ports.signIns.countTry(key, now, triesSince(now));
      if (count > most) throw TOO_MANY_TRIES();
      counts.push(count);
    }
    return counts[0]!;
  }
}
