import { parentPort } from 'node:worker_threads';

import { DomainError } from '../../domain/errors.js';
import { ProviderFault } from '../ports.js';
import type { RemittanceAdvice } from '../ports.js';
import { renderRemittance } from './remittance-document.js';

export type RenderRequest = { readonly id: number; readonly advice: RemittanceAdvice };
export type RenderReply = { readonly id: number } & (
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'invalid' | 'unknown'; readonly code: string; readonly message: string }
);

async function answer({ id, advice }: RenderRequest): Promise<RenderReply> {
  try {
    return { id, bytes: new Uint8Array(await renderRemittance(advice)) };
  } catch (error) {
    const refused = error instanceof ProviderFault || error instanceof DomainError;
    const message = error instanceof Error ? error.message : String(error);
    return {
      id,
      kind: refused ? 'invalid' : 'unknown',
      code: refused ? error.code : 'render_failed',
      message,
    };
  }
}

parentPort?.on('message', (request: RenderRequest) => {
  void answer(request).then((reply) => {
    parentPort?.postMessage(reply, 'bytes' in reply ? [reply.bytes.buffer] : []);
  });
});
