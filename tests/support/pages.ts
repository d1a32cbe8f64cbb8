type Body = Record<string, unknown>;

/** The items of a list in its order, asked for one a page. */
export async function readPageByPage<T>(
  get: (query: string) => Promise<{ readonly body: Body }>,
  query: string,
  itemsOf: (body: Body) => readonly T[],
): Promise<T[]> {
  const seen: T[] = [];
  let cursor = '';
  do {
    const { body } = await get(`${query}&limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...itemsOf(body));
    cursor = (body['nextCursor'] as string | null) ?? '';
  } while (cursor !== '');
  return seen;
}
