import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createPayloomClient, type Bill, type PayloomClient } from '../../client/client.js';
import type { MemberId } from '../../domain/ids.js';
import type { OnboardedMember } from '../onboarding/onboard-tenant.js';

/** One member at the API, through the client that integrators use. */
export type Caller = {
  readonly name: string;
  readonly memberId: MemberId;
  readonly apiKey: string;
  readonly api: PayloomClient;
};

export function createCaller(apiUrl: string, { name, memberId, apiKey }: OnboardedMember): Caller {
  return { name, memberId, apiKey, api: createPayloomClient({ baseUrl: apiUrl, apiKey, callMsMax: 30_000 }) };
}

export async function uploadFile({ api }: Caller, file: string): Promise<Bill> {
  return api.uploadBill(new File([await readFile(file)], path.basename(file)));
}
