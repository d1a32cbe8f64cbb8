import { asc, desc, isNotNull, isNull, sql, type Column, type SQL } from 'drizzle-orm';

/** An order of rows: by columns, and by an id where those are equal. */
export type Order = {
  readonly columns: readonly Column[];
  readonly id: Column;
  readonly direction: 'asc' | 'desc';
  readonly mayBeMissing: boolean;
};

/** Where a page ended. `values` is null among the rows in which the columns are missing. */
export type Position = {
  readonly values: readonly (string | number)[] | null;
  readonly id: string;
};

type Part = { readonly where: SQL | undefined; readonly orderBy: SQL };

/**
 * What comes after a position, in parts that an index each gives in order: rows with the columns, then those without,
 * which come last in either direction. One sort over both would be read and sorted as a whole.
 */
export function orderedParts(order: Order, after: Position | null): readonly [Part, ...Part[]] {
  const { columns, id, direction, mayBeMissing } = order;
  const [first] = columns;
  const beyond = after && [...(after.values ?? []), after.id];
  if (!mayBeMissing || first === undefined) return [partOf([...columns, id], direction, beyond, undefined)];
  if (after?.values === null) return [partOf([id], direction, [after.id], isNull(first))];
  return [
    partOf([...columns, id], direction, beyond, isNotNull(first)),
    partOf([id], direction, null, isNull(first)),
  ];
}

function partOf(
  columns: readonly Column[],
  direction: Order['direction'],
  after: readonly (string | number)[] | null,
  where: SQL | undefined,
): Part {
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
  const sorted = direction === 'asc' ? asc : desc;
  const beyond =
    after &&
    sql`(${list(columns.map((column) => sql`${column}`))}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${list(
      after.map((value) => sql`${value}`),
    )})`;
  const conditions = [where, beyond ?? undefined].filter((condition) => condition !== undefined);
  return {
    where: conditions.length === 0 ? undefined : sql.join(conditions, sql` and `),
    orderBy: list(columns.map((column) => sorted(column))),
  };
}
