/** The domain of a company, as sources write it: an address, a web site, or the name alone. */

/** Attributes of customers that hold a domain. */
export const DOMAIN_ATTRIBUTES: readonly string[] = ['domain', 'website', 'email_domain'];

const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?(?:[^@\s/]+@)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:\/.*)?$/;

/** `acme.com` of `Ana@Acme.com`, `https://www.acme.com/about` and `acme.com`; `null` for what is no domain. */
export function likelyDomain(text: string): string | null {
  return DOMAIN.exec(text.trim().toLowerCase())?.[1] ?? null;
}

/** What an attribute may say for a domain, in lower case. */
export function domainKeys(domain: string): string[] {
  const sites = [domain, `www.${domain}`].flatMap((name) => [name, `http://${name}`, `https://${name}`]);
  return sites.flatMap((site) => [site, `${site}/`]);
}
