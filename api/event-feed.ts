import { listLiveKeys } from '../db/api-keys.js';
import type { Database } from '../db/client.js';
import { listFactsAfter, loadPresentPosition, positionOf } from '../db/events.js';
import type { FactRow } from '../db/facts.js';
import { listLiveIdentities } from '../db/member-identities.js';
import type { Instant } from '../domain/dates.js';
import { refuse } from '../domain/errors.js';
import { comparePositions, eventOf, wantsType, type FactPosition } from '../domain/events.js';
import type { ApiKeyId, IdentityId, TenantId } from '../domain/ids.js';
import type { Logger } from '../log.js';
import { createOutlet, type Outlet } from './event-outlet.js';

export type FeedLimits = {
  /** Between two looks for new events of a tenant, however many listen. */
  readonly pollMs: number;
  readonly heartbeatMs: number;
  /** A stream ends at the latest so long after its key or token has lost its force. */
  readonly credentialCheckMs: number;
  readonly streamsPerTenantMax: number;
  readonly streamsPerCredentialMax: number;
  /** Who is further behind is cut off, and reads on from its last event. */
  readonly bufferBytesMax: number;
};

export const feedLimits: FeedLimits = {
  pollMs: 100,
  heartbeatMs: 15_000,
  credentialCheckMs: 5_000,
  streamsPerTenantMax: 2_000,
  streamsPerCredentialMax: 200,
  bufferBytesMax: 262_144,
};

type ListeningCredential = { readonly expiresAt: Instant | null } & (
  | { readonly kind: 'api_key'; readonly apiKeyId: ApiKeyId }
  | { readonly kind: 'token'; readonly identityId: IdentityId }
);

export type Listening = {
  readonly tenantId: TenantId;
  readonly credential: ListeningCredential;
  /** Null for every type. */
  readonly types: readonly string[] | null;
  /** Null for what happens from now on. */
  readonly after: FactPosition | null;
};

export type EventFeed = {
  /** Refuses `limit_exceeded` when too many streams are open. */
  open(listening: Listening): Promise<ReadableStream<Uint8Array>>;
  /** Ends every stream; their callers connect again, elsewhere. */
  close(): void;
};

type Listener = Listening & { position: FactPosition | null; readonly stream: Outlet };
type Room = { cursor: FactPosition; readonly listeners: Set<Listener>; checkedAt: number; beatAt: number };

const factsPerLookMax = 500;
const retryHintMs = 2_000;
const encoder = new TextEncoder();

type FeedParts = {
  readonly database: Database;
  readonly now: () => Instant;
  readonly log: Logger;
};

/** Live events of each tenant: one reader of the facts a tenant and process, whose reading all its listeners share. */
export function createEventFeed(parts: FeedParts, limits: FeedLimits = feedLimits): EventFeed {
  const { database, log } = parts;
  const rooms = new Map<TenantId, Room>();
  const seats = createSeats(limits);
  let isClosed = false;

  async function roomOf(tenantId: TenantId): Promise<Room> {
    const cursor = await database.inTenant(tenantId, loadPresentPosition);
    const existing = rooms.get(tenantId);
    if (existing) return existing;
    const started = performance.now();
    const room = { cursor, listeners: new Set<Listener>(), checkedAt: started, beatAt: started };
    rooms.set(tenantId, room);
    void watch(tenantId, room);
    return room;
  }

  async function watch(tenantId: TenantId, room: Room): Promise<void> {
    while (!isClosed && seats.areTaken(tenantId)) {
      try {
        await look(parts, tenantId, room);
        await checkCredentials(parts, tenantId, room, limits);
      } catch (error) {
        log.warn('event_feed_failed', { tenantId, err: error });
      }
      beat(room, limits);
      await pause(limits.pollMs);
    }
    if (rooms.get(tenantId) === room) rooms.delete(tenantId);
  }

  return {
    open: async (listening) => {
      const release = seats.take(listening);
      try {
        const room = await roomOf(listening.tenantId);
        const stream = createOutlet(limits.bufferBytesMax, () => {
          room.listeners.delete(listener);
          release();
        });
        const listener: Listener = { ...listening, position: listening.after, stream };
        stream.push(encoder.encode(`retry: ${retryHintMs}\n\n`));
        join(parts, listener, room).catch((error: unknown) => {
          log.warn('event_stream_failed', { tenantId: listening.tenantId, err: error });
          stream.end();
        });
        if (isClosed) stream.end();
        return stream.readable;
      } catch (error) {
        release();
        throw error;
      }
    },
    close: () => {
      isClosed = true;
      for (const { listeners } of rooms.values()) for (const { stream } of [...listeners]) stream.end();
    },
  };
}

/** Counts streams that are open or about to be, by tenant and by credential. */
function createSeats(limits: FeedLimits) {
  const counts = new Map<string, number>();
  const take = ({ tenantId, credential }: Listening): (() => void) => {
    const places = [
      [tenantId, limits.streamsPerTenantMax],
      [idOf(credential), limits.streamsPerCredentialMax],
    ] as const;
    for (const [place, most] of places) {
      if ((counts.get(place) ?? 0) >= most) {
        refuse('limit_exceeded', `At most ${most} streams may be open at once.`, { streamsMax: most });
      }
    }
    for (const [place] of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      for (const [place] of places) {
        const left = (counts.get(place) ?? 1) - 1;
        if (left === 0) counts.delete(place);
        else counts.set(place, left);
      }
    };
  };
  return { take, areTaken: (tenantId: TenantId) => counts.has(tenantId) };
}

/** Reads what the listener missed, page by page and no faster than it takes it, until it stands where the others are. */
async function join({ database }: FeedParts, listener: Listener, room: Room): Promise<void> {
  const { tenantId, stream } = listener;
  for (;;) {
    const { position } = listener;
    if (stream.isOver || position === null || comparePositions(position, room.cursor) >= 0) break;
    const rows = await database.inTenant(tenantId, (tx) =>
      listFactsAfter(tx, tenantId, position, factsPerLookMax),
    );
    const last = rows.at(-1);
    stream.push(frames(rows, listener.types));
    listener.position = last ? positionOf(last) : room.cursor;
    await stream.roomForMore();
  }
  if (!stream.isOver) room.listeners.add(listener);
}

async function look({ database }: FeedParts, tenantId: TenantId, room: Room): Promise<void> {
  const rows = await database.inTenant(tenantId, (tx) =>
    listFactsAfter(tx, tenantId, room.cursor, factsPerLookMax),
  );
  const last = rows.at(-1);
  if (!last) return;
  const shared = new Map<string, Uint8Array | null>();
  for (const listener of room.listeners) {
    const { position, types } = listener;
    const own = position === null ? rows : rows.filter((row) => comparePositions(row, position) > 0);
    // Those who caught up beyond the cursor get their own part once; after that all are told the same bytes.
    if (own.length < rows.length) listener.stream.push(frames(own, types));
    else listener.stream.push(sharedFrames(shared, rows, types));
    if (position !== null && comparePositions(position, last) <= 0) listener.position = null;
  }
  room.cursor = positionOf(last);
}

const idOf = (credential: ListeningCredential) =>
  credential.kind === 'api_key' ? credential.apiKeyId : credential.identityId;

async function checkCredentials(
  { database, now }: FeedParts,
  tenantId: TenantId,
  room: Room,
  { credentialCheckMs }: FeedLimits,
): Promise<void> {
  if (performance.now() - room.checkedAt < credentialCheckMs) return;
  room.checkedAt = performance.now();
  const at = now();
  const live = await database.inTenant(
    tenantId,
    async (tx) =>
      new Set<string>([
        ...(await listLiveKeys(tx, tenantId, at)),
        ...(await listLiveIdentities(tx, tenantId)),
      ]),
  );
  for (const { credential, stream } of room.listeners) {
    const { expiresAt } = credential;
    if ((expiresAt !== null && expiresAt <= at) || !live.has(idOf(credential))) stream.end();
  }
}

function beat(room: Room, { heartbeatMs }: FeedLimits): void {
  if (performance.now() - room.beatAt < heartbeatMs) return;
  room.beatAt = performance.now();
  const comment = encoder.encode(': still here\n\n');
  for (const { stream } of room.listeners) stream.push(comment);
}

function sharedFrames(
  shared: Map<string, Uint8Array | null>,
  rows: readonly FactRow[],
  types: readonly string[] | null,
): Uint8Array | null {
  const key = types === null ? '' : types.join(',');
  let bytes = shared.get(key);
  if (bytes === undefined) {
    bytes = frames(rows, types);
    shared.set(key, bytes);
  }
  return bytes;
}

/** The wire form of server-sent events; null when none of the facts is told. */
function frames(rows: readonly FactRow[], types: readonly string[] | null): Uint8Array | null {
  const text = rows
    .map((row) => eventOf(row))
    .filter((event) => event !== null && wantsType(types, event.type))
    .map((event) => `id: ${event?.id ?? ''}\nevent: ${event?.type ?? ''}\ndata: ${JSON.stringify(event)}\n\n`)
    .join('');
  return text === '' ? null : encoder.encode(text);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
