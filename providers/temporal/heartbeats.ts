import { Context } from '@temporalio/activity';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';

/**
 * Says that the worker is alive while a step with a heartbeat time-out runs. The first beat comes after a third of it, so
 * that short steps send none.
 */
export class HeartbeatInterceptor implements ActivityInboundCallsInterceptor {
  async execute(
    input: ActivityExecuteInput,
    next: Next<ActivityInboundCallsInterceptor, 'execute'>,
  ): Promise<unknown> {
    const context = Context.current();
    const { heartbeatTimeoutMs } = context.info;
    if (!heartbeatTimeoutMs) return next(input);
    const timer = setInterval(() => context.heartbeat(), heartbeatTimeoutMs / 3);
    try {
      return await next(input);
    } finally {
      clearInterval(timer);
    }
  }
}
