import createClient, { type FetchResponse, type MaybeOptionalInit, type Middleware } from 'openapi-fetch';
import { patientFetch, type Patience } from './patience.js';
import { PayloomProblem } from './problem.js';
import type { Bill, paths, Upload } from './schema.js';

export { PayloomProblem, type ProblemCode } from './problem.js';
export type * from './schema.js';

export type PayloomOptions = Partial<Patience> & {
  readonly baseUrl: string;
} & (
    | { readonly apiKey: string }
    /** A JWT of your identity provider; asked for before each call, since they expire. */
    | { readonly token: () => string | Promise<string> }
  );

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];
type InitOf<P extends keyof paths, M extends Method> = MaybeOptionalInit<paths[P], M>;
type Args<Init> = undefined extends Init ? [init?: Init] : [init: Init];
type DataOf<Operation, Init> =
  Operation extends Record<string | number, unknown>
    ? OrNothing<NonNullable<FetchResponse<Operation, Init, `${string}/${string}`>['data']>>
    : never;
type OrNothing<Data> = [Data] extends [never] ? undefined : Data;

/** As of openapi-fetch, but answers the data alone, and throws {@link PayloomProblem} when the API says no. */
type Call<M extends Method> = <P extends PathOf<M>, Init extends InitOf<P, M>>(
  path: P,
  ...args: Args<Init>
) => Promise<DataOf<paths[P][M], Init>>;

type Page = { items: unknown[]; nextCursor: string | null };
type PagedPath = {
  [P in PathOf<'get'>]: DataOf<paths[P]['get'], undefined> extends Page ? P : never;
}[PathOf<'get'>];
type ItemOf<P extends PagedPath> =
  DataOf<paths[P]['get'], undefined> extends { items: (infer T)[] } ? T : never;

export type PayloomClient = {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** Every item of a list, page after page, fetched as they are asked for. */
  readonly each: <P extends PagedPath, Init extends InitOf<P, 'get'>>(
    path: P,
    ...args: Args<Init>
  ) => AsyncGenerator<ItemOf<P>, void, undefined>;
  /** A document becomes a bill. The file's name tells its kind together with its content. */
  readonly uploadBill: (
    file: File,
    fields?: { readonly department?: string; readonly description?: string },
  ) => Promise<Bill>;
  /** Up to 50 documents, each decided by itself. A key of your own makes a later repetition the same call. */
  readonly uploadBills: (
    files: readonly File[],
    options?: { readonly department?: string; readonly idempotencyKey?: string },
  ) => Promise<Upload>;
};

const usualPatience: Patience = { attemptMsMax: 20_000, callMsMax: 60_000 };

export function createPayloomClient(options: PayloomOptions): PayloomClient {
  const http = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: patientFetch({ ...usualPatience, ...options }),
  });
  http.use(identified(options), repeatable);

  // The types are those of Call; openapi-fetch takes any path and method.
  const request = http.request as unknown as (
    method: string,
    path: string,
    init?: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const call = async (method: Method, path: string, init?: object): Promise<unknown> => {
    const { data, error, response } = await request(method, path, init);
    if (!response.ok) throw new PayloomProblem(`${method.toUpperCase()} ${path}`, response, error);
    return data;
  };
  async function* each(path: string, init: { params?: { query?: object } } = {}) {
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { ...init.params?.query, ...(cursor === undefined ? {} : { cursor }) };
      const page = (await call('get', path, { ...init, params: { ...init.params, query } })) as Page;
      yield* page.items;
      cursor = page.nextCursor;
    }
  }
  const bound = <M extends Method>(method: M) =>
    ((path: string, init?: object) => call(method, path, init)) as Call<M>;
  return {
    GET: bound('get'),
    POST: bound('post'),
    PUT: bound('put'),
    PATCH: bound('patch'),
    DELETE: bound('delete'),
    each: each as PayloomClient['each'],
    uploadBill: (file, fields = {}) =>
      call('post', '/v1/bills/upload', { body: formOf({ file, ...fields }) }) as Promise<Bill>,
    uploadBills: (files, { idempotencyKey, ...fields } = {}) =>
      call('post', '/v1/uploads', {
        body: formOf({ files, ...fields }),
        ...(idempotencyKey === undefined
          ? {}
          : { params: { header: { 'Idempotency-Key': idempotencyKey } } }),
      }) as Promise<Upload>,
  };
}

/** The version that you saw, for `params.header`: the change is refused when somebody was faster. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

function identified(options: PayloomOptions): Middleware {
  return {
    onRequest: async ({ request }) => {
      const credential = 'apiKey' in options ? options.apiKey : await options.token();
      request.headers.set('authorization', `Bearer ${credential}`);
    },
  };
}

/** One key a call, kept over its repetitions. */
const repeatable: Middleware = {
  onRequest: ({ request: { method, headers } }) => {
    if (method !== 'GET' && !headers.has('idempotency-key')) {
      headers.set('idempotency-key', crypto.randomUUID());
    }
  },
};

function formOf(fields: Readonly<Record<string, string | File | readonly File[] | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' || value instanceof File) form.set(name, value);
    else for (const file of value ?? []) form.append(name, file);
  }
  return form;
}
