import { loadBill } from '../db/bills.js';
import { loadDocument } from '../db/documents.js';
import { addExtraction } from '../db/extractions.js';
import type { BillDetails } from '../domain/bill.js';
import { dueDateOf, type Extraction } from '../domain/extraction.js';
import { amountMinorMax } from '../domain/money.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { changeBill } from './bill-view.js';
import type { ActivityDeps } from './deps.js';
import { matchBill } from './match-bill.js';
import { readDocument } from './read-document.js';
import { withHints } from './reading-hints.js';

/** Marks that reading has begun, so that people see it while it takes its time. */
export function beginExtraction(deps: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    changeBill(deps, ref, (_tx, bill) =>
      Promise.resolve(bill.state.status === 'received' ? [{ type: 'extraction_begun' }] : []),
    );
}

/**
 * Reads the document, records what it claims and matches that. The text stays out of workflow history. What was read is
 * kept when the matching fails: a second run only matches.
 */
export function extractBill(deps: ActivityDeps) {
  const { database } = deps;
  return async (ref: BillRef): Promise<BillView> => {
    const asked = await database.inTenant(ref.tenantId, async (tx) => {
      const { state, document } = await loadBill(tx, ref.tenantId, ref.billId);
      return state.status === 'extracting' && document !== null
        ? {
            document: await loadDocument(tx, ref.tenantId, document.documentId),
            readers: state.readers ?? 'all',
          }
        : null;
    });
    if (asked === null) return matchBill(deps)(ref);
    const { document, readers } = asked;
    const extraction = await readDocument(deps, ref, document, readers);
    await changeBill(deps, ref, async (tx, bill) => {
      // Asked for with other readers meanwhile, or of another document: the workflow takes the step once more.
      if (bill.state.status !== 'extracting' || (bill.state.readers ?? 'all') !== readers) return [];
      if (bill.document?.documentId !== document.documentId) return [];
      const learned = await withHints(tx, bill.tenantId, extraction);
      await addExtraction(tx, bill, learned);
      return [{ type: 'extracted', details: claimedDetails(learned, bill.details) }];
    });
    return matchBill(deps)(ref);
  };
}

/** The best candidate of each field, however sure: the gate decides later who has to look. */
export function claimedDetails({ fields }: Extraction, entered: BillDetails): BillDetails {
  const currency = fields.currency[0]?.value ?? null;
  const amountMinor = fields.amountDueMinor[0]?.value ?? fields.totalMinor[0]?.value ?? null;
  const isPayable = amountMinor !== null && amountMinor > 0 && amountMinor <= amountMinorMax;
  return {
    vendorName: short(fields.vendorName[0]?.value),
    vendorTaxId: short(fields.vendorTaxId[0]?.value),
    number: short(fields.number[0]?.value),
    issuedOn: fields.issuedOn[0]?.value ?? null,
    dueOn: dueDateOf(fields)?.value ?? null,
    amount: currency !== null && isPayable ? { amountMinor, currency } : null,
    discount: fields.discount[0]?.value ?? null,
    department: entered.department,
    description: entered.description,
  };
}

/** Longer than any true name or number: the rest of a hostile document's text is not carried along. */
const claimCharactersMax = 200;

function short(text: string | undefined): string | null {
  return text === undefined ? null : text.slice(0, claimCharactersMax);
}
