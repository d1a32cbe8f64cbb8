import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadBill } from '../../db/bills.js';
import { parseId } from '../../domain/ids.js';
import { BillLife } from './bill-life.js';
import type { SeededVendor } from './cast.js';
import type { StackWorld } from './stack-world.js';

/** One of the project's own sample documents, through the API. */
export async function uploadBill(
  world: StackWorld,
  name: string,
  mediaType: string,
  vendor: SeededVendor,
): Promise<BillLife> {
  const bytes = readFileSync(fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url)));
  return uploadFile(world, new File([new Uint8Array(bytes)], name, { type: mediaType }), vendor);
}

/** Any file, through the API. */
export async function uploadFile(world: StackWorld, file: File, vendor: SeededVendor): Promise<BillLife> {
  const { billId } = await world.as(world.cast.clerk).uploadBill(file);
  const { tenantId } = world.cast;
  const bill = await world.database.inTenant(tenantId, (tx) =>
    loadBill(tx, tenantId, parseId('bill', billId)),
  );
  return new BillLife(world, bill, vendor);
}
