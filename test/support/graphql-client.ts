/** GraphQL over HTTP as a client sends it. */
export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string; readonly [name: string]: unknown };
}

export interface Answer<Data = any> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly GraphqlError[];
  readonly text: string;
}

export interface GraphqlClient {
  /** The data; throws when there are errors. */
  query<Data = any>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The whole answer. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The first error's code and message; throws when there is none. */
  refusal(query: string, variables?: Record<string, unknown>): Promise<string>;
  http(path: string, init?: RequestInit): Promise<Response>;
}

/** `headers` go with every query: `{ authorization: 'Bearer …' }`. */
export function graphqlClient(url: string, headers: Record<string, string> = {}): GraphqlClient {
  const http = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);

  async function ask(query: string, variables?: Record<string, unknown>): Promise<Answer> {
    const response = await http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, text, ...JSON.parse(text) };
  }

  async function query<Data>(text: string, variables?: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await ask(text, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async function refusal(text: string, variables?: Record<string, unknown>): Promise<string> {
    const { errors } = await ask(text, variables);
    if (!errors) throw new Error('There was no error.');
    return `${errors[0]!.extensions.code}: ${errors[0]!.message}`;
  }

  return { query, ask, refusal, http };
}
