import { chainSources } from '../../db/chain-sources.js';
import type { Database } from '../../db/client.js';
import {
  listAnchored,
  listRows,
  listSeals,
  loadUnsealed,
  rowsPerSealMax,
  sha256Hex,
  type ChainPosition,
} from '../../db/seals.js';
import {
  anchorText,
  findRowDamage,
  findSealDamage,
  type ChainAnchor,
  type RowDamage,
  type Seal,
} from '../../domain/chain.js';
import type { Instant } from '../../domain/dates.js';
import type { TenantId } from '../../domain/ids.js';
import type { AnchorStorage } from '../../providers/ports-books.js';

export type ChainReport = {
  readonly seals: number;
  /** Anchors that were read and held against their seals. */
  readonly anchors: number;
  /** Seals behind the last anchor. */
  readonly unanchored: number;
  readonly sources: readonly {
    readonly name: string;
    readonly rows: number;
    readonly unsealed: { readonly rows: number; readonly oldestAt: Instant | null };
  }[];
  /** The first thing that is wrong. */
  readonly problem: string | null;
};

export type Books = { readonly database: Database; readonly anchors: AnchorStorage };

const sealsPerPage = 20;
const unsealedCountMax = 100_000;

/** Walks the chain of a tenant from its first seal, page by page, until something is wrong. */
export async function walkChain(books: Books, tenantId: TenantId): Promise<ChainReport> {
  const walk = new Walk(books, tenantId);
  const problem = await walk.run();
  const sources = [];
  for (const source of chainSources) {
    const unsealed = await books.database.inTenant(tenantId, (tx) =>
      loadUnsealed(tx, tenantId, source, unsealedCountMax),
    );
    sources.push({ name: source.name, rows: walk.rows.get(source.name) ?? 0, unsealed });
  }
  const seals = walk.head?.sequence ?? 0;
  return { seals, anchors: walk.anchors, unanchored: seals - walk.anchoredThrough, sources, problem };
}

class Walk {
  head: ChainAnchor | null = null;
  anchors = 0;
  anchoredThrough = 0;
  readonly rows = new Map<string, number>();
  private readonly through = new Map<string, ChainPosition>();

  constructor(
    private readonly books: Books,
    private readonly tenantId: TenantId,
  ) {}

  async run(): Promise<string | null> {
    const { database, anchors } = this.books;
    const { tenantId } = this;
    for (;;) {
      const after = this.head?.sequence ?? 0;
      // Before the seals are read: an anchor that is seen here has its seal in the database already.
      const anchored = await anchors.list(tenantId, { after, limit: sealsPerPage });
      const seals = await database.inTenant(tenantId, (tx) =>
        listSeals(tx, tenantId, { after, limit: sealsPerPage }),
      );
      if (seals.length === 0) return this.endProblem(anchored);
      for (const seal of seals) {
        const problem = (await this.sealProblem(seal)) ?? (await this.anchorProblem(seal, anchored));
        if (problem !== null) return problem;
      }
    }
  }

  private endProblem([next]: readonly number[]): string | null {
    if (next === undefined) return null;
    return (
      `the chain ends with seal ${this.head?.sequence ?? 0}, but seal ${next} was anchored: its tail was cut, ` +
      `and the first row that is gone came ${this.lastRows()}`
    );
  }

  /** Where good rows end, for the reader who looks for what is gone. */
  private lastRows(): string {
    const ends = [...this.through].map(([source, place]) => `after ${source} ${place?.rowId ?? ''}`);
    return ends.length === 0 ? 'first of all' : ends.join(' and ');
  }

  private async sealProblem(seal: Seal): Promise<string | null> {
    const damaged = findSealDamage(seal, this.head, sha256Hex);
    if (damaged !== null) return `${damaged}; good rows end ${this.lastRows()}`;
    const source = chainSources.find(({ name }) => name === seal.source);
    if (!source || !source.formats[seal.format - 1]) {
      return `seal ${seal.sequence} is about ${seal.source} in format ${seal.format}, which this version does not know`;
    }
    const after = this.through.get(seal.source) ?? null;
    const through = {
      transactionId: seal.throughTransactionId,
      rowId: seal.rowIds.at(-1) ?? '',
    };
    const { format } = seal;
    // One more than were sealed is enough to see that there are more.
    const range = { after, through, format, limit: rowsPerSealMax + 1 };
    const rows = await this.books.database.inTenant(this.tenantId, (tx) =>
      listRows(tx, this.tenantId, source, range),
    );
    const damage = findRowDamage(seal, rows);
    if (damage) return told(seal, damage);
    this.through.set(seal.source, through);
    this.rows.set(seal.source, (this.rows.get(seal.source) ?? 0) + rows.length);
    this.head = {
      tenantId: seal.tenantId,
      sequence: seal.sequence,
      sealedAt: seal.sealedAt,
      hash: seal.hash,
    };
    return null;
  }

  private async anchorProblem(seal: Seal, listed: readonly number[]): Promise<string | null> {
    const { sequence } = seal;
    const [noted] = await this.books.database.inTenant(this.tenantId, (tx) =>
      listAnchored(tx, this.tenantId, [sequence]),
    );
    if (noted === undefined && !listed.includes(sequence)) return null;
    const text = await this.books.anchors.get(this.tenantId, sequence);
    if (text === null) return `the anchor of seal ${sequence} is gone`;
    if (text !== anchorText(seal)) {
      return (
        `seal ${sequence} is not the one that was anchored: the chain was written anew, ` +
        `at one of the seals ${this.anchoredThrough + 1} to ${sequence}`
      );
    }
    this.anchors += 1;
    this.anchoredThrough = sequence;
    return null;
  }
}

const damages: Readonly<Record<RowDamage['damage'], string>> = {
  changed: 'was changed after it was sealed',
  deleted: 'is gone',
  inserted: 'was not there when its neighbours were sealed',
  moved: 'is not in its place',
};

function told(seal: Seal, { rowId, damage }: RowDamage): string {
  return `${seal.source} ${rowId} ${damages[damage]} (seal ${seal.sequence})`;
}
