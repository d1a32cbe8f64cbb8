import { OpenAPIHono } from '@hono/zod-openapi';
import { readFigures } from '../db/figures.js';
import { authenticate } from './auth.js';
import type { Api, ApiDeps, ApiEnv } from './deps.js';
import { answerError, answerProblem, InvalidRequest } from './errors.js';
import { cached } from './operations/cached.js';
import { createMetrics } from './operations/metrics.js';
import { clientAddress } from './client-address.js';
import { allowOrigins } from './cors.js';
import { describeApi, describeSecurity } from './openapi-document.js';
import { nameBeforeNullable } from './openapi-nullable.js';
import { rateLimits } from './rate-limits.js';
import { addReferencePage } from './reference-page.js';
import { bodyLimits, requestContext } from './request-context.js';
import { addApiKeys } from './routes/api-keys/api-keys.js';
import { addApprovalPolicies } from './routes/approval-policies/approval-policies.js';
import { addBulkCommands } from './routes/bills/bulk.js';
import { addBillCommands } from './routes/bills/commands.js';
import { addCreateBill } from './routes/bills/create.js';
import { addBillDocument } from './routes/bills/document.js';
import { addBillExtraction } from './routes/bills/extraction.js';
import { addBillPages } from './routes/bills/pages.js';
import { addExportBills } from './routes/bills/export.js';
import { addInboundMail } from './routes/inbound-mail/inbound-mail.js';
import { addReceiveInboundMail } from './routes/inbound-mail/receive.js';
import { addListBills } from './routes/bills/list.js';
import { addReadBills } from './routes/bills/read.js';
import { addUploadBill } from './routes/bills/upload.js';
import { addUploads } from './routes/uploads/uploads.js';
import { addCashAccountChanges, addCashAccounts } from './routes/cash-accounts/cash-accounts.js';
import { addEventDeliveries } from './routes/event-deliveries/event-deliveries.js';
import { addEventEndpointActions } from './routes/event-endpoints/actions.js';
import { addEventEndpoints } from './routes/event-endpoints/event-endpoints.js';
import { addEvents } from './routes/events/events.js';
import { addEventStream } from './routes/events/stream.js';
import { addInboxEvents } from './routes/inbox-events/inbox-events.js';
import { addDocuments } from './routes/documents/documents.js';
import { addHealth } from './routes/health.js';
import { addLedgerAccounts } from './routes/ledger/accounts.js';
import { addStatements } from './routes/ledger/statements.js';
import { addLedgerTransactions } from './routes/ledger/transactions.js';
import { addModelCosts } from './routes/model-costs/model-costs.js';
import { addMe } from './routes/me/me.js';
import { addMemberIdentities } from './routes/members/identities.js';
import { addMembers } from './routes/members/members.js';
import { addMetrics } from './routes/metrics.js';
import { addExportPayments } from './routes/payments/export.js';
import { addListPayments } from './routes/payments/list.js';
import { addPayments } from './routes/payments/payments.js';
import { addResolvePayment } from './routes/payments/resolve.js';
import { addBankAccountVerification } from './routes/vendors/bank-account-verification.js';
import { addBankAccounts } from './routes/vendors/bank-accounts.js';
import { addScreeningEntries } from './routes/screening-entries/screening-entries.js';
import { addListVendors } from './routes/vendors/list.js';
import { addReadingHints } from './routes/vendors/reading-hints.js';
import { addVendorVerification } from './routes/vendors/verification.js';
import { addVendors } from './routes/vendors/vendors.js';
import { addRecurringBillCommands } from './routes/recurring-bills/commands.js';
import { addReadRecurringBills } from './routes/recurring-bills/read.js';
import { addStandingApprovals } from './routes/recurring-bills/standing-approvals.js';
import { addWriteRecurringBills } from './routes/recurring-bills/write.js';
import { addWebhooks } from './routes/webhooks/webhooks.js';

/** The whole HTTP surface over these parts. Nothing is connected or started here. */
export function createApp(deps: ApiDeps): Api {
  const app: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error.issues);
    },
  });
  app.onError(answerError);
  app.notFound((c) => answerMissing(app, c));
  describeSecurity(app);
  nameBeforeNullable(app);
  const figures = cached(figuresKeptMs, () => readFigures(deps.database, deps.now()));
  const metrics = createMetrics(deps, figures);

  app.use(metrics.middleware);
  app.use(requestContext(deps.log));
  app.use(clientAddress(deps.access.trustedProxies));
  if (deps.access.corsOrigins.length > 0) app.use(allowOrigins(deps.access.corsOrigins));
  app.use(bodyLimits(deps.limits));
  addHealth(app, deps, figures);
  addMetrics(app, deps, metrics);
  // Before the webhooks, which close what is below their path.
  addReceiveInboundMail(app, deps);
  addWebhooks(app, deps);
  addInboxEvents(app, deps);
  app.get('/openapi.json', (c) => c.json(describeApi(app)));
  addReferencePage(app);

  // Whatever is added below is behind a key or a token.
  app.use('/v1/*', authenticate(deps));
  app.use('/v1/*', rateLimits(deps.access.rates));
  for (const add of keyed) add(app, deps);
  return app;
}

/** However many ask for them: figures cost a look at every tenant. */
const figuresKeptMs = 10_000;

const keyed = [
  addCreateBill,
  addUploadBill,
  addUploads,
  addInboundMail,
  // Before the bill whose id `export.csv` would be taken for.
  addExportBills,
  addListBills,
  addReadBills,
  addBillExtraction,
  addBillPages,
  addDocuments,
  addBillDocument,
  // Before the commands of one bill, whose id `bulk` would be taken for.
  addBulkCommands,
  addBillCommands,
  addListVendors,
  addWriteRecurringBills,
  addReadRecurringBills,
  addRecurringBillCommands,
  addStandingApprovals,
  addVendors,
  addReadingHints,
  addVendorVerification,
  addBankAccounts,
  addBankAccountVerification,
  addScreeningEntries,
  addApprovalPolicies,
  addExportPayments,
  addListPayments,
  addPayments,
  addResolvePayment,
  addCashAccounts,
  addCashAccountChanges,
  addLedgerAccounts,
  addLedgerTransactions,
  addStatements,
  addMembers,
  addMemberIdentities,
  addApiKeys,
  // Before /v1/events/{eventId}, which would take its path.
  addEventStream,
  addEvents,
  addEventEndpoints,
  addEventEndpointActions,
  addEventDeliveries,
  addModelCosts,
  addMe,
] as const;

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function invalid(target: string, issues: readonly Issue[]): InvalidRequest {
  const where = target === 'json' || target === 'form' ? [] : [target];
  return new InvalidRequest(
    issues.map(({ path, message }) => ({ path: [...where, ...path.map(String)].join('.'), message })),
  );
}

function answerMissing(app: Api, c: Parameters<typeof answerProblem>[0]): Response {
  const allowed = methodsAt(app, c.req.path);
  if (allowed.length === 0) {
    return answerProblem(c, { status: 404, code: 'not_found', detail: 'There is nothing at this path.' });
  }
  return answerProblem(c, {
    status: 405,
    code: 'method_not_allowed',
    detail: `Here: ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  });
}

/** Of the paths that fit, the one without parameters is meant. */
function methodsAt(app: Api, path: string): string[] {
  const matching = app.routes.filter(
    (route) => route.method !== 'ALL' && new RegExp(`^${route.path.replace(/:[^/]+/g, '[^/]+')}$`).test(path),
  );
  const exact = matching.filter((route) => route.path === path);
  return [...new Set((exact.length > 0 ? exact : matching).map(({ method }) => method))];
}
