import type { TenantId } from '../domain/ids.js';
import type { Database } from './client.js';
import { addTenantKey, listTenantKeys, rewrapTenantKey } from './tenants.js';

/** Wrapped data keys by tenant: the shape of `DataKeyStore` in providers/ports.ts. */
export function createDataKeyStore(database: Database) {
  return {
    load: (tenantId: string) =>
      database.inTenant(tenantId as TenantId, (tx) => listTenantKeys(tx, tenantId as TenantId)),
    save: (tenantId: string, keyId: string, wrapped: Uint8Array) =>
      database.inTenant(tenantId as TenantId, (tx) => addTenantKey(tx, tenantId as TenantId, keyId, wrapped)),
    replace: (tenantId: string, keyId: string, wrapped: Uint8Array) =>
      database.inTenant(tenantId as TenantId, (tx) =>
        rewrapTenantKey(tx, tenantId as TenantId, keyId, wrapped),
      ),
  };
}
