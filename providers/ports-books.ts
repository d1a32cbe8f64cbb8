/**
 * Heads of the tenants' chains, outside of the database: whoever can change rows must not be able to change these.
 * One object a tenant and seal, written once.
 */
export interface AnchorStorage {
  /** The same text again is no change; another one throws ProviderFault `invalid`, code `anchor_differs`. */
  put(tenantId: string, sequence: number, text: string): Promise<void>;
  /** Null when there is none. */
  get(tenantId: string, sequence: number): Promise<string | null>;
  /** The seals that have one, after this, in order. */
  list(tenantId: string, page: { readonly after: number; readonly limit: number }): Promise<number[]>;
  /** Everybody who has an anchor. */
  listTenants(): Promise<string[]>;
}
