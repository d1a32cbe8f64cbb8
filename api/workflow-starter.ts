import {
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Bill } from '../domain/bill.js';
import { DomainError, errorCodes, type ErrorCode, type ErrorDetails } from '../domain/errors.js';
import { billStart } from '../workflows/bill-start.js';
import {
  billWorkflow,
  commandBill,
  inboxFilled,
  inboxWorkflow,
  surroundingsChanged,
  type BillCommandMessage,
} from '../workflows/messages.js';
import { shared } from './batches.js';

/** What the API asks of Temporal. Every method throws WorkflowsUnavailable when nobody can promise an answer. */
export interface WorkflowStarter {
  /** Starts the bill's workflow, or finds it running. */
  startBill(bill: Bill): Promise<void>;
  /**
   * Asks the bill's workflow, starting it when it is missing. Answers the bill after the command, or throws the
   * workflow's refusal as DomainError. The same `updateId` is carried out once.
   */
  commandBill(bill: Bill, message: BillCommandMessage, updateId: string): Promise<Bill>;
  signalSurroundings(bill: Bill, because: string): Promise<void>;
  /** The inbox has events. */
  notifyInbox(): Promise<void>;
}

export class WorkflowsUnavailable extends Error {
  override readonly name = 'WorkflowsUnavailable';
}

/** How long a caller waits for a worker to carry out a command. */
const commandTimeoutMs = 15_000;
/** Starting and signaling need the server only. */
const callTimeoutMs = 1_500;
const inboxWorkflowId = 'inbox';
/** Webhooks come in bursts: those of this long are worked through in one step, and not in one each. */
export const inboxRestMs = 200;

export function createWorkflowStarter(client: Client, taskQueue: string): WorkflowStarter {
  const within = async <T>(timeoutMs: number, work: () => Promise<T>): Promise<T> => {
    const answer = client.withDeadline(Date.now() + timeoutMs, work);
    try {
      return await Promise.race([answer, expiry(timeoutMs)]);
    } catch (error) {
      throw classified(error);
    }
  };
  const optionsOf = (bill: Bill) => ({ ...billStart(bill), taskQueue });

  return {
    startBill: async (bill) => {
      await within(callTimeoutMs, () => client.workflow.start(billWorkflow, optionsOf(bill)));
    },
    commandBill: (bill, message, updateId) =>
      within(commandTimeoutMs, () =>
        client.workflow.executeUpdateWithStart(commandBill, {
          updateId,
          args: [message],
          startWorkflowOperation: new WithStartWorkflowOperation(billWorkflow, optionsOf(bill)),
        }),
      ),
    signalSurroundings: async (bill, because) => {
      await within(callTimeoutMs, () =>
        client.workflow.signalWithStart(billWorkflow, {
          ...optionsOf(bill),
          signal: surroundingsChanged,
          signalArgs: [{ because }],
        }),
      );
    },
    notifyInbox: shared(async () => {
      await within(callTimeoutMs, () =>
        client.workflow.signalWithStart(inboxWorkflow, {
          workflowId: inboxWorkflowId,
          taskQueue,
          signal: inboxFilled,
          signalArgs: [],
        }),
      );
    }, inboxRestMs),
  };
}

/** The client's own deadline is looked at between its retries only, which may be seconds apart. */
function expiry(timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new WorkflowsUnavailable('Temporal gave no answer in time.')), timeoutMs).unref();
  });
}

function classified(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError)
    return refusalIn(error.cause) ?? abandonedIn(error) ?? error;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isUnavailableGrpc(error)) {
    return new WorkflowsUnavailable('Temporal gave no answer in time.', { cause: error });
  }
  return error;
}

/** The refusal that a workflow or its activity answered with, wherever in the chain of causes it is. */
function refusalIn(cause: unknown): DomainError | null {
  if (!(cause instanceof Error)) return null;
  if (cause instanceof ApplicationFailure && isErrorCode(cause.type)) {
    const [details] = cause.details ?? [];
    return new DomainError(cause.type, cause.message, isDetails(details) ? details : {});
  }
  return refusalIn(cause.cause);
}

/** The workflow ended while the command was on its way: a repetition meets the bill at its end. */
function abandonedIn(error: WorkflowUpdateFailedError): WorkflowsUnavailable | null {
  const { cause } = error;
  return cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow'
    ? new WorkflowsUnavailable('The workflow ended meanwhile.', { cause: error })
    : null;
}

/** DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE, CANCELLED. */
const unavailableGrpcCodes: readonly number[] = [1, 4, 8, 10, 14];

function isUnavailableGrpc(error: unknown): boolean {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
  if (error instanceof ServiceError) return isUnavailableGrpc(error.cause);
  return isGrpcServiceError(error) && unavailableGrpcCodes.includes(error.code);
}

function isErrorCode(type: string | null | undefined): type is ErrorCode {
  return (errorCodes as readonly (string | null | undefined)[]).includes(type);
}

function isDetails(value: unknown): value is ErrorDetails {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
