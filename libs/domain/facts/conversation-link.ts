/** Where a conversation can be read in the tool that it comes from: `https://acme.zendesk.com/agent/tickets/{id}`. */

const PLACE = '{id}';
/** A web address whose server is written out; only these, so that a link never runs anything. */
const WEB = /^https?:\/\/[^/?#{}\s]+[/?#]\S*$/;

/** Why a text is no template of links; `null` when it is one. */
export function linkProblem(template: string): string | null {
  if (!WEB.test(template) || !URL.canParse(linkTo(template, '1')))
    return 'a link is a web address: https://acme.example.com/tickets/{id}';
  return template.includes(PLACE) ? null : `a link has ${PLACE} where the id of the conversation goes`;
}

/** The link of a template to a conversation. */
export function linkTo(template: string, externalId: string): string {
  return template.replaceAll(PLACE, encodeURIComponent(externalId));
}
