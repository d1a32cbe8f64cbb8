// Generated from api/openapi.json: npm run openapi
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["checkLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether everything that requests need is there
         * @description Postgres, Temporal and somebody who takes tasks. Answers are a few seconds old at most.
         */
        get: operations["checkHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether everything that requests need is there
         * @description Postgres, Temporal and somebody who takes tasks. Answers are a few seconds old at most.
         */
        get: operations["checkReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/detailed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every part, with latency and version
         * @description For operators: needs the operators' token, not an API key.
         */
        get: operations["getDetailedHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/sendgrid/inbound/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mails of SendGrid's Inbound Parse; attachments become bills
         * @description The token in the path is the secret; or it is the password of basic authentication, and the path ends with `basic`. Where a public key is set, the request has to be signed too. A mail that came before is answered 200 and does nothing.
         */
        post: operations["receiveInboundMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of Stripe, v1 and v2 thin; signed */
        post: operations["receiveStripeEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/sendgrid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delivery events of SendGrid; signed */
        post: operations["receiveSendgridEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/inbox-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Providers' webhooks that were given up, or failed so far, oldest first
         * @description At most 100. Of all tenants: needs the operators' token, not an API key.
         */
        get: operations["listTroubledInboxEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/inbox-events/{inboxEventId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work on it again now; what it asks for is done once, however often it is replayed
         * @description Needs the operators' token, not an API key. Kept in the audit trail of the platform.
         */
        post: operations["replayInboxEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List, filter and search bills
         * @description Filters narrow together. A page goes on where the one before ended, also while bills come in: each bill that stays as it is comes once. A cursor belongs to its sort and filters; with others it is refused.
         */
        get: operations["listBills"];
        put?: never;
        /** Enter a bill by its details */
        post: operations["createBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a bill as a file
         * @description A file that cannot be read well becomes a bill in review, never a lost one.
         */
        post: operations["uploadBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload up to 50 bills at once
         * @description Each file is decided by itself: created, a duplicate of a bill that is there, or refused.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading of an upload is */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the entrances for bills by mail, without their secrets */
        get: operations["listInboundAddresses"];
        put?: never;
        /** Make an entrance for bills by mail */
        post: operations["createInboundAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-addresses/{inboundAddressId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the next secret of an entrance; both work while they overlap */
        post: operations["rotateInboundAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-addresses/{inboundAddressId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Close an entrance, at once */
        delete: operations["revokeInboundAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails that came in, also those that made no bill, newest first */
        get: operations["listInboundMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export bills as CSV
         * @description The filters and sorts of the list. At most 100000 rows; more are refused before anything is sent.
         */
        get: operations["exportBills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a bill */
        get: operations["getBill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to a bill and its payments, oldest first */
        get: operations["listBillFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/extraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the document claims, with evidence, for the person who reviews it
         * @description Of each field the first candidate counts, the others are alternatives. Earlier readings are kept.
         */
        get: operations["getBillExtraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the pages of further files to the document, and have it read again
         * @description While nobody was asked to approve. The file of before is kept.
         */
        post: operations["joinBillDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split the document of a bill; the first part stays, each other becomes a bill
         * @description While nobody was asked to approve. The file of before is kept.
         */
        post: operations["splitBillDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what is known of a file */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{documentId}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a page as a picture
         * @description Boxes of evidence are fractions of this picture. It never changes: keep it. `X-Page-Count` says how many there are.
         */
        get: operations["getDocumentPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the document of a bill */
        get: operations["downloadBillDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/bulk/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve several bills
         * @description 200 says that the list was worked through: each item has a status of its own, and one that is refused keeps no other from being done. When an item is answered 503, repeat the request under the same key: what was done is not done again.
         */
        post: operations["approveBills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/bulk/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold several bills
         * @description 200 says that the list was worked through: each item has a status of its own, and one that is refused keeps no other from being done. When an item is answered 503, repeat the request under the same key: what was done is not done again.
         */
        post: operations["holdBills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/bulk/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay several bills on another date
         * @description 200 says that the list was worked through: each item has a status of its own, and one that is refused keeps no other from being done. When an item is answered 503, repeat the request under the same key: what was done is not done again.
         */
        post: operations["rescheduleBills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/bulk/pay-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay several approved bills now
         * @description 200 says that the list was worked through: each item has a status of its own, and one that is refused keeps no other from being done. When an item is answered 503, repeat the request under the same key: what was done is not done again.
         */
        post: operations["payBillsNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/confirm-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm what was read, after looking at it */
        post: operations["confirmBillReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct the details; approvals given so far are void */
        post: operations["correctBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/extraction/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the document read again; earlier readings are kept */
        post: operations["readBillAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what was shown */
        post: operations["approveBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject for good */
        post: operations["rejectBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send back to be corrected */
        post: operations["requestBillChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold until somebody releases it */
        post: operations["holdBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release from a hold */
        post: operations["releaseBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay on another date */
        post: operations["rescheduleBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/pay-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to pay at once */
        post: operations["payBillNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/retry-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a declined payment again */
        post: operations["retryBillPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up again what was returned, declined or not due; needs fresh approval */
        post: operations["reopenBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel; refused once paying has begun */
        post: operations["cancelBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/mark-nothing-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it was paid already, or that the vendor collects; refused once paying has begun */
        post: operations["markBillNothingDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, filter and search vendors */
        get: operations["listVendors"];
        put?: never;
        /** Enter a vendor; it is not paid before a second person has verified it */
        post: operations["createVendor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recurring bills, newest first */
        get: operations["listRecurringBills"];
        put?: never;
        /**
         * Enter a bill that comes again and again
         * @description It gets a Temporal Schedule of its own. Periods whose time has come already are made at once.
         */
        post: operations["createRecurringBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a recurring bill */
        get: operations["getRecurringBill"];
        /**
         * Change terms, vendor or policy of a recurring bill
         * @description Reference, currency, cadence, anchorOn and startsOn stay. Another vendor or other terms void a standing approval.
         */
        put: operations["changeRecurringBill"];
        post?: never;
        /** End for good: no further period gets a bill; what was made stays */
        delete: operations["endRecurringBill"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See the first periods, with dates and amounts, before saving */
        post: operations["previewRecurringBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See the next periods, with dates and amounts */
        get: operations["listPlannedPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List its periods with their bills, newest first */
        get: operations["listRecurringBillPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to it, oldest first: the newest thousand facts */
        get: operations["listRecurringBillFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause: periods that come due meanwhile are skipped, each with a fact */
        post: operations["pauseRecurringBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume with the next period that is not due yet */
        post: operations["resumeRecurringBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the bill of the next period now, ahead of its day
         * @description The period is named, so that two people who ask at once ask for one bill.
         */
        post: operations["triggerRecurringBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/standing-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List standing approvals, newest first, those that have ended too */
        get: operations["listStandingApprovals"];
        put?: never;
        /**
         * Propose to approve its bills ahead, up to a limit and until a day
         * @description It holds once a second person has confirmed it. Neither may have written the recurring bill.
         */
        post: operations["proposeStandingApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/standing-approvals/{standingApprovalId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm it, as the second person */
        post: operations["confirmStandingApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recurring-bills/{recurringBillId}/standing-approvals/{standingApprovalId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw it; bills that it approved and that are not being paid yet are asked about anew */
        post: operations["withdrawStandingApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a vendor */
        get: operations["getVendor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a vendor; it has to be verified again */
        patch: operations["changeVendor"];
        trace?: never;
    };
    "/v1/vendors/{vendorId}/reading-hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What corrections have taught about a vendor's documents */
        get: operations["listReadingHints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/reading-hints/{readingHintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Undo what was learned */
        delete: operations["revokeReadingHint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Vouch for a vendor, as a second person; lifts a block */
        post: operations["verifyVendor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block a vendor: nothing is paid to it */
        post: operations["blockVendor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts of a vendor, masked */
        get: operations["listBankAccounts"];
        put?: never;
        /** Propose an account; nothing is paid to it before a second person has verified it */
        post: operations["proposeBankAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/bank-accounts/{bankAccountId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Vouch for an account, as a second person; it takes the place of the one in use */
        post: operations["verifyBankAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/bank-accounts/{bankAccountId}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze an account: nothing is paid to it */
        post: operations["freezeBankAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the names that may not be paid, oldest first */
        get: operations["listScreeningEntries"];
        put?: never;
        /** Add a name: no vendor of that name is paid, however it is written */
        post: operations["addScreeningEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screening-entries/{screeningEntryId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a name off the list; bills that were held for it are looked at anew */
        post: operations["removeScreeningEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approval-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every version, newest first */
        get: operations["listApprovalPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approval-policies/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the policy in force */
        get: operations["getApprovalPolicy"];
        /**
         * Put the next version in force
         * @description If-Match names the version in force, "0" when there is none yet.
         */
        put: operations["publishApprovalPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export payments as CSV
         * @description The filters and sorts of the list. At most 100000 rows; more are refused before anything is sent.
         */
        get: operations["exportPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, filter and search payments */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a payment with every key that was ever sent */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{paymentId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a payment that nobody knows about
         * @description The first person proposes; a second one who says the same confirms, and the bill goes on.
         */
        post: operations["resolvePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cash-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cash accounts with what is in them */
        get: operations["listCashAccounts"];
        put?: never;
        /**
         * Keep an account of cash that bills are paid from
         * @description From then on payments in its currency reserve their money in it, and a bill for which there is not enough above the floor is held as `cash_short`. It begins empty: tell what is in it by a movement of kind `opening`.
         */
        post: operations["createCashAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cash-accounts/{cashAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a cash account: its balance, what is reserved, what is available */
        get: operations["getCashAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a cash account's name, floor, or whether payments are made from it */
        patch: operations["changeCashAccount"];
        trace?: never;
    };
    "/v1/cash-accounts/{cashAccountId}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book money that came or went by other ways than bills
         * @description Bills that wait for money go on by themselves.
         */
        post: operations["moveCash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the trial balance: every kind of account, and that debits equal credits */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List accounts with their balances at any instant, as they were known at any other */
        get: operations["listLedgerAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an account with its balance */
        get: operations["getLedgerAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/transactions/{ledgerTransactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a transaction with its entries */
        get: operations["getLedgerTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter by hand what no bill and no payment tells: fees, credits, money of another kind
         * @description The entries add up to zero in each currency. Payables and clearing follow bills and payments, and are left to those. Nothing is ever changed or deleted.
         */
        post: operations["postLedgerEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/transactions/{ledgerTransactionId}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a transaction back by new entries: the same amounts on the other sides
         * @description Each once, and none that follows a bill or a payment. Then enter what is right.
         */
        post: operations["correctLedgerTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{account}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the statement of an account as CSV
         * @description At most 100000 rows: the first of the period.
         */
        get: operations["exportLedgerAccountEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{account}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the statement of an account, in the order of time */
        get: operations["listLedgerAccountEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vendors/{vendorId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a vendor was owed and paid, bill by bill, in one currency
         * @description Our side of a reconciliation with the vendor: a credit is a bill that was approved, a debit what was paid.
         */
        get: operations["getVendorStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bills/{billId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was booked for a bill and its payments, in the order of time */
        get: operations["listBillEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members, oldest first */
        get: operations["listMembers"];
        put?: never;
        /** Add a member */
        post: operations["createMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a member */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a member's name, department or role
         * @description Nobody changes their own role, and the last admin stays one.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/v1/members/{memberId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a member in no more: their keys and tokens end at once; the last admin stays */
        post: operations["deactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a member in again */
        post: operations["reactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identities of a member */
        get: operations["listMemberIdentities"];
        put?: never;
        /** Say who a member is at an OIDC issuer: their tokens are let in from now on */
        post: operations["linkMemberIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{memberId}/identities/{identityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink an identity: its tokens are let in no more, at once */
        delete: operations["unlinkMemberIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys, without their secrets, oldest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key for a member */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the key that takes the place of this one; both work while they overlap */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key, at once */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live events (server-sent events)
         * @description Each message has the id, type and body of an event. Whoever connects again with the `Last-Event-ID` that it saw misses nothing; one older than 7 days is refused (409): read `GET /v1/events?after=` up to now first. A stream ends when its key does, when its reader is too slow, and when the server stops.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types of events, with what they mean */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events, newest first, or on from one that you have
         * @description With `after` oldest first: ask with the last id that you have until `items` is empty. A page may hold fewer events than `limit` and still have a `nextCursor`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one event */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the endpoints */
        get: operations["listEventEndpoints"];
        put?: never;
        /**
         * Have events sent to a URL
         * @description Signed as Standard Webhooks (standardwebhooks.com). Answer 2xx within 10 seconds; anything else is sent again, ten times over three days, under the same `webhook-id`. Events may come twice and in any order.
         */
        post: operations["createEventEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an endpoint */
        get: operations["getEventEndpoint"];
        put?: never;
        post?: never;
        /** Delete an endpoint; nothing more is sent to it */
        delete: operations["deleteEventEndpoint"];
        options?: never;
        head?: never;
        /** Change, disable or enable an endpoint */
        patch: operations["changeEventEndpoint"];
        trace?: never;
    };
    "/v1/event-endpoints/{endpointId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description Until the overlap ends each request carries a signature by either secret, so that nothing is refused while you change over. With 0 hours the old secret ends at once: for one that has leaked.
         */
        post: operations["rotateEventEndpointSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a ping to it
         * @description An event `event_endpoint.ping`, sent like any other, to this endpoint only; its delivery shows the result.
         */
        post: operations["testEventEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-endpoints/{endpointId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what happened since a time
         * @description Under the same ids: a receiver that has an event knows it by its `webhook-id`. `failed`: deliveries that were given up. `all`: every event that the endpoint asks for, also those of a time in which it was disabled or did not exist.
         */
        post: operations["replayEventEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries, newest first; kept for 30 days */
        get: operations["listEventDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery with every attempt */
        get: operations["getEventDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it again now, under the same event id */
        post: operations["replayEventDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what reading with a model has cost, by month, with the budget and what is left */
        get: operations["listModelCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-costs/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what reading with a model has cost in a month, by document */
        get: operations["listModelCostsByDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are, what you may do and until when */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Money: {
            /**
             * @description Whole minor units, e.g. cents.
             * @example 12350
             */
            amountMinor: number;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
        };
        Approval: {
            rule: string;
            policyId: string;
            policyVersion: number;
            /** @description What the approval is bound to. */
            fingerprint: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            requestedAt: string;
            /** @example 1 of Finance */
            waitingFor: string;
            decisions: {
                memberId: string;
                step: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                at: string;
                note: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            remindedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            escalatedAt: string | null;
        };
        Schedule: {
            /**
             * Format: date
             * @example 2026-11-30
             */
            payOn: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            payAt: string;
            /** @enum {string} */
            because: "due-date" | "discount" | "overdue" | "moved";
            amount: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
        };
        EarlyPaymentDiscount: {
            /** @description 200 is 2 %. */
            percentBasisPoints: number;
            days: number;
        };
        Readiness: {
            /** @enum {string} */
            status: "ok" | "not_ready";
            /** @enum {string} */
            postgres: "ok" | "unreachable" | "absent";
            /** @enum {string} */
            temporal: "ok" | "unreachable" | "absent";
            /** @enum {string} */
            workers: "ok" | "unreachable" | "absent";
        };
        DetailedHealth: {
            /** @enum {string} */
            status: "ok" | "not_ready";
            parts: {
                postgres: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: {
                        version: string;
                    };
                };
                temporal: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: {
                        version: string;
                    };
                };
                workers: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: {
                        workflow: {
                            pollers: number;
                            /** Format: date-time */
                            lastAskedAt: string | null;
                            /** @description Tasks that nobody has taken. */
                            waiting: number;
                            oldestWaitingSeconds: number;
                        };
                        activity: {
                            pollers: number;
                            /** Format: date-time */
                            lastAskedAt: string | null;
                            /** @description Tasks that nobody has taken. */
                            waiting: number;
                            oldestWaitingSeconds: number;
                        };
                    };
                };
                documents: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: Record<string, never>;
                };
                inbox: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: {
                        pending: number;
                        oldestSeconds: number;
                        failed: number;
                    };
                };
                sweep: {
                    /** @enum {string} */
                    status: "ok" | "unreachable" | "absent";
                    latencyMs: number;
                    /** @description Absent while the part is unreachable. */
                    facts?: {
                        sweep: {
                            /** Format: date-time */
                            lastRunAt: string | null;
                            paused: boolean;
                        } | null;
                    };
                };
            };
            pool: {
                waiting: number;
                active: number;
                max: number;
            };
            vendors: {
                [key: string]: "live" | "test" | "stand-in" | "off";
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable; what programs decide by.
             * @example wrong_state
             * @enum {string}
             */
            code: "invalid_input" | "not_found" | "forbidden" | "unauthenticated" | "fresh_login_required" | "tenant_required" | "wrong_state" | "version_conflict" | "idempotency_mismatch" | "idempotency_in_progress" | "own_bill" | "not_an_approver" | "already_decided" | "approval_void" | "no_policy" | "vendor_unverified" | "vendor_blocked" | "bank_account_unusable" | "duplicate_bill" | "payment_in_flight" | "nothing_to_pay" | "payment_begun" | "second_person_required" | "limit_exceeded" | "unsupported_media" | "too_large" | "not_ready" | "bad_signature" | "method_not_allowed" | "internal";
            detail: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
            details?: {
                [key: string]: unknown;
            };
        };
        InboundMailTaken: {
            bills: number;
        };
        InboxEvent: {
            inboxEventId: string;
            /** @enum {string} */
            provider: "stripe" | "sendgrid";
            /** @description The provider's id. */
            eventId: string;
            type: string;
            /** @enum {string} */
            status: "pending" | "done" | "ignored" | "failed";
            attempts: number;
            error: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            nextAttemptAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            receivedAt: string;
        };
        /**
         * @example {
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "version": 3,
         *       "status": "scheduled",
         *       "needsAttention": false,
         *       "stateSince": "2026-11-21T09:30:00.000Z",
         *       "createdAt": "2026-11-20T14:02:11.000Z",
         *       "createdBy": {
         *         "kind": "member",
         *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
         *       },
         *       "document": null,
         *       "details": {
         *         "vendorName": "Blue River Supplies",
         *         "number": "INV-2026-118",
         *         "issuedOn": "2026-11-01",
         *         "dueOn": "2026-12-01",
         *         "amount": {
         *           "amountMinor": 12350,
         *           "currency": "EUR"
         *         },
         *         "department": "Office",
         *         "vendorTaxId": null,
         *         "discount": null,
         *         "description": null
         *       },
         *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
         *       "review": null,
         *       "hold": null,
         *       "approval": null,
         *       "schedule": {
         *         "payOn": "2026-11-30",
         *         "payAt": "2026-11-30T08:00:00.000Z",
         *         "because": "due-date",
         *         "amount": {
         *           "amountMinor": 12350,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amountMinor": 0,
         *           "currency": "EUR"
         *         }
         *       },
         *       "paymentId": null,
         *       "paidAt": null,
         *       "decline": null,
         *       "reason": null,
         *       "nothingDueBecause": null
         *     }
         */
        Bill: {
            billId: string;
            version: number;
            /** @enum {string} */
            status: "received" | "extracting" | "matching" | "in_review" | "awaiting_approval" | "changes_requested" | "scheduled" | "paying" | "unknown" | "payment_failed" | "paid" | "remitted" | "returned" | "on_hold" | "rejected" | "canceled" | "nothing_due";
            needsAttention: boolean;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            stateSince: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            document: {
                documentId: string;
                sha256: string;
            } | null;
            details: components["schemas"]["BillDetails"];
            vendorId: string | null;
            review: {
                reasons: string[];
                vendorCandidates: string[];
            } | null;
            hold: {
                /** @enum {string} */
                code: "manual" | "duplicate" | "cash_short" | "document_finding" | "vendor_unverified" | "vendor_blocked" | "bank_account_unusable" | "screening_hit" | "no_policy" | "approval_deadline";
                reason: string;
                /** @enum {string} */
                resumes: "received" | "extracting" | "matching" | "in_review" | "awaiting_approval" | "changes_requested" | "scheduled" | "paying" | "unknown" | "payment_failed" | "paid" | "remitted" | "returned" | "on_hold" | "rejected" | "canceled" | "nothing_due";
            } | null;
            approval: components["schemas"]["Approval"] | null;
            schedule: components["schemas"]["Schedule"] | null;
            paymentId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            paidAt: string | null;
            decline: {
                code: string;
                message: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                retryAt: string | null;
            } | null;
            /** @description Why it was rejected, canceled, returned or sent back, or why nothing is due. */
            reason: string | null;
            /**
             * @description Paid before it came, or collected by the vendor: no payment is made.
             * @enum {string|null}
             */
            nothingDueBecause: "already_paid" | "vendor_collects" | null;
        };
        /**
         * @example {
         *       "kind": "member",
         *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
         *     }
         */
        Actor: {
            /** @enum {string} */
            kind: "member" | "system";
            memberId?: string;
        };
        BillDetails: {
            vendorName: string | null;
            vendorTaxId: string | null;
            number: string | null;
            /**
             * Format: date
             * @example 2026-11-30
             */
            issuedOn: string | null;
            /**
             * Format: date
             * @example 2026-11-30
             */
            dueOn: string | null;
            amount: components["schemas"]["Money"] | null;
            discount: components["schemas"]["EarlyPaymentDiscount"] | null;
            department: string | null;
            description: string | null;
        };
        /**
         * @example {
         *       "vendorName": "Blue River Supplies",
         *       "number": "INV-2026-118",
         *       "issuedOn": "2026-11-01",
         *       "dueOn": "2026-12-01",
         *       "amount": {
         *         "amountMinor": 12350,
         *         "currency": "EUR"
         *       },
         *       "department": "Office"
         *     }
         */
        BillEntry: {
            vendorName?: string;
            vendorTaxId?: string | null;
            number: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            issuedOn?: string | null;
            /**
             * Format: date
             * @example 2026-11-30
             */
            dueOn: string;
            amount: {
                amountMinor: number;
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            };
            discount?: components["schemas"]["EarlyPaymentDiscount"] | null;
            /** @example Office */
            department?: string | null;
            /** @description What it is for; found by the search. */
            description?: string | null;
            /** @example ven_0193b3c0a1b27def8123456789abcdef */
            vendorId?: string;
        };
        BillUpload: {
            /**
             * Format: binary
             * @description PDF, PNG, JPEG, TIFF or XML; 10 MB.
             */
            file: string;
            department?: string;
            description?: string;
        };
        Upload: {
            uploadId: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /** @description In the order in which the files came. */
            items: components["schemas"]["IntakeItem"][];
            progress: components["schemas"]["UploadProgress"];
        };
        /**
         * @example {
         *       "fileName": "invoice.pdf",
         *       "outcome": "created",
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "code": null,
         *       "reason": null
         *     }
         */
        IntakeItem: {
            fileName: string;
            /**
             * @description `duplicate`: the same file is that bill already.
             * @enum {string}
             */
            outcome: "created" | "duplicate" | "refused";
            billId: string | null;
            /** @enum {string|null} */
            code: "invalid_input" | "not_found" | "forbidden" | "unauthenticated" | "fresh_login_required" | "tenant_required" | "wrong_state" | "version_conflict" | "idempotency_mismatch" | "idempotency_in_progress" | "own_bill" | "not_an_approver" | "already_decided" | "approval_void" | "no_policy" | "vendor_unverified" | "vendor_blocked" | "bank_account_unusable" | "duplicate_bill" | "payment_in_flight" | "nothing_to_pay" | "payment_begun" | "second_person_required" | "limit_exceeded" | "unsupported_media" | "too_large" | "not_ready" | null;
            /** @description Why it was refused. */
            reason: string | null;
        };
        UploadProgress: {
            /** @description Bills whose document is not read and matched yet. */
            reading: number;
            read: number;
            /** @description Of those that were read: a person has to look. */
            inReview: number;
            duplicate: number;
            refused: number;
            isDone: boolean;
        };
        FilesUpload: {
            /** @description PDF, PNG, JPEG, TIFF or XML; 10 MB each, 50 files, 64 MB together. */
            files: string[];
            department?: string;
        };
        /**
         * @example {
         *       "inboundAddressId": "ina_0193b3c0a1b27def8123456789abcdef",
         *       "name": "bills@northwind.example",
         *       "createdAt": "2026-11-21T09:30:00.000Z",
         *       "previousUntil": null,
         *       "revokedAt": null,
         *       "path": "/v1/webhooks/sendgrid/inbound/tnt_0193b3c0a1b27def8123456789abcdef.SECRET"
         *     }
         */
        NewInboundAddress: components["schemas"]["InboundAddress"] & {
            /** @description What the mail provider calls; a secret. Null in a repeated answer. */
            path: string | null;
        };
        /**
         * @example {
         *       "inboundAddressId": "ina_0193b3c0a1b27def8123456789abcdef",
         *       "name": "bills@northwind.example",
         *       "createdAt": "2026-11-21T09:30:00.000Z",
         *       "previousUntil": null,
         *       "revokedAt": null
         *     }
         */
        InboundAddress: {
            inboundAddressId: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Until then the secret of before works.
             * @example 2026-11-21T09:30:00.000Z
             */
            previousUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            revokedAt: string | null;
        };
        /**
         * @example {
         *       "name": "bills@northwind.example"
         *     }
         */
        InboundAddressEntry: {
            name: string;
        };
        /**
         * @example {
         *       "overlapHours": 24
         *     }
         */
        InboundAddressRotation: {
            /**
             * @description How long the secret of before still works.
             * @default 24
             */
            overlapHours?: number;
        };
        InboundMail: {
            inboundMailId: string;
            inboundAddressId: string;
            /**
             * @description As the mail says, which anybody can write.
             * @example billing@blue-river.example
             */
            sender: string;
            subject: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /** @description Empty: the mail had no attachments. */
            items: components["schemas"]["IntakeItem"][];
        };
        Count: {
            value: number;
            /** @description False: there are at least so many. */
            isExact: boolean;
        };
        Fact: {
            factId: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /** @example approval_given */
            type: string;
            /** @example bill */
            subject: string;
            subjectId: string;
            version: number;
            actor: components["schemas"]["Actor"];
            requestId: string | null;
            data: {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "run": {
         *         "ordinal": 1,
         *         "createdAt": "2026-11-21T09:30:00.000Z",
         *         "readers": [
         *           "pdf-text"
         *         ]
         *       },
         *       "runs": [
         *         {
         *           "ordinal": 1,
         *           "createdAt": "2026-11-21T09:30:00.000Z",
         *           "readers": [
         *             "pdf-text"
         *           ]
         *         }
         *       ],
         *       "kind": {
         *         "value": "bill",
         *         "confidence": 0.98,
         *         "evidence": {
         *           "reader": "pdf-text",
         *           "page": 1,
         *           "quote": "INVOICE"
         *         }
         *       },
         *       "fields": {
         *         "number": [
         *           {
         *             "value": "INV-2026-118",
         *             "confidence": 0.96,
         *             "evidence": {
         *               "reader": "pdf-text",
         *               "page": 1,
         *               "quote": "Invoice no. INV-2026-118"
         *             }
         *           }
         *         ]
         *       },
         *       "lines": [],
         *       "taxes": [],
         *       "adjustments": [],
         *       "otherNumbers": [],
         *       "findings": []
         *     }
         */
        Extraction: {
            run: components["schemas"]["ExtractionRun"];
            /** @description All readings, newest first; at most 100. */
            runs: components["schemas"]["ExtractionRun"][];
            /**
             * @example {
             *       "value": "bill",
             *       "confidence": 0.98,
             *       "evidence": {
             *         "reader": "pdf-text",
             *         "page": 1,
             *         "quote": "INVOICE"
             *       }
             *     }
             */
            kind: components["schemas"]["Candidate"] & {
                /** @enum {string} */
                value: "bill" | "credit-note" | "receipt" | "statement" | "reminder" | "quote" | "delivery-note" | "order-confirmation" | "other";
            };
            fields: {
                [key: string]: components["schemas"]["Candidate"][];
            };
            lines: components["schemas"]["ExtractedLine"][];
            taxes: components["schemas"]["ExtractedTax"][];
            adjustments: components["schemas"]["ExtractedAdjustment"][];
            /** @description Of the first page, what has a number's form and was taken for none of the fields. */
            otherNumbers: components["schemas"]["Candidate"][];
            findings: components["schemas"]["Finding"][];
        };
        ExtractionRun: {
            /**
             * @description From 1; the newest counts.
             * @example 1
             */
            ordinal: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description Those that found something.
             * @example [
             *       "pdf-text",
             *       "claude"
             *     ]
             */
            readers: ("ubl" | "cii" | "fatturapa" | "pdf-text" | "ocr" | "claude" | "entered")[];
        };
        /**
         * @example {
         *       "reader": "pdf-text",
         *       "page": 1,
         *       "box": {
         *         "left": 0.62,
         *         "top": 0.11,
         *         "width": 0.2,
         *         "height": 0.02
         *       },
         *       "quote": "Invoice no. INV-2026-118"
         *     }
         */
        Evidence: {
            /** @enum {string} */
            reader: "ubl" | "cii" | "fatturapa" | "pdf-text" | "ocr" | "claude" | "entered";
            /**
             * @description From 1.
             * @example 1
             */
            page?: number;
            box?: components["schemas"]["Box"];
            /** @description The words on the page, or the place in the XML. */
            quote: string;
        };
        /**
         * @description A place on the page as it is displayed, in fractions (0 to 1) of its width and height.
         * @example {
         *       "left": 0.62,
         *       "top": 0.11,
         *       "width": 0.2,
         *       "height": 0.02
         *     }
         */
        Box: {
            /** @example 0.25 */
            left: number;
            /** @example 0.25 */
            top: number;
            /** @example 0.25 */
            width: number;
            /** @example 0.25 */
            height: number;
        };
        /**
         * @example {
         *       "value": "INV-2026-118",
         *       "confidence": 0.96,
         *       "evidence": {
         *         "reader": "pdf-text",
         *         "page": 1,
         *         "quote": "Invoice no. INV-2026-118"
         *       }
         *     }
         */
        Candidate: {
            /** @description Any JSON value. */
            value?: unknown;
            confidence: number;
            evidence: components["schemas"]["Evidence"];
        };
        ExtractedLine: {
            description: string;
            /**
             * @description A plain decimal.
             * @example 12.5
             */
            quantity: string | null;
            /** @example HUR */
            unit: string | null;
            /**
             * @description A plain decimal.
             * @example 12.5
             */
            unitPrice: string | null;
            /**
             * @description A plain decimal.
             * @example 12.5
             */
            taxRatePercent: string | null;
            netMinor: number | null;
            evidence: components["schemas"]["Evidence"];
        };
        ExtractedTax: {
            /**
             * @description UNCL 5305.
             * @example S
             */
            category: string | null;
            /**
             * @description A plain decimal.
             * @example 12.5
             */
            ratePercent: string | null;
            taxableMinor: number | null;
            taxMinor: number;
        };
        ExtractedAdjustment: {
            isCharge: boolean;
            reason: string | null;
            amountMinor: number;
        };
        Finding: {
            /** @example hidden_text */
            code: string;
            message: string;
            /**
             * @description `hold`: a person has to look.
             * @enum {string}
             */
            severity: "note" | "hold";
            /**
             * @description From 1.
             * @example 1
             */
            page?: number;
            box?: components["schemas"]["Box"];
        };
        BillPages: {
            /** @description PDFs and pictures, in the order of their pages. */
            files: string[];
        };
        SplitBill: {
            bill: components["schemas"]["Bill"];
            items: components["schemas"]["IntakeItem"][];
        };
        /**
         * @example {
         *       "parts": [
         *         {
         *           "fromPage": 1,
         *           "toPage": 1
         *         },
         *         {
         *           "fromPage": 2,
         *           "toPage": 2
         *         }
         *       ]
         *     }
         */
        DocumentSplit: {
            /** @description Every page of the document, in order. */
            parts: {
                fromPage: number;
                toPage: number;
            }[];
        };
        /**
         * @example {
         *       "documentId": "doc_0193b3c0a1b27def8123456789abcdef",
         *       "fileName": "invoice.pdf",
         *       "mediaType": "application/pdf",
         *       "sizeBytes": 48213,
         *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *       "createdAt": "2026-11-21T09:30:00.000Z"
         *     }
         */
        Document: {
            documentId: string;
            fileName: string;
            /** @enum {string} */
            mediaType: "application/pdf" | "image/png" | "image/jpeg" | "image/tiff" | "application/xml";
            sizeBytes: number;
            sha256: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        BulkAnswer: {
            /** @description One for each, in the order of the request. */
            items: components["schemas"]["BulkResult"][];
            succeeded: number;
            failed: number;
        };
        BulkResult: {
            billId: string;
            /** @description What this item alone would have been answered with. */
            status: number;
            bill: components["schemas"]["Bill"] | null;
            problem: components["schemas"]["Problem"] | null;
        };
        BulkApproval: {
            items: {
                /** @example bill_0193b3c0a1b27def8123456789abcdef */
                billId: string;
                /** @description The version that you saw, as If-Match says it for one bill. */
                version?: number;
            }[];
            /** @example Checked against the order. */
            note?: string | null;
        };
        BulkHold: {
            items: {
                /** @example bill_0193b3c0a1b27def8123456789abcdef */
                billId: string;
                /** @description The version that you saw, as If-Match says it for one bill. */
                version?: number;
            }[];
            /**
             * @description Kept in the timeline.
             * @example The delivery is not complete.
             */
            reason: string;
        };
        BulkReschedule: {
            items: {
                /** @example bill_0193b3c0a1b27def8123456789abcdef */
                billId: string;
                /** @description The version that you saw, as If-Match says it for one bill. */
                version?: number;
            }[];
            /**
             * Format: date
             * @example 2026-11-30
             */
            payOn: string;
        };
        BulkPayNow: {
            items: {
                /** @example bill_0193b3c0a1b27def8123456789abcdef */
                billId: string;
                /** @description The version that you saw, as If-Match says it for one bill. */
                version?: number;
            }[];
        };
        /**
         * @example {
         *       "details": {
         *         "vendorName": "Blue River Supplies",
         *         "number": "INV-2026-118",
         *         "issuedOn": "2026-11-01",
         *         "dueOn": "2026-12-01",
         *         "amount": {
         *           "amountMinor": 12350,
         *           "currency": "EUR"
         *         },
         *         "department": "Office"
         *       }
         *     }
         */
        BillEdit: {
            details: components["schemas"]["EnteredDetails"];
            /** @example ven_0193b3c0a1b27def8123456789abcdef */
            vendorId?: string | null;
        };
        /**
         * @example {
         *       "vendorName": "Blue River Supplies",
         *       "number": "INV-2026-118",
         *       "issuedOn": "2026-11-01",
         *       "dueOn": "2026-12-01",
         *       "amount": {
         *         "amountMinor": 12350,
         *         "currency": "EUR"
         *       },
         *       "department": "Office"
         *     }
         */
        EnteredDetails: {
            vendorName: string;
            vendorTaxId?: string | null;
            number: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            issuedOn?: string | null;
            /**
             * Format: date
             * @example 2026-11-30
             */
            dueOn: string;
            amount: {
                amountMinor: number;
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            };
            discount?: components["schemas"]["EarlyPaymentDiscount"] | null;
            /** @example Office */
            department?: string | null;
            /** @description What it is for; found by the search. */
            description?: string | null;
        };
        /**
         * @example {
         *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
         *       "version": 1,
         *       "name": "Blue River Supplies",
         *       "taxId": "DE123456789",
         *       "email": "billing@blueriver.example",
         *       "aliases": [],
         *       "status": "unverified",
         *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "verifiedBy": null,
         *       "verifiedAt": null,
         *       "createdAt": "2026-11-21T09:30:00.000Z"
         *     }
         */
        Vendor: {
            vendorId: string;
            version: number;
            name: string;
            taxId: string | null;
            email: string | null;
            aliases: string[];
            /** @enum {string} */
            status: "unverified" | "verified" | "blocked";
            /** @description Null when a document proposed it. */
            createdBy: string | null;
            verifiedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            verifiedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        RecurringBill: {
            /**
             * @description Bills are numbered reference/period.
             * @example LEASE-12
             */
            reference: string;
            /** @example Office */
            department?: string | null;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            amount: components["schemas"]["AmountRule"];
            /**
             * @default by-days
             * @enum {string}
             */
            proration?: "by-days" | "none";
            /**
             * @description After downtime: a bill for each missed period, or for the newest only.
             * @default all
             * @enum {string}
             */
            catchUp?: "all" | "latest";
            recurrence: components["schemas"]["RecurrenceEntry"];
            recurringBillId: string;
            version: number;
            /** @enum {string} */
            status: "active" | "paused" | "ended";
            /** @description Why it is paused or ended. */
            reason: string | null;
            vendorId: string;
            /** @description The next one that is neither made nor skipped. */
            nextPeriod: {
                period: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                firesAt: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                dueOn: string;
            } | null;
            /** @description A firing now would make or skip something. */
            isDue: boolean;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            stateSince: string;
        };
        AmountRule: {
            /** @enum {string} */
            kind: "fixed";
            amountMinor: number;
        } | {
            /** @enum {string} */
            kind: "stepped";
            steps: {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                from: string;
                amountMinor: number;
            }[];
        } | {
            /** @enum {string} */
            kind: "indexed";
            baseMinor: number;
            everyPeriods: number;
            by: {
                /** @enum {string} */
                kind: "percent";
                basisPoints: number;
            } | {
                /** @enum {string} */
                kind: "index";
                baseIndex: number;
                values: {
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    from: string;
                    index: number;
                }[];
            };
        } | {
            /** @enum {string} */
            kind: "estimated";
            estimateMinor: number;
            toleranceBasisPoints: number;
        };
        RecurrenceEntry: {
            /** @enum {string} */
            cadence: "weekly" | "biweekly" | "monthly" | "quarterly" | "yearly";
            /**
             * Format: date
             * @description A day on which a whole period begins. Left out: startsOn.
             * @example 2026-11-30
             */
            anchorOn?: string;
            /**
             * Format: date
             * @description The first day that is paid for.
             * @example 2026-11-30
             */
            startsOn: string;
            /**
             * Format: date
             * @description The last day, itself included.
             * @example 2026-11-30
             */
            endsOn?: string | null;
            /**
             * @default period-start
             * @enum {string}
             */
            dueFrom?: "period-start" | "period-end";
            /** @default 0 */
            dueOffsetDays?: number;
            /**
             * @default none
             * @enum {string}
             */
            businessDays?: "none" | "next" | "previous";
            /**
             * @description Left out: the calendar of the currency.
             * @enum {string}
             */
            calendar?: "us-fed" | "target2" | "weekdays" | "always-open";
            /**
             * @description How many days before its due date the bill is made.
             * @default 0
             */
            leadDays?: number;
            /**
             * @description HH:MM or HH:MM:SS.
             * @default 06:00
             * @example 06:00
             */
            fireTime?: string;
            /** @example America/New_York */
            timeZone: string;
        };
        RecurringBillEntry: {
            /**
             * @description Bills are numbered reference/period.
             * @example LEASE-12
             */
            reference: string;
            /** @example Office */
            department?: string | null;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            amount: components["schemas"]["AmountRule"];
            /**
             * @default by-days
             * @enum {string}
             */
            proration?: "by-days" | "none";
            /**
             * @description After downtime: a bill for each missed period, or for the newest only.
             * @default all
             * @enum {string}
             */
            catchUp?: "all" | "latest";
            recurrence: components["schemas"]["RecurrenceEntry"];
            /** @example ven_0193b3c0a1b27def8123456789abcdef */
            vendorId: string;
        };
        PlannedPeriod: {
            /** @example 2026-01 */
            period: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            coversFrom: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            coversTo: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            dueOn: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            firesAt: string;
            amount: components["schemas"]["Money"];
            isPartial: boolean;
        };
        RecurringBillPeriod: {
            /** @example 2026-01 */
            period: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            coversFrom: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            coversTo: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            dueOn: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            firesAt: string;
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            status: "made" | "skipped";
            /** @enum {string|null} */
            skipReason: "paused" | "missed" | "nothing_to_pay" | null;
            billId: string | null;
            /** @enum {string|null} */
            billStatus: "received" | "extracting" | "matching" | "in_review" | "awaiting_approval" | "changes_requested" | "scheduled" | "paying" | "unknown" | "payment_failed" | "paid" | "remitted" | "returned" | "on_hold" | "rejected" | "canceled" | "nothing_due" | null;
            isEstimate: boolean;
            standingApprovalId: string | null;
        };
        StandingApproval: {
            standingApprovalId: string;
            /** @enum {string} */
            status: "proposed" | "active" | "expired" | "used_up" | "terms_changed" | "withdrawn" | "recurring_bill_ended";
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            limitMinor: number;
            totalLimitMinor: number | null;
            /** @description What the bills that it approved come to. */
            usedMinor: number;
            /**
             * Format: date
             * @example 2026-11-30
             */
            endsOn: string;
            /** @description What it is bound to. */
            fingerprint: string;
            first: {
                memberId: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                at: string;
            };
            second: {
                memberId: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                at: string;
            } | null;
        };
        StandingApprovalEntry: {
            /** @description For one bill, inclusive. */
            limitMinor: number;
            /** @description For all bills together, inclusive. */
            totalLimitMinor?: number | null;
            /**
             * Format: date
             * @description The last day on which it approves.
             * @example 2026-11-30
             */
            endsOn: string;
        };
        /**
         * @example {
         *       "name": "Blue River Supplies",
         *       "taxId": "DE123456789",
         *       "email": "billing@blueriver.example"
         *     }
         */
        VendorEntry: {
            name: string;
            taxId?: string | null;
            /**
             * Format: email
             * @description Where remittance advice goes.
             * @example ada@northwind.example
             */
            email?: string | null;
            aliases?: string[];
        };
        /**
         * @example {
         *       "email": "accounts@blueriver.example"
         *     }
         */
        VendorChange: {
            name?: string;
            taxId?: string | null;
            /**
             * Format: email
             * @description Where remittance advice goes.
             * @example ada@northwind.example
             */
            email?: string | null;
            aliases?: string[];
        };
        /**
         * @example {
         *       "readingHintId": "rdh_0193b3c0a1b27def8123456789abcdef",
         *       "kind": "number_label",
         *       "value": "our reference",
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "learnedFrom": {
         *         "kind": "member",
         *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
         *       },
         *       "createdAt": "2026-11-21T09:30:00.000Z"
         *     }
         */
        ReadingHint: {
            readingHintId: string;
            /** @enum {string} */
            kind: "alias" | "date_order" | "number_label" | "number_place";
            /** @description The name, the order of day and month, the words before the number, or its place: the page, and percentages of its width and height. */
            value: string;
            /** @description The bill whose correction taught it. */
            billId: string;
            learnedFrom: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
         *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
         *       "version": 1,
         *       "status": "proposed",
         *       "holderName": "Blue River Supplies",
         *       "country": "DE",
         *       "currency": "EUR",
         *       "last4": "3000",
         *       "frozenReason": null,
         *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "verifiedBy": null,
         *       "verifiedAt": null,
         *       "createdAt": "2026-11-21T09:30:00.000Z"
         *     }
         */
        BankAccount: {
            bankAccountId: string;
            vendorId: string;
            version: number;
            /** @enum {string} */
            status: "proposed" | "active" | "frozen" | "replaced";
            holderName: string;
            country: string;
            currency: string;
            /** @description All that is ever shown of the number. */
            last4: string;
            frozenReason: string | null;
            createdBy: string;
            verifiedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            verifiedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "holderName": "Blue River Supplies",
         *       "country": "DE",
         *       "accountNumber": "DE89370400440532013000",
         *       "currency": "EUR"
         *     }
         */
        BankAccountEntry: {
            holderName: string;
            /** @example DE */
            country: string;
            /** @description ABA, sort code or BIC. */
            routingNumber?: string | null;
            /** @description Account number or IBAN. */
            accountNumber: string;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
        };
        ScreeningEntry: {
            screeningEntryId: string;
            name: string;
            source: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "name": "Shell Trading Ltd",
         *       "source": "consolidated list of 2026-11-01"
         *     }
         */
        ScreeningEntryEntry: {
            name: string;
            /** @description The list that names it, and of when. */
            source: string;
        };
        ApprovalPolicyVersion: components["schemas"]["ApprovalPolicy"] & {
            active: boolean;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "name": "Up to 1,000 EUR",
         *       "when": {
         *         "currency": "EUR",
         *         "amountMaxMinor": 100000
         *       },
         *       "mode": "in-order",
         *       "steps": [
         *         {
         *           "name": "Finance",
         *           "approvers": {
         *             "role": "approver"
         *           },
         *           "required": 1
         *         }
         *       ],
         *       "remindAfterHours": 24,
         *       "escalateAfterHours": 72,
         *       "escalateTo": [
         *         "mem_0193b3c0a1b27def8123456789abcdef"
         *       ],
         *       "expireAfterHours": 336
         *     }
         */
        ApprovalRule: {
            name: string;
            /** @description Every condition that is given has to hold. The first rule that fits decides. */
            when: {
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description Inclusive. */
                amountMinMinor?: number;
                /** @description Inclusive. */
                amountMaxMinor?: number;
                /** @enum {string} */
                vendor?: "new" | "known";
                department?: string;
                /** @enum {string} */
                source?: "upload" | "entry" | "recurring";
            };
            /** @enum {string} */
            mode: "in-order" | "parallel";
            /** @description Empty: approved by the rule itself. */
            steps: {
                name: string;
                approvers: {
                    /** @enum {string} */
                    role: "viewer" | "clerk" | "approver" | "payer" | "admin";
                } | {
                    members: string[];
                };
                required: number;
            }[];
            remindAfterHours: number;
            escalateAfterHours: number;
            escalateTo: string[];
            expireAfterHours: number;
        };
        ApprovalPolicy: {
            policyId: string;
            version: number;
            rules: components["schemas"]["ApprovalRule"][];
        };
        ApprovalPolicyEntry: {
            rules: components["schemas"]["ApprovalRule"][];
        };
        /**
         * @example {
         *       "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "version": 3,
         *       "status": "processing",
         *       "reference": "PL8F3K2M7Q9RTV",
         *       "amount": {
         *         "amountMinor": 12350,
         *         "currency": "EUR"
         *       },
         *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
         *       "attempt": 1,
         *       "providerPaymentId": "obp_test_61R",
         *       "code": null,
         *       "reason": null,
         *       "createdAt": "2026-11-30T08:00:00.000Z"
         *     }
         */
        Payment: {
            paymentId: string;
            billId: string;
            version: number;
            /** @enum {string} */
            status: "ready" | "submitting" | "unknown" | "processing" | "posted" | "declined" | "returned" | "closed";
            /** @description Ours; also at the provider and on the bank statement. */
            reference: string;
            amount: components["schemas"]["Money"];
            bankAccountId: string;
            attempt: number;
            providerPaymentId: string | null;
            /** @description Why it was declined, or why nobody knows. */
            code: string | null;
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "version": 3,
         *       "status": "processing",
         *       "reference": "PL8F3K2M7Q9RTV",
         *       "amount": {
         *         "amountMinor": 12350,
         *         "currency": "EUR"
         *       },
         *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
         *       "attempt": 1,
         *       "providerPaymentId": "obp_test_61R",
         *       "code": null,
         *       "reason": null,
         *       "createdAt": "2026-11-30T08:00:00.000Z",
         *       "attempts": [
         *         {
         *           "attempt": 1,
         *           "idempotencyKey": "pay_0193b3c0a1b27def8123456789abcdef.1",
         *           "firstSentAt": "2026-11-30T08:00:00.000Z",
         *           "outcome": "accepted",
         *           "code": null
         *         }
         *       ],
         *       "resolution": {
         *         "status": "open",
         *         "resolution": null,
         *         "providerPaymentId": null,
         *         "by": null,
         *         "evidence": null
         *       }
         *     }
         */
        PaymentDetail: components["schemas"]["Payment"] & {
            attempts: components["schemas"]["PaymentAttempt"][];
            resolution: components["schemas"]["PaymentResolution"];
        };
        /**
         * @example {
         *       "attempt": 1,
         *       "idempotencyKey": "pay_0193b3c0a1b27def8123456789abcdef.1",
         *       "firstSentAt": "2026-11-30T08:00:00.000Z",
         *       "outcome": "accepted",
         *       "code": null
         *     }
         */
        PaymentAttempt: {
            attempt: number;
            idempotencyKey: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            firstSentAt: string;
            /** @enum {string|null} */
            outcome: "accepted" | "declined" | "unknown" | null;
            code: string | null;
        };
        /**
         * @example {
         *       "status": "open",
         *       "resolution": null,
         *       "providerPaymentId": null,
         *       "by": null,
         *       "evidence": null
         *     }
         */
        PaymentResolution: {
            /** @enum {string} */
            status: "open" | "proposed" | "confirmed";
            /** @enum {string|null} */
            resolution: "found" | "not_executed" | null;
            providerPaymentId: string | null;
            by: string | null;
            evidence: string | null;
        };
        /**
         * @example {
         *       "resolution": "not_executed",
         *       "evidence": "Statement of 2026-12-01: nothing left the account."
         *     }
         */
        PaymentResolutionEntry: {
            /** @enum {string} */
            resolution: "found";
            providerPaymentId: string;
            /** @description Where it was seen: a statement, a case number. */
            evidence: string;
        } | {
            /** @enum {string} */
            resolution: "not_executed";
            /** @description Where it was seen: a statement, a case number. */
            evidence: string;
        };
        /**
         * @example {
         *       "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
         *       "version": 2,
         *       "name": "Operating account",
         *       "currency": "EUR",
         *       "floorMinor": 500000,
         *       "paysFrom": true,
         *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
         *       "balance": {
         *         "amountMinor": 1250000,
         *         "currency": "EUR"
         *       },
         *       "reserved": {
         *         "amountMinor": 12350,
         *         "currency": "EUR"
         *       },
         *       "available": {
         *         "amountMinor": 737650,
         *         "currency": "EUR"
         *       }
         *     }
         */
        CashAccount: {
            cashAccountId: string;
            version: number;
            name: string;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            floorMinor: number;
            paysFrom: boolean;
            /** @description Its account in the ledger. */
            account: string;
            balance: components["schemas"]["Money"];
            reserved: components["schemas"]["Money"] & unknown;
            available: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "name": "Operating account",
         *       "currency": "EUR",
         *       "floorMinor": 500000,
         *       "paysFrom": true
         *     }
         */
        CashAccountEntry: {
            /** @example Operating account */
            name: string;
            /**
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            /**
             * @description What payments leave in it, in minor units.
             * @default 0
             * @example 500000
             */
            floorMinor?: number;
            /**
             * @description Payments in its currency are made from it; one account a currency.
             * @default true
             * @example true
             */
            paysFrom?: boolean;
        };
        /**
         * @example {
         *       "floorMinor": 250000
         *     }
         */
        CashAccountChange: {
            /** @example Operating account */
            name?: string;
            /**
             * @description What payments leave in it, in minor units.
             * @example 500000
             */
            floorMinor?: number;
            /**
             * @description Payments in its currency are made from it; one account a currency.
             * @example true
             */
            paysFrom?: boolean;
        };
        /**
         * @example {
         *       "kind": "deposit",
         *       "amount": {
         *         "amountMinor": 1000000,
         *         "currency": "EUR"
         *       },
         *       "reason": "From the savings account, statement line 4."
         *     }
         */
        CashMovement: {
            /**
             * @description `opening`: what was there before the books began. The others came or went by other ways than bills.
             * @enum {string}
             */
            kind: "opening" | "deposit" | "withdrawal";
            amount: {
                amountMinor: number;
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            };
            /**
             * Format: date-time
             * @description When; now unless it is given, and never later than now.
             * @example 2026-11-01T00:00:00Z
             */
            effectiveAt?: string;
            /**
             * @description Kept in the timeline.
             * @example The delivery is not complete.
             */
            reason: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "kind": "cash",
         *           "class": "asset",
         *           "currency": "EUR",
         *           "accounts": 1,
         *           "debitMinor": 500,
         *           "creditMinor": 0
         *         },
         *         {
         *           "kind": "opening",
         *           "class": "equity",
         *           "currency": "EUR",
         *           "accounts": 1,
         *           "debitMinor": 0,
         *           "creditMinor": 500
         *         }
         *       ],
         *       "totals": [
         *         {
         *           "currency": "EUR",
         *           "debitMinor": 500,
         *           "creditMinor": 500
         *         }
         *       ]
         *     }
         */
        TrialBalance: {
            items: {
                /** @enum {string} */
                kind: "payables" | "vendor_credit" | "purchases" | "clearing" | "cash" | "fees" | "discounts_taken" | "fx" | "opening" | "funding" | "receivables" | "customer_credit" | "deferred_revenue" | "revenue" | "tax_payable" | "discounts_given" | "bad_debt";
                /** @enum {string} */
                class: "asset" | "liability" | "income" | "expense" | "equity";
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                accounts: number;
                debitMinor: number;
                creditMinor: number;
            }[];
            /** @description Debits equal credits in each currency. */
            totals: {
                /**
                 * @example EUR
                 * @enum {string}
                 */
                currency: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                debitMinor: number;
                creditMinor: number;
            }[];
        };
        /**
         * @example {
         *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
         *       "kind": "cash",
         *       "class": "asset",
         *       "holder": "cash_0193b3c0a1b27def8123456789abcdef",
         *       "balance": {
         *         "amountMinor": 1250000,
         *         "currency": "EUR"
         *       }
         *     }
         */
        LedgerAccount: {
            /** @description `kind:holder:CUR`, or `kind:CUR` where there is one a currency. */
            account: string;
            /** @enum {string} */
            kind: "payables" | "vendor_credit" | "purchases" | "clearing" | "cash" | "fees" | "discounts_taken" | "fx" | "opening" | "funding" | "receivables" | "customer_credit" | "deferred_revenue" | "revenue" | "tax_payable" | "discounts_given" | "bad_debt";
            /** @enum {string} */
            class: "asset" | "liability" | "income" | "expense" | "equity";
            /** @description The vendor, rail or cash account that it is for. */
            holder: string | null;
            balance: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
         *       "subject": "payment",
         *       "subjectId": "pay_0193b3c0a1b27def8123456789abcdef",
         *       "corrects": null,
         *       "memo": "posted",
         *       "actor": {
         *         "kind": "system"
         *       },
         *       "effectiveAt": "2026-11-30T08:00:00.000Z",
         *       "recordedAt": "2026-11-30T08:00:00.000Z",
         *       "entries": [
         *         {
         *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
         *           "line": 1,
         *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
         *           "amount": {
         *             "amountMinor": -12350,
         *             "currency": "EUR"
         *           },
         *           "effectiveAt": "2026-11-30T08:00:00.000Z",
         *           "recordedAt": "2026-11-30T08:00:00.000Z",
         *           "memo": "posted",
         *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
         *           "billNumber": "INV-118",
         *           "reference": "0K3VQ8H2M7C5D1X"
         *         }
         *       ]
         *     }
         */
        LedgerTransaction: {
            ledgerTransactionId: string;
            /** @enum {string} */
            subject: "bill" | "payment" | "cash_account" | "manual";
            subjectId: string;
            /** @description The earlier one that this puts right. */
            corrects: string | null;
            memo: string;
            actor: components["schemas"]["Actor"];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            effectiveAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            recordedAt: string;
            entries: components["schemas"]["LedgerEntry"][];
        };
        /**
         * @example {
         *       "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
         *       "line": 1,
         *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
         *       "amount": {
         *         "amountMinor": -12350,
         *         "currency": "EUR"
         *       },
         *       "effectiveAt": "2026-11-30T08:00:00.000Z",
         *       "recordedAt": "2026-11-30T08:00:00.000Z",
         *       "memo": "posted",
         *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *       "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
         *       "billNumber": "INV-118",
         *       "reference": "0K3VQ8H2M7C5D1X"
         *     }
         */
        LedgerEntry: {
            ledgerTransactionId: string;
            line: number;
            account: string;
            amount: components["schemas"]["Money"] & unknown;
            /**
             * Format: date-time
             * @description When it took effect.
             * @example 2026-11-21T09:30:00.000Z
             */
            effectiveAt: string;
            /**
             * Format: date-time
             * @description When we knew of it.
             * @example 2026-11-21T09:30:00.000Z
             */
            recordedAt: string;
            /** @description The facts that it books, or the reason that somebody gave. */
            memo: string;
            billId: string | null;
            paymentId: string | null;
            /** @description The vendor's number of the bill. */
            billNumber: string | null;
            /** @description Of the payment, as the bank statement shows it. */
            reference: string | null;
        };
        /**
         * @example {
         *       "entries": [
         *         {
         *           "account": "fees:stripe:EUR",
         *           "amountMinor": 250
         *         },
         *         {
         *           "account": "funding:EUR",
         *           "amountMinor": -250
         *         }
         *       ],
         *       "reason": "Fees of October, invoice 77 of the provider."
         *     }
         */
        ManualEntries: {
            entries: {
                /**
                 * @description `kind:holder:CUR` or `kind:CUR`, of the chart.
                 * @example fees:stripe:EUR
                 */
                account: string;
                /** @description A debit is positive, a credit negative; in minor units of the account’s currency. */
                amountMinor: number;
            }[];
            /**
             * Format: date-time
             * @description When; now unless it is given, and never later than now.
             * @example 2026-11-01T00:00:00Z
             */
            effectiveAt?: string;
            /**
             * @description Kept in the timeline.
             * @example The delivery is not complete.
             */
            reason: string;
        };
        /**
         * @example {
         *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "name": "Ada Osei",
         *       "email": "ada@northwind.example",
         *       "role": "approver",
         *       "department": "Office",
         *       "active": true,
         *       "createdAt": "2026-11-21T09:30:00.000Z"
         *     }
         */
        Member: {
            memberId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "viewer" | "clerk" | "approver" | "payer" | "admin";
            department: string | null;
            active: boolean;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "name": "Ada Osei",
         *       "email": "ada@northwind.example",
         *       "role": "approver",
         *       "department": "Office"
         *     }
         */
        MemberEntry: {
            name: string;
            /**
             * Format: email
             * @example ada@northwind.example
             */
            email: string;
            /** @enum {string} */
            role: "viewer" | "clerk" | "approver" | "payer" | "admin";
            /** @example Office */
            department?: string | null;
        };
        /**
         * @example {
         *       "role": "approver"
         *     }
         */
        MemberChange: {
            name?: string;
            /**
             * @description Never your own.
             * @enum {string}
             */
            role?: "viewer" | "clerk" | "approver" | "payer" | "admin";
            department?: string | null;
        };
        MemberIdentity: {
            identityId: string;
            memberId: string;
            issuer: string;
            subject: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "issuer": "https://login.example.com/",
         *       "subject": "auth0|65f1c0"
         *     }
         */
        MemberIdentityEntry: {
            /**
             * Format: uri
             * @description The `iss` of their tokens, to the letter.
             */
            issuer: string;
            /**
             * @description The `sub` of their tokens.
             * @example auth0|65f1c0
             */
            subject: string;
        };
        /**
         * @example {
         *       "apiKeyId": "key_0193b3c0a1b27def8123456789abcdef",
         *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "name": "Nightly import",
         *       "prefix": "pl_test_3fGh7K",
         *       "scopes": [
         *         "bill.create",
         *         "bill.read"
         *       ],
         *       "status": "active",
         *       "createdAt": "2026-11-21T09:30:00.000Z",
         *       "expiresAt": "2027-11-21T00:00:00.000Z",
         *       "revokedAt": null,
         *       "lastUsedAt": "2026-11-21T10:02:00.000Z",
         *       "replacedBy": null,
         *       "warnings": [],
         *       "key": "pl_test_3fGh7K0000000000000000000000000000000000000"
         *     }
         */
        NewApiKey: components["schemas"]["ApiKey"] & {
            /** @description Shown once; null in a repeated answer. */
            key: string | null;
        };
        /**
         * @example {
         *       "apiKeyId": "key_0193b3c0a1b27def8123456789abcdef",
         *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "name": "Nightly import",
         *       "prefix": "pl_test_3fGh7K",
         *       "scopes": [
         *         "bill.create",
         *         "bill.read"
         *       ],
         *       "status": "active",
         *       "createdAt": "2026-11-21T09:30:00.000Z",
         *       "expiresAt": "2027-11-21T00:00:00.000Z",
         *       "revokedAt": null,
         *       "lastUsedAt": "2026-11-21T10:02:00.000Z",
         *       "replacedBy": null,
         *       "warnings": []
         *     }
         */
        ApiKey: {
            apiKeyId: string;
            memberId: string;
            name: string;
            /** @example pl_live_3fGh7K */
            prefix: string;
            /** @description Null: all that the member's role may. */
            scopes: string[] | null;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null only for keys of earlier releases.
             * @example 2026-11-21T09:30:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @description To the minute. Null: not yet.
             * @example 2026-11-21T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /** @description The key that took its place. */
            replacedBy: string | null;
            /** @description Ends within 30 days; has no end; was not used for 90 days. */
            warnings: ("expires_soon" | "never_expires" | "unused")[];
        };
        /**
         * @example {
         *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
         *       "name": "Nightly import",
         *       "scopes": [
         *         "bill.create",
         *         "bill.read"
         *       ],
         *       "expiresAt": "2027-11-21T00:00:00.000Z"
         *     }
         */
        ApiKeyEntry: {
            /** @example mem_0193b3c0a1b27def8123456789abcdef */
            memberId: string;
            name: string;
            scopes?: ("bill.read" | "bill.create" | "bill.correct" | "bill.approve" | "bill.hold" | "bill.schedule" | "bill.cancel" | "bill.document.read" | "inbound_mail.read" | "inbound_address.write" | "recurring_bill.read" | "recurring_bill.write" | "recurring_bill.pause" | "recurring_bill.approve" | "vendor.read" | "vendor.write" | "vendor.verify" | "bank_account.write" | "screening.read" | "screening.write" | "policy.read" | "policy.write" | "payment.read" | "payment.release" | "payment.resolve" | "ledger.read" | "ledger.write" | "cash_account.read" | "cash_account.write" | "api_key.write" | "member.write" | "audit.read" | "event.read" | "event_endpoint.read" | "event_endpoint.write")[] | null;
            /**
             * Format: date-time
             * @description At most 365 days ahead, which is what it is when nothing is said.
             */
            expiresAt?: string | null;
        };
        /**
         * @example {
         *       "overlapHours": 48
         *     }
         */
        ApiKeyRotation: {
            /**
             * @description How long the old key works on; 0 ends it at once.
             * @default 24
             */
            overlapHours?: number;
            /**
             * Format: date-time
             * @description At most 365 days ahead, which is what it is when nothing is said.
             */
            expiresAt?: string | null;
        };
        /**
         * @example {
         *       "id": "evt_0193b3c0a1b270008123456789abcdef",
         *       "event": "bill.received",
         *       "data": "{\"id\":\"evt_0193b3c0a1b270008123456789abcdef\",\"type\":\"bill.received\",\"timestamp\":\"2026-11-21T09:30:00.000Z\",\"data\":{}}"
         *     }
         */
        EventMessage: {
            /** @description The event, for Last-Event-ID. */
            id: string;
            /** @description Its type. */
            event: string;
            /** @description The event as GET /v1/events/{eventId} answers it, as JSON. */
            data: string;
        };
        /**
         * @example {
         *       "type": "bill.paid",
         *       "description": "The money was sent."
         *     }
         */
        EventType: {
            type: string;
            description: string;
        };
        /**
         * @example {
         *       "id": "evt_019aa5f0c4007000800000000000126f",
         *       "type": "bill.paid",
         *       "timestamp": "2026-11-21T14:00:03.456Z",
         *       "data": {
         *         "billId": "bill_0193b3c0a1b27def8123456789abcdef",
         *         "version": 9,
         *         "status": "paid",
         *         "actor": {
         *           "kind": "system"
         *         },
         *         "paidAt": "2026-11-21T14:00:03.456Z"
         *       }
         *     }
         */
        Event: {
            /** @description The same wherever and however often the event is told. */
            id: string;
            type: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            timestamp: string;
            /** @description The id of what changed, its new version, its status where the event decides it, who did it, and little more. */
            data: {
                [key: string]: unknown;
            };
        };
        EventEndpointWithSecret: components["schemas"]["EventEndpoint"] & {
            /**
             * @description Shown once; null in a repeated answer. For any library of Standard Webhooks.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string | null;
        };
        EventEndpoint: {
            endpointId: string;
            version: number;
            url: string;
            description: string | null;
            types: string[] | null;
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description `failing`: nothing got through for five days. `gone`: it answered 410.
             * @enum {string|null}
             */
            disabledBecause: "member" | "failing" | "gone" | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description It asked for quiet until then (Retry-After).
             * @example 2026-11-21T09:30:00.000Z
             */
            heldUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
        };
        EventEndpointEntry: {
            /**
             * @description https, a host name that is reachable from the internet, no credentials.
             * @example https://erp.northwind.example/payloom
             */
            url: string;
            description?: string | null;
            /**
             * @description Null for every type.
             * @example [
             *       "bill.paid",
             *       "payment.returned"
             *     ]
             */
            types?: ("approval_policy.published" | "bank_account.frozen" | "bank_account.proposed" | "bank_account.replaced" | "bank_account.verified" | "bill.approval_escalated" | "bill.approval_given" | "bill.approval_requested" | "bill.approval_voided" | "bill.canceled" | "bill.changes_requested" | "bill.corrected" | "bill.document_replaced" | "bill.extracted" | "bill.held" | "bill.nothing_due" | "bill.paid" | "bill.payment_begun" | "bill.payment_failed" | "bill.payment_found" | "bill.payment_retried" | "bill.payment_returned" | "bill.payment_unknown" | "bill.reading_requested" | "bill.received" | "bill.rejected" | "bill.released" | "bill.remitted" | "bill.reopened" | "bill.review_confirmed" | "bill.review_requested" | "bill.scheduled" | "bill.vendor_matched" | "event_endpoint.disabled" | "event_endpoint.ping" | "inbound_mail.received" | "payment.closed" | "payment.created" | "payment.declined" | "payment.posted" | "payment.processing" | "payment.resolution_confirmed" | "payment.resolution_proposed" | "payment.returned" | "payment.unknown" | "recurring_bill.changed" | "recurring_bill.created" | "recurring_bill.ended" | "recurring_bill.paused" | "recurring_bill.period_made" | "recurring_bill.period_skipped" | "recurring_bill.resumed" | "remittance.bounced" | "remittance.delivered" | "remittance.no_address" | "remittance.sent" | "remittance.unknown" | "screening_entry.added" | "screening_entry.removed" | "standing_approval.ended" | "standing_approval.given" | "standing_approval.not_used" | "standing_approval.proposed" | "standing_approval.used" | "vendor.blocked" | "vendor.changed" | "vendor.created" | "vendor.verified")[] | null;
        };
        EventEndpointChange: {
            /**
             * @description https, a host name that is reachable from the internet, no credentials.
             * @example https://erp.northwind.example/payloom
             */
            url?: string;
            description?: string | null;
            /**
             * @description Null for every type.
             * @example [
             *       "bill.paid",
             *       "payment.returned"
             *     ]
             */
            types?: ("approval_policy.published" | "bank_account.frozen" | "bank_account.proposed" | "bank_account.replaced" | "bank_account.verified" | "bill.approval_escalated" | "bill.approval_given" | "bill.approval_requested" | "bill.approval_voided" | "bill.canceled" | "bill.changes_requested" | "bill.corrected" | "bill.document_replaced" | "bill.extracted" | "bill.held" | "bill.nothing_due" | "bill.paid" | "bill.payment_begun" | "bill.payment_failed" | "bill.payment_found" | "bill.payment_retried" | "bill.payment_returned" | "bill.payment_unknown" | "bill.reading_requested" | "bill.received" | "bill.rejected" | "bill.released" | "bill.remitted" | "bill.reopened" | "bill.review_confirmed" | "bill.review_requested" | "bill.scheduled" | "bill.vendor_matched" | "event_endpoint.disabled" | "event_endpoint.ping" | "inbound_mail.received" | "payment.closed" | "payment.created" | "payment.declined" | "payment.posted" | "payment.processing" | "payment.resolution_confirmed" | "payment.resolution_proposed" | "payment.returned" | "payment.unknown" | "recurring_bill.changed" | "recurring_bill.created" | "recurring_bill.ended" | "recurring_bill.paused" | "recurring_bill.period_made" | "recurring_bill.period_skipped" | "recurring_bill.resumed" | "remittance.bounced" | "remittance.delivered" | "remittance.no_address" | "remittance.sent" | "remittance.unknown" | "screening_entry.added" | "screening_entry.removed" | "standing_approval.ended" | "standing_approval.given" | "standing_approval.not_used" | "standing_approval.proposed" | "standing_approval.used" | "vendor.blocked" | "vendor.changed" | "vendor.created" | "vendor.verified")[] | null;
            /**
             * @description An enabled one gets what happens from then on; replay what it missed.
             * @enum {string}
             */
            status?: "enabled" | "disabled";
        };
        SecretRotation: {
            /** @default 24 */
            overlapHours?: number;
        };
        /**
         * @example {
         *       "since": "2026-11-20T00:00:00Z",
         *       "what": "failed"
         *     }
         */
        EventReplay: {
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            what: "failed" | "all";
        };
        EventDelivery: {
            deliveryId: string;
            endpointId: string;
            eventId: string;
            eventType: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            settledAt: string | null;
        };
        EventDeliveryWithAttempts: components["schemas"]["EventDelivery"] & {
            attemptLog: {
                attempt: number;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                startedAt: string;
                /** @description Null while it is under way. */
                durationMs: number | null;
                statusCode: number | null;
                /** @example timeout */
                error: string | null;
                /** @description The start of the answer. */
                answer: string | null;
            }[];
        };
        ModelMonthCosts: {
            /**
             * @description A calendar month, UTC.
             * @example 2026-11
             */
            month: string;
            /** @description Answers of the model, refused and cut off ones too. */
            answers: number;
            inputTokens: number;
            outputTokens: number;
            /** @description What they cost, at the prices of then, in millionths of a US dollar. */
            costMicroUsd: number;
        };
        ModelBudget: {
            /**
             * Format: date-time
             * @description When the month began.
             * @example 2026-11-21T09:30:00.000Z
             */
            since: string;
            /** @description What this month has cost so far, in millionths of a US dollar. */
            spentMicroUsd: number;
            /** @description What a month may cost; null when no model reads, in millionths of a US dollar. */
            budgetMicroUsd: number | null;
            /** @description What is left of it, never below 0; null when no model reads, in millionths of a US dollar. */
            leftMicroUsd: number | null;
        };
        ModelDocumentCosts: {
            billId: string;
            /** @description The bill's document as it is now; it may have been joined or split since. */
            documentId: string | null;
            /** @description Answers of the model, refused and cut off ones too. */
            answers: number;
            inputTokens: number;
            outputTokens: number;
            /** @description What they cost, at the prices of then, in millionths of a US dollar. */
            costMicroUsd: number;
        };
        Me: {
            tenantId: string;
            memberId: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "clerk" | "approver" | "payer" | "admin";
            /** @description What this key or token may do. */
            actions: ("bill.read" | "bill.create" | "bill.correct" | "bill.approve" | "bill.hold" | "bill.schedule" | "bill.cancel" | "bill.document.read" | "inbound_mail.read" | "inbound_address.write" | "recurring_bill.read" | "recurring_bill.write" | "recurring_bill.pause" | "recurring_bill.approve" | "vendor.read" | "vendor.write" | "vendor.verify" | "bank_account.write" | "screening.read" | "screening.write" | "policy.read" | "policy.write" | "payment.read" | "payment.release" | "payment.resolve" | "ledger.read" | "ledger.write" | "cash_account.read" | "cash_account.write" | "api_key.write" | "member.write" | "audit.read" | "event.read" | "event_endpoint.read" | "event_endpoint.write")[];
            credential: {
                /** @enum {string} */
                kind: "api_key";
                apiKeyId: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                expiresAt: string | null;
            } | {
                /** @enum {string} */
                kind: "token";
                issuer: string;
                /**
                 * Format: date-time
                 * @example 2026-11-21T09:30:00.000Z
                 */
                expiresAt: string;
                /**
                 * Format: date-time
                 * @description When the person last logged in.
                 * @example 2026-11-21T09:30:00.000Z
                 */
                authenticatedAt: string | null;
            };
        };
    };
    responses: {
        /** @description No valid API key or token, or a login that is too old for this. */
        Problem401: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/unauthenticated",
                 *       "title": "Not authenticated",
                 *       "status": 401,
                 *       "code": "unauthenticated",
                 *       "detail": "No valid API key or token, or a login that is too old for this.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not there, or not for you to see. */
        Problem404: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/not_found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "code": "not_found",
                 *       "detail": "Not there, or not for you to see.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The signature does not fit. */
        Problem400: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/bad_signature",
                 *       "title": "Bad request",
                 *       "status": 400,
                 *       "code": "bad_signature",
                 *       "detail": "The signature does not fit.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large. */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/too_large",
                 *       "title": "Too large",
                 *       "status": 413,
                 *       "code": "too_large",
                 *       "detail": "Too large.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Malformed; `errors` names each field. */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/invalid_input",
                 *       "title": "Invalid input",
                 *       "status": 422,
                 *       "code": "invalid_input",
                 *       "detail": "Malformed; `errors` names each field.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef",
                 *       "errors": [
                 *         {
                 *           "path": "dueOn",
                 *           "message": "Not a date (YYYY-MM-DD)."
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part that is needed is not reachable; repeat after Retry-After seconds. */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/not_ready",
                 *       "title": "Not available now",
                 *       "status": 503,
                 *       "code": "not_ready",
                 *       "detail": "A part that is needed is not reachable; repeat after Retry-After seconds.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible in the state that it is in. */
        Problem409: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryRunning"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/wrong_state",
                 *       "title": "Not possible in this state",
                 *       "status": 409,
                 *       "code": "wrong_state",
                 *       "detail": "Not possible in the state that it is in.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Your role or key does not allow this, or a second person is required. */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/forbidden",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "code": "forbidden",
                 *       "detail": "Your role or key does not allow this, or a second person is required.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A Content-Type or file that is not taken. */
        Problem415: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/unsupported_media",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "code": "unsupported_media",
                 *       "detail": "A Content-Type or file that is not taken.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The quota is used up; repeat after Retry-After seconds. */
        Problem429: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/limit_exceeded",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "code": "limit_exceeded",
                 *       "detail": "The quota is used up; repeat after Retry-After seconds.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match names another version. */
        Problem412: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://payloom.dev/problems/version_conflict",
                 *       "title": "Changed by somebody else",
                 *       "status": 412,
                 *       "code": "version_conflict",
                 *       "detail": "If-Match names another version.",
                 *       "requestId": "0193b3c0-a1b2-7def-8123-456789abcdef"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Finds this request in our logs; yours, when you sent one of 8 to 64 letters, digits, dots, dashes. */
        RequestId: string;
        /** @description For If-None-Match. A number is the version, for If-Match; a payment has a hash of what is shown. */
        ETag: string;
        /** @description Where it is from now on. */
        Location: string;
        /** @description Seconds until a repetition makes sense. */
        RetryAfter: number;
        /** @description The quotas, in units a minute. */
        RateLimitPolicy: string;
        /** @description What is left of each quota, and in how many seconds it is whole again. */
        RateLimit: string;
        /** @description Seconds until a repetition makes sense; only with the code `idempotency_in_progress`. */
        RetryRunning: number;
        /** @description How to authenticate; RFC 9470 where a login is too old. */
        Challenge: string;
    };
    pathItems: never;
}
export type Money = components['schemas']['Money'];
export type Approval = components['schemas']['Approval'];
export type Schedule = components['schemas']['Schedule'];
export type EarlyPaymentDiscount = components['schemas']['EarlyPaymentDiscount'];
export type Readiness = components['schemas']['Readiness'];
export type DetailedHealth = components['schemas']['DetailedHealth'];
export type Problem = components['schemas']['Problem'];
export type InboundMailTaken = components['schemas']['InboundMailTaken'];
export type InboxEvent = components['schemas']['InboxEvent'];
export type Bill = components['schemas']['Bill'];
export type Actor = components['schemas']['Actor'];
export type BillDetails = components['schemas']['BillDetails'];
export type BillEntry = components['schemas']['BillEntry'];
export type BillUpload = components['schemas']['BillUpload'];
export type Upload = components['schemas']['Upload'];
export type IntakeItem = components['schemas']['IntakeItem'];
export type UploadProgress = components['schemas']['UploadProgress'];
export type FilesUpload = components['schemas']['FilesUpload'];
export type NewInboundAddress = components['schemas']['NewInboundAddress'];
export type InboundAddress = components['schemas']['InboundAddress'];
export type InboundAddressEntry = components['schemas']['InboundAddressEntry'];
export type InboundAddressRotation = components['schemas']['InboundAddressRotation'];
export type InboundMail = components['schemas']['InboundMail'];
export type Count = components['schemas']['Count'];
export type Fact = components['schemas']['Fact'];
export type Extraction = components['schemas']['Extraction'];
export type ExtractionRun = components['schemas']['ExtractionRun'];
export type Evidence = components['schemas']['Evidence'];
export type Box = components['schemas']['Box'];
export type Candidate = components['schemas']['Candidate'];
export type ExtractedLine = components['schemas']['ExtractedLine'];
export type ExtractedTax = components['schemas']['ExtractedTax'];
export type ExtractedAdjustment = components['schemas']['ExtractedAdjustment'];
export type Finding = components['schemas']['Finding'];
export type BillPages = components['schemas']['BillPages'];
export type SplitBill = components['schemas']['SplitBill'];
export type DocumentSplit = components['schemas']['DocumentSplit'];
export type Document = components['schemas']['Document'];
export type BulkAnswer = components['schemas']['BulkAnswer'];
export type BulkResult = components['schemas']['BulkResult'];
export type BulkApproval = components['schemas']['BulkApproval'];
export type BulkHold = components['schemas']['BulkHold'];
export type BulkReschedule = components['schemas']['BulkReschedule'];
export type BulkPayNow = components['schemas']['BulkPayNow'];
export type BillEdit = components['schemas']['BillEdit'];
export type EnteredDetails = components['schemas']['EnteredDetails'];
export type Vendor = components['schemas']['Vendor'];
export type RecurringBill = components['schemas']['RecurringBill'];
export type AmountRule = components['schemas']['AmountRule'];
export type RecurrenceEntry = components['schemas']['RecurrenceEntry'];
export type RecurringBillEntry = components['schemas']['RecurringBillEntry'];
export type PlannedPeriod = components['schemas']['PlannedPeriod'];
export type RecurringBillPeriod = components['schemas']['RecurringBillPeriod'];
export type StandingApproval = components['schemas']['StandingApproval'];
export type StandingApprovalEntry = components['schemas']['StandingApprovalEntry'];
export type VendorEntry = components['schemas']['VendorEntry'];
export type VendorChange = components['schemas']['VendorChange'];
export type ReadingHint = components['schemas']['ReadingHint'];
export type BankAccount = components['schemas']['BankAccount'];
export type BankAccountEntry = components['schemas']['BankAccountEntry'];
export type ScreeningEntry = components['schemas']['ScreeningEntry'];
export type ScreeningEntryEntry = components['schemas']['ScreeningEntryEntry'];
export type ApprovalPolicyVersion = components['schemas']['ApprovalPolicyVersion'];
export type ApprovalRule = components['schemas']['ApprovalRule'];
export type ApprovalPolicy = components['schemas']['ApprovalPolicy'];
export type ApprovalPolicyEntry = components['schemas']['ApprovalPolicyEntry'];
export type Payment = components['schemas']['Payment'];
export type PaymentDetail = components['schemas']['PaymentDetail'];
export type PaymentAttempt = components['schemas']['PaymentAttempt'];
export type PaymentResolution = components['schemas']['PaymentResolution'];
export type PaymentResolutionEntry = components['schemas']['PaymentResolutionEntry'];
export type CashAccount = components['schemas']['CashAccount'];
export type CashAccountEntry = components['schemas']['CashAccountEntry'];
export type CashAccountChange = components['schemas']['CashAccountChange'];
export type CashMovement = components['schemas']['CashMovement'];
export type TrialBalance = components['schemas']['TrialBalance'];
export type LedgerAccount = components['schemas']['LedgerAccount'];
export type LedgerTransaction = components['schemas']['LedgerTransaction'];
export type LedgerEntry = components['schemas']['LedgerEntry'];
export type ManualEntries = components['schemas']['ManualEntries'];
export type Member = components['schemas']['Member'];
export type MemberEntry = components['schemas']['MemberEntry'];
export type MemberChange = components['schemas']['MemberChange'];
export type MemberIdentity = components['schemas']['MemberIdentity'];
export type MemberIdentityEntry = components['schemas']['MemberIdentityEntry'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyEntry = components['schemas']['ApiKeyEntry'];
export type ApiKeyRotation = components['schemas']['ApiKeyRotation'];
export type EventMessage = components['schemas']['EventMessage'];
export type EventType = components['schemas']['EventType'];
export type Event = components['schemas']['Event'];
export type EventEndpointWithSecret = components['schemas']['EventEndpointWithSecret'];
export type EventEndpoint = components['schemas']['EventEndpoint'];
export type EventEndpointEntry = components['schemas']['EventEndpointEntry'];
export type EventEndpointChange = components['schemas']['EventEndpointChange'];
export type SecretRotation = components['schemas']['SecretRotation'];
export type EventReplay = components['schemas']['EventReplay'];
export type EventDelivery = components['schemas']['EventDelivery'];
export type EventDeliveryWithAttempts = components['schemas']['EventDeliveryWithAttempts'];
export type ModelMonthCosts = components['schemas']['ModelMonthCosts'];
export type ModelBudget = components['schemas']['ModelBudget'];
export type ModelDocumentCosts = components['schemas']['ModelDocumentCosts'];
export type Me = components['schemas']['Me'];
export type ResponseProblem401 = components['responses']['Problem401'];
export type ResponseProblem404 = components['responses']['Problem404'];
export type ResponseProblem400 = components['responses']['Problem400'];
export type ResponseProblem413 = components['responses']['Problem413'];
export type ResponseProblem422 = components['responses']['Problem422'];
export type ResponseProblem503 = components['responses']['Problem503'];
export type ResponseProblem409 = components['responses']['Problem409'];
export type ResponseProblem403 = components['responses']['Problem403'];
export type ResponseProblem415 = components['responses']['Problem415'];
export type ResponseProblem429 = components['responses']['Problem429'];
export type ResponseProblem412 = components['responses']['Problem412'];
export type HeaderRequestId = components['headers']['RequestId'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderLocation = components['headers']['Location'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderRateLimitPolicy = components['headers']['RateLimitPolicy'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRetryRunning = components['headers']['RetryRunning'];
export type HeaderChallenge = components['headers']['Challenge'];
export type $defs = Record<string, never>;
export interface operations {
    checkLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    checkHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "postgres": "ok",
                     *       "temporal": "ok",
                     *       "workers": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Something is not; Retry-After says when to ask again. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "postgres": "ok",
                     *       "temporal": "ok",
                     *       "workers": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    checkReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "postgres": "ok",
                     *       "temporal": "ok",
                     *       "workers": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Something is not; Retry-After says when to ask again. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "postgres": "ok",
                     *       "temporal": "ok",
                     *       "workers": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getDetailedHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is there. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "parts": {
                     *         "postgres": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "version": "text"
                     *           }
                     *         },
                     *         "temporal": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "version": "text"
                     *           }
                     *         },
                     *         "workers": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "workflow": {
                     *               "pollers": 1,
                     *               "lastAskedAt": "2026-11-21T09:30:00.000Z",
                     *               "waiting": 1,
                     *               "oldestWaitingSeconds": 1
                     *             },
                     *             "activity": {
                     *               "pollers": 1,
                     *               "lastAskedAt": "2026-11-21T09:30:00.000Z",
                     *               "waiting": 1,
                     *               "oldestWaitingSeconds": 1
                     *             }
                     *           }
                     *         },
                     *         "documents": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {}
                     *         },
                     *         "inbox": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "pending": 1,
                     *             "oldestSeconds": 1,
                     *             "failed": 1
                     *           }
                     *         },
                     *         "sweep": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "sweep": {
                     *               "lastRunAt": "2026-11-21T09:30:00.000Z",
                     *               "paused": true
                     *             }
                     *           }
                     *         }
                     *       },
                     *       "pool": {
                     *         "waiting": 1,
                     *         "active": 1,
                     *         "max": 1
                     *       },
                     *       "vendors": {}
                     *     }
                     */
                    "application/json": components["schemas"]["DetailedHealth"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            /** @description Something is not. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "parts": {
                     *         "postgres": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "version": "text"
                     *           }
                     *         },
                     *         "temporal": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "version": "text"
                     *           }
                     *         },
                     *         "workers": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "workflow": {
                     *               "pollers": 1,
                     *               "lastAskedAt": "2026-11-21T09:30:00.000Z",
                     *               "waiting": 1,
                     *               "oldestWaitingSeconds": 1
                     *             },
                     *             "activity": {
                     *               "pollers": 1,
                     *               "lastAskedAt": "2026-11-21T09:30:00.000Z",
                     *               "waiting": 1,
                     *               "oldestWaitingSeconds": 1
                     *             }
                     *           }
                     *         },
                     *         "documents": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {}
                     *         },
                     *         "inbox": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "pending": 1,
                     *             "oldestSeconds": 1,
                     *             "failed": 1
                     *           }
                     *         },
                     *         "sweep": {
                     *           "status": "ok",
                     *           "latencyMs": 1,
                     *           "facts": {
                     *             "sweep": {
                     *               "lastRunAt": "2026-11-21T09:30:00.000Z",
                     *               "paused": true
                     *             }
                     *           }
                     *         }
                     *       },
                     *       "pool": {
                     *         "waiting": 1,
                     *         "active": 1,
                     *         "max": 1
                     *       },
                     *       "vendors": {}
                     *     }
                     */
                    "application/json": components["schemas"]["DetailedHealth"];
                };
            };
        };
    };
    receiveInboundMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of an inbound address, or `basic`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bills": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InboundMailTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveStripeEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": 1
                     *     }
                     */
                    "application/json": {
                        /** @description New events. */
                        received: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            413: components["responses"]["Problem413"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveSendgridEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "received": 1
                     *     }
                     */
                    "application/json": {
                        /** @description New events. */
                        received: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            413: components["responses"]["Problem413"];
            503: components["responses"]["Problem503"];
        };
    };
    listTroubledInboxEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "inboxEventId": "text",
                     *           "provider": "stripe",
                     *           "eventId": "text",
                     *           "type": "text",
                     *           "status": "pending",
                     *           "attempts": 1,
                     *           "error": "text",
                     *           "nextAttemptAt": "2026-11-21T09:30:00.000Z",
                     *           "receivedAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["InboxEvent"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    replayInboxEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The inboxEventId of an earlier answer. */
                inboxEventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits to be worked on. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "inboxEventId": "text",
                     *       "provider": "stripe",
                     *       "eventId": "text",
                     *       "type": "text",
                     *       "status": "pending",
                     *       "attempts": 1,
                     *       "error": "text",
                     *       "nextAttemptAt": "2026-11-21T09:30:00.000Z",
                     *       "receivedAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["InboxEvent"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            503: components["responses"]["Problem503"];
        };
    };
    listBills: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Looks for every word, or part of one, in the name of the vendor, the number, the department and the description; words of one or two characters match where a word begins. An amount with decimals, or beside its currency, finds bills of that amount, and the id of a bill that bill. */
                q?: string;
                /** @description One or several, comma separated. */
                status?: ("received" | "extracting" | "matching" | "in_review" | "awaiting_approval" | "changes_requested" | "scheduled" | "paying" | "unknown" | "payment_failed" | "paid" | "remitted" | "returned" | "on_hold" | "rejected" | "canceled" | "nothing_due")[];
                /** @description Of this vendor. */
                vendorId?: string;
                /** @description Whether it stays as it is until a person acts. */
                needsAttention?: "true" | "false";
                /** @description In this currency. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description In minor units, inclusive; needs `currency`. */
                amountMin?: number | null;
                /** @description In minor units, inclusive; needs `currency`. */
                amountMax?: number | null;
                /** @description Inclusive. */
                dueFrom?: string;
                /** @description Inclusive. */
                dueTo?: string;
                /** @description Inclusive. */
                createdFrom?: string;
                /** @description Exclusive. */
                createdTo?: string;
                /** @description The whole number, however it is punctuated. */
                number?: string;
                /** @description Exactly as it stands on the bill. */
                department?: string;
                /** @description A minus sorts downwards. `amount` sorts by currency first. Bills that lack what is sorted by come last either way. */
                sort?: "createdAt" | "-createdAt" | "dueOn" | "-dueOn" | "amount" | "-amount" | "stateSince" | "-stateSince";
                /** @description Adds `count`: exact up to 1000. */
                count?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of bills. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "version": 3,
                     *           "status": "scheduled",
                     *           "needsAttention": false,
                     *           "stateSince": "2026-11-21T09:30:00.000Z",
                     *           "createdAt": "2026-11-20T14:02:11.000Z",
                     *           "createdBy": {
                     *             "kind": "member",
                     *             "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *           },
                     *           "document": null,
                     *           "details": {
                     *             "vendorName": "Blue River Supplies",
                     *             "number": "INV-2026-118",
                     *             "issuedOn": "2026-11-01",
                     *             "dueOn": "2026-12-01",
                     *             "amount": {
                     *               "amountMinor": 12350,
                     *               "currency": "EUR"
                     *             },
                     *             "department": "Office",
                     *             "vendorTaxId": null,
                     *             "discount": null,
                     *             "description": null
                     *           },
                     *           "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *           "review": null,
                     *           "hold": null,
                     *           "approval": null,
                     *           "schedule": {
                     *             "payOn": "2026-11-30",
                     *             "payAt": "2026-11-30T08:00:00.000Z",
                     *             "because": "due-date",
                     *             "amount": {
                     *               "amountMinor": 12350,
                     *               "currency": "EUR"
                     *             },
                     *             "discount": {
                     *               "amountMinor": 0,
                     *               "currency": "EUR"
                     *             }
                     *           },
                     *           "paymentId": null,
                     *           "paidAt": null,
                     *           "decline": null,
                     *           "reason": null,
                     *           "nothingDueBecause": null
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "count": {
                     *         "value": 1,
                     *         "isExact": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Bill"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        count?: components["schemas"]["Count"];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vendorName": "Blue River Supplies",
                 *       "number": "INV-2026-118",
                 *       "issuedOn": "2026-11-01",
                 *       "dueOn": "2026-12-01",
                 *       "amount": {
                 *         "amountMinor": 12350,
                 *         "currency": "EUR"
                 *       },
                 *       "department": "Office"
                 *     }
                 */
                "application/json": components["schemas"]["BillEntry"];
            };
        };
        responses: {
            /** @description The bill. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    uploadBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BillUpload"];
            };
        };
        responses: {
            /** @description The bill. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FilesUpload"];
            };
        };
        responses: {
            /** @description What became of each file. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploadId": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "items": [
                     *         {
                     *           "fileName": "invoice.pdf",
                     *           "outcome": "created",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "code": null,
                     *           "reason": null
                     *         }
                     *       ],
                     *       "progress": {
                     *         "reading": 1,
                     *         "read": 1,
                     *         "inReview": 1,
                     *         "duplicate": 1,
                     *         "refused": 1,
                     *         "isDone": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The uploadId of an earlier answer. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uploadId": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "items": [
                     *         {
                     *           "fileName": "invoice.pdf",
                     *           "outcome": "created",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "code": null,
                     *           "reason": null
                     *         }
                     *       ],
                     *       "progress": {
                     *         "reading": 1,
                     *         "read": 1,
                     *         "inReview": 1,
                     *         "duplicate": 1,
                     *         "refused": 1,
                     *         "isDone": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listInboundAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, oldest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "inboundAddressId": "ina_0193b3c0a1b27def8123456789abcdef",
                     *           "name": "bills@northwind.example",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "previousUntil": null,
                     *           "revokedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["InboundAddress"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createInboundAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "bills@northwind.example"
                 *     }
                 */
                "application/json": components["schemas"]["InboundAddressEntry"];
            };
        };
        responses: {
            /** @description The entrance; its path is shown this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "inboundAddressId": "ina_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "bills@northwind.example",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "previousUntil": null,
                     *       "revokedAt": null,
                     *       "path": "/v1/webhooks/sendgrid/inbound/tnt_0193b3c0a1b27def8123456789abcdef.SECRET"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInboundAddress"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateInboundAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The inboundAddressId of an earlier answer. */
                inboundAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["InboundAddressRotation"];
            };
        };
        responses: {
            /** @description The entrance; its new path is shown this once. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "inboundAddressId": "ina_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "bills@northwind.example",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "previousUntil": null,
                     *       "revokedAt": null,
                     *       "path": "/v1/webhooks/sendgrid/inbound/tnt_0193b3c0a1b27def8123456789abcdef.SECRET"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInboundAddress"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeInboundAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The inboundAddressId of an earlier answer. */
                inboundAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed; also when it was before. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listInboundMails: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "inboundMailId": "text",
                     *           "inboundAddressId": "text",
                     *           "sender": "billing@blue-river.example",
                     *           "subject": "text",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "items": [
                     *             {
                     *               "fileName": "invoice.pdf",
                     *               "outcome": "created",
                     *               "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *               "code": null,
                     *               "reason": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["InboundMail"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportBills: {
        parameters: {
            query?: {
                /** @description Looks for every word, or part of one, in the name of the vendor, the number, the department and the description; words of one or two characters match where a word begins. An amount with decimals, or beside its currency, finds bills of that amount, and the id of a bill that bill. */
                q?: string;
                /** @description One or several, comma separated. */
                status?: ("received" | "extracting" | "matching" | "in_review" | "awaiting_approval" | "changes_requested" | "scheduled" | "paying" | "unknown" | "payment_failed" | "paid" | "remitted" | "returned" | "on_hold" | "rejected" | "canceled" | "nothing_due")[];
                /** @description Of this vendor. */
                vendorId?: string;
                /** @description Whether it stays as it is until a person acts. */
                needsAttention?: "true" | "false";
                /** @description In this currency. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description In minor units, inclusive; needs `currency`. */
                amountMin?: number | null;
                /** @description In minor units, inclusive; needs `currency`. */
                amountMax?: number | null;
                /** @description Inclusive. */
                dueFrom?: string;
                /** @description Inclusive. */
                dueTo?: string;
                /** @description Inclusive. */
                createdFrom?: string;
                /** @description Exclusive. */
                createdTo?: string;
                /** @description The whole number, however it is punctuated. */
                number?: string;
                /** @description Exactly as it stands on the bill. */
                department?: string;
                /** @description A minus sorts downwards. `amount` sorts by currency first. Bills that lack what is sorted by come last either way. */
                sort?: "createdAt" | "-createdAt" | "dueOn" | "-dueOn" | "amount" | "-amount" | "stateSince" | "-stateSince";
                /** @description A byte order mark, without which Excel does not read UTF-8. */
                bom?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bills, as RFC 4180 with CRLF: every row that fits the filters, in their order. Texts that a spreadsheet would take for a formula begin with an apostrophe. Amounts are decimals in the currency's own digits, beside minor units. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have; 304 when one of them still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bill; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            /** @description You have it already: one of your ETags still holds. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listBillFacts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "factId": 1,
                     *           "at": "2026-11-21T09:30:00.000Z",
                     *           "type": "approval_given",
                     *           "subject": "bill",
                     *           "subjectId": "text",
                     *           "version": 1,
                     *           "actor": {
                     *             "kind": "member",
                     *             "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *           },
                     *           "requestId": "text",
                     *           "data": {}
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Fact"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBillExtraction: {
        parameters: {
            query?: {
                /** @description The ordinal of an earlier reading; without it the newest. */
                run?: number;
            };
            header?: never;
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Candidates, best first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "ordinal": 1,
                     *         "createdAt": "2026-11-21T09:30:00.000Z",
                     *         "readers": [
                     *           "pdf-text"
                     *         ]
                     *       },
                     *       "runs": [
                     *         {
                     *           "ordinal": 1,
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "readers": [
                     *             "pdf-text"
                     *           ]
                     *         }
                     *       ],
                     *       "kind": {
                     *         "value": "bill",
                     *         "confidence": 0.98,
                     *         "evidence": {
                     *           "reader": "pdf-text",
                     *           "page": 1,
                     *           "quote": "INVOICE"
                     *         }
                     *       },
                     *       "fields": {
                     *         "number": [
                     *           {
                     *             "value": "INV-2026-118",
                     *             "confidence": 0.96,
                     *             "evidence": {
                     *               "reader": "pdf-text",
                     *               "page": 1,
                     *               "quote": "Invoice no. INV-2026-118"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "lines": [],
                     *       "taxes": [],
                     *       "adjustments": [],
                     *       "otherNumbers": [],
                     *       "findings": []
                     *     }
                     */
                    "application/json": components["schemas"]["Extraction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    joinBillDocuments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BillPages"];
            };
        };
        responses: {
            /** @description The bill, whose document is read again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    splitBillDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parts": [
                 *         {
                 *           "fromPage": 1,
                 *           "toPage": 1
                 *         },
                 *         {
                 *           "fromPage": 2,
                 *           "toPage": 2
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DocumentSplit"];
            };
        };
        responses: {
            /** @description The bill, which is read again, and what became of the other parts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bill": {
                     *         "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *         "version": 3,
                     *         "status": "scheduled",
                     *         "needsAttention": false,
                     *         "stateSince": "2026-11-21T09:30:00.000Z",
                     *         "createdAt": "2026-11-20T14:02:11.000Z",
                     *         "createdBy": {
                     *           "kind": "member",
                     *           "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *         },
                     *         "document": null,
                     *         "details": {
                     *           "vendorName": "Blue River Supplies",
                     *           "number": "INV-2026-118",
                     *           "issuedOn": "2026-11-01",
                     *           "dueOn": "2026-12-01",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "department": "Office",
                     *           "vendorTaxId": null,
                     *           "discount": null,
                     *           "description": null
                     *         },
                     *         "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *         "review": null,
                     *         "hold": null,
                     *         "approval": null,
                     *         "schedule": {
                     *           "payOn": "2026-11-30",
                     *           "payAt": "2026-11-30T08:00:00.000Z",
                     *           "because": "due-date",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "discount": {
                     *             "amountMinor": 0,
                     *             "currency": "EUR"
                     *           }
                     *         },
                     *         "paymentId": null,
                     *         "paidAt": null,
                     *         "decline": null,
                     *         "reason": null,
                     *         "nothingDueBecause": null
                     *       },
                     *       "items": [
                     *         {
                     *           "fileName": "invoice.pdf",
                     *           "outcome": "created",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "code": null,
                     *           "reason": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SplitBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The documentId of an earlier answer. */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, without its bytes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "documentId": "doc_0193b3c0a1b27def8123456789abcdef",
                     *       "fileName": "invoice.pdf",
                     *       "mediaType": "application/pdf",
                     *       "sizeBytes": 48213,
                     *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Document"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getDocumentPage: {
        parameters: {
            query?: {
                /** @description A picture that is narrower keeps its width. */
                widthPx?: number;
            };
            header?: {
                /** @description ETags that you have; 304 when one of them still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The documentId of an earlier answer. */
                documentId: string;
                /** @description The number of the page, from 1, and `.png`: `1.png`. */
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description You have it already: one of your ETags still holds. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    downloadBillDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes as they were uploaded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/png": string;
                    "image/jpeg": string;
                    "image/tiff": string;
                    "application/xml": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    approveBills: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                 *           "version": 1
                 *         }
                 *       ],
                 *       "note": "Checked against the order."
                 *     }
                 */
                "application/json": components["schemas"]["BulkApproval"];
            };
        };
        responses: {
            /** @description Each item, answered. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "text",
                     *           "status": 1,
                     *           "bill": {
                     *             "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *             "version": 3,
                     *             "status": "scheduled",
                     *             "needsAttention": false,
                     *             "stateSince": "2026-11-21T09:30:00.000Z",
                     *             "createdAt": "2026-11-20T14:02:11.000Z",
                     *             "createdBy": {
                     *               "kind": "member",
                     *               "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *             },
                     *             "document": null,
                     *             "details": {
                     *               "vendorName": "Blue River Supplies",
                     *               "number": "INV-2026-118",
                     *               "issuedOn": "2026-11-01",
                     *               "dueOn": "2026-12-01",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "department": "Office",
                     *               "vendorTaxId": null,
                     *               "discount": null,
                     *               "description": null
                     *             },
                     *             "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *             "review": null,
                     *             "hold": null,
                     *             "approval": null,
                     *             "schedule": {
                     *               "payOn": "2026-11-30",
                     *               "payAt": "2026-11-30T08:00:00.000Z",
                     *               "because": "due-date",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "discount": {
                     *                 "amountMinor": 0,
                     *                 "currency": "EUR"
                     *               }
                     *             },
                     *             "paymentId": null,
                     *             "paidAt": null,
                     *             "decline": null,
                     *             "reason": null,
                     *             "nothingDueBecause": null
                     *           },
                     *           "problem": {
                     *             "type": "text",
                     *             "title": "text",
                     *             "status": 1,
                     *             "code": "wrong_state",
                     *             "detail": "text",
                     *             "requestId": "text",
                     *             "errors": [
                     *               {
                     *                 "path": "text",
                     *                 "message": "text"
                     *               }
                     *             ],
                     *             "details": {}
                     *           }
                     *         }
                     *       ],
                     *       "succeeded": 1,
                     *       "failed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdBills: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                 *           "version": 1
                 *         }
                 *       ],
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": components["schemas"]["BulkHold"];
            };
        };
        responses: {
            /** @description Each item, answered. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "text",
                     *           "status": 1,
                     *           "bill": {
                     *             "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *             "version": 3,
                     *             "status": "scheduled",
                     *             "needsAttention": false,
                     *             "stateSince": "2026-11-21T09:30:00.000Z",
                     *             "createdAt": "2026-11-20T14:02:11.000Z",
                     *             "createdBy": {
                     *               "kind": "member",
                     *               "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *             },
                     *             "document": null,
                     *             "details": {
                     *               "vendorName": "Blue River Supplies",
                     *               "number": "INV-2026-118",
                     *               "issuedOn": "2026-11-01",
                     *               "dueOn": "2026-12-01",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "department": "Office",
                     *               "vendorTaxId": null,
                     *               "discount": null,
                     *               "description": null
                     *             },
                     *             "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *             "review": null,
                     *             "hold": null,
                     *             "approval": null,
                     *             "schedule": {
                     *               "payOn": "2026-11-30",
                     *               "payAt": "2026-11-30T08:00:00.000Z",
                     *               "because": "due-date",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "discount": {
                     *                 "amountMinor": 0,
                     *                 "currency": "EUR"
                     *               }
                     *             },
                     *             "paymentId": null,
                     *             "paidAt": null,
                     *             "decline": null,
                     *             "reason": null,
                     *             "nothingDueBecause": null
                     *           },
                     *           "problem": {
                     *             "type": "text",
                     *             "title": "text",
                     *             "status": 1,
                     *             "code": "wrong_state",
                     *             "detail": "text",
                     *             "requestId": "text",
                     *             "errors": [
                     *               {
                     *                 "path": "text",
                     *                 "message": "text"
                     *               }
                     *             ],
                     *             "details": {}
                     *           }
                     *         }
                     *       ],
                     *       "succeeded": 1,
                     *       "failed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rescheduleBills: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                 *           "version": 1
                 *         }
                 *       ],
                 *       "payOn": "2026-11-30"
                 *     }
                 */
                "application/json": components["schemas"]["BulkReschedule"];
            };
        };
        responses: {
            /** @description Each item, answered. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "text",
                     *           "status": 1,
                     *           "bill": {
                     *             "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *             "version": 3,
                     *             "status": "scheduled",
                     *             "needsAttention": false,
                     *             "stateSince": "2026-11-21T09:30:00.000Z",
                     *             "createdAt": "2026-11-20T14:02:11.000Z",
                     *             "createdBy": {
                     *               "kind": "member",
                     *               "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *             },
                     *             "document": null,
                     *             "details": {
                     *               "vendorName": "Blue River Supplies",
                     *               "number": "INV-2026-118",
                     *               "issuedOn": "2026-11-01",
                     *               "dueOn": "2026-12-01",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "department": "Office",
                     *               "vendorTaxId": null,
                     *               "discount": null,
                     *               "description": null
                     *             },
                     *             "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *             "review": null,
                     *             "hold": null,
                     *             "approval": null,
                     *             "schedule": {
                     *               "payOn": "2026-11-30",
                     *               "payAt": "2026-11-30T08:00:00.000Z",
                     *               "because": "due-date",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "discount": {
                     *                 "amountMinor": 0,
                     *                 "currency": "EUR"
                     *               }
                     *             },
                     *             "paymentId": null,
                     *             "paidAt": null,
                     *             "decline": null,
                     *             "reason": null,
                     *             "nothingDueBecause": null
                     *           },
                     *           "problem": {
                     *             "type": "text",
                     *             "title": "text",
                     *             "status": 1,
                     *             "code": "wrong_state",
                     *             "detail": "text",
                     *             "requestId": "text",
                     *             "errors": [
                     *               {
                     *                 "path": "text",
                     *                 "message": "text"
                     *               }
                     *             ],
                     *             "details": {}
                     *           }
                     *         }
                     *       ],
                     *       "succeeded": 1,
                     *       "failed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    payBillsNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BulkPayNow"];
            };
        };
        responses: {
            /** @description Each item, answered. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "text",
                     *           "status": 1,
                     *           "bill": {
                     *             "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *             "version": 3,
                     *             "status": "scheduled",
                     *             "needsAttention": false,
                     *             "stateSince": "2026-11-21T09:30:00.000Z",
                     *             "createdAt": "2026-11-20T14:02:11.000Z",
                     *             "createdBy": {
                     *               "kind": "member",
                     *               "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *             },
                     *             "document": null,
                     *             "details": {
                     *               "vendorName": "Blue River Supplies",
                     *               "number": "INV-2026-118",
                     *               "issuedOn": "2026-11-01",
                     *               "dueOn": "2026-12-01",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "department": "Office",
                     *               "vendorTaxId": null,
                     *               "discount": null,
                     *               "description": null
                     *             },
                     *             "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *             "review": null,
                     *             "hold": null,
                     *             "approval": null,
                     *             "schedule": {
                     *               "payOn": "2026-11-30",
                     *               "payAt": "2026-11-30T08:00:00.000Z",
                     *               "because": "due-date",
                     *               "amount": {
                     *                 "amountMinor": 12350,
                     *                 "currency": "EUR"
                     *               },
                     *               "discount": {
                     *                 "amountMinor": 0,
                     *                 "currency": "EUR"
                     *               }
                     *             },
                     *             "paymentId": null,
                     *             "paidAt": null,
                     *             "decline": null,
                     *             "reason": null,
                     *             "nothingDueBecause": null
                     *           },
                     *           "problem": {
                     *             "type": "text",
                     *             "title": "text",
                     *             "status": 1,
                     *             "code": "wrong_state",
                     *             "detail": "text",
                     *             "requestId": "text",
                     *             "errors": [
                     *               {
                     *                 "path": "text",
                     *                 "message": "text"
                     *               }
                     *             ],
                     *             "details": {}
                     *           }
                     *         }
                     *       ],
                     *       "succeeded": 1,
                     *       "failed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmBillReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "details": {
                 *         "vendorName": "Blue River Supplies",
                 *         "number": "INV-2026-118",
                 *         "issuedOn": "2026-11-01",
                 *         "dueOn": "2026-12-01",
                 *         "amount": {
                 *           "amountMinor": 12350,
                 *           "currency": "EUR"
                 *         },
                 *         "department": "Office"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BillEdit"];
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    correctBill: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match": string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "details": {
                 *         "vendorName": "Blue River Supplies",
                 *         "number": "INV-2026-118",
                 *         "issuedOn": "2026-11-01",
                 *         "dueOn": "2026-12-01",
                 *         "amount": {
                 *           "amountMinor": 12350,
                 *           "currency": "EUR"
                 *         },
                 *         "department": "Office"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BillEdit"];
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readBillAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "readers": "all"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description `offline`: those that need no model.
                     * @example all
                     * @enum {string}
                     */
                    readers?: "all" | "offline";
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    approveBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "Checked against the order."
                 *     }
                 */
                "application/json": {
                    /** @example Checked against the order. */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestBillChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    releaseBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rescheduleBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payOn": "2026-11-30"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    payOn: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    payBillNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    retryBillPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reopenBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    markBillNothingDue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "because": "already_paid",
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    because: "already_paid" | "vendor_collects";
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "scheduled",
                     *       "needsAttention": false,
                     *       "stateSince": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-20T14:02:11.000Z",
                     *       "createdBy": {
                     *         "kind": "member",
                     *         "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *       },
                     *       "document": null,
                     *       "details": {
                     *         "vendorName": "Blue River Supplies",
                     *         "number": "INV-2026-118",
                     *         "issuedOn": "2026-11-01",
                     *         "dueOn": "2026-12-01",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "department": "Office",
                     *         "vendorTaxId": null,
                     *         "discount": null,
                     *         "description": null
                     *       },
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "review": null,
                     *       "hold": null,
                     *       "approval": null,
                     *       "schedule": {
                     *         "payOn": "2026-11-30",
                     *         "payAt": "2026-11-30T08:00:00.000Z",
                     *         "because": "due-date",
                     *         "amount": {
                     *           "amountMinor": 12350,
                     *           "currency": "EUR"
                     *         },
                     *         "discount": {
                     *           "amountMinor": 0,
                     *           "currency": "EUR"
                     *         }
                     *       },
                     *       "paymentId": null,
                     *       "paidAt": null,
                     *       "decline": null,
                     *       "reason": null,
                     *       "nothingDueBecause": null
                     *     }
                     */
                    "application/json": components["schemas"]["Bill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listVendors: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Every word of it, or part of one, in the name or an alias; a tax id; the start of a mail address. */
                q?: string;
                /** @description One or several, comma separated. */
                status?: ("unverified" | "verified" | "blocked")[];
                /** @description A minus sorts downwards. Names without case, accents and legal form. */
                sort?: "createdAt" | "-createdAt" | "name" | "-name";
                /** @description Adds `count`: exact up to 1000. */
                count?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of vendors. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *           "version": 1,
                     *           "name": "Blue River Supplies",
                     *           "taxId": "DE123456789",
                     *           "email": "billing@blueriver.example",
                     *           "aliases": [],
                     *           "status": "unverified",
                     *           "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *           "verifiedBy": null,
                     *           "verifiedAt": null,
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "count": {
                     *         "value": 1,
                     *         "isExact": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Vendor"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        count?: components["schemas"]["Count"];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Blue River Supplies",
                 *       "taxId": "DE123456789",
                 *       "email": "billing@blueriver.example"
                 *     }
                 */
                "application/json": components["schemas"]["VendorEntry"];
            };
        };
        responses: {
            /** @description The vendor. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "name": "Blue River Supplies",
                     *       "taxId": "DE123456789",
                     *       "email": "billing@blueriver.example",
                     *       "aliases": [],
                     *       "status": "unverified",
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listRecurringBills: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description In this state. */
                status?: "active" | "paused" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "reference": "LEASE-12",
                     *           "department": "Office",
                     *           "currency": "EUR",
                     *           "amount": {
                     *             "kind": "fixed",
                     *             "amountMinor": 1
                     *           },
                     *           "proration": "by-days",
                     *           "catchUp": "all",
                     *           "recurrence": {
                     *             "cadence": "weekly",
                     *             "anchorOn": "2026-11-30",
                     *             "startsOn": "2026-11-30",
                     *             "endsOn": "2026-11-30",
                     *             "dueFrom": "period-start",
                     *             "dueOffsetDays": 0,
                     *             "businessDays": "none",
                     *             "calendar": "us-fed",
                     *             "leadDays": 0,
                     *             "fireTime": "06:00",
                     *             "timeZone": "America/New_York"
                     *           },
                     *           "recurringBillId": "text",
                     *           "version": 1,
                     *           "status": "active",
                     *           "reason": "text",
                     *           "vendorId": "text",
                     *           "nextPeriod": {
                     *             "period": "text",
                     *             "firesAt": "2026-11-21T09:30:00.000Z",
                     *             "dueOn": "2026-11-30"
                     *           },
                     *           "isDue": true,
                     *           "createdBy": "text",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "stateSince": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["RecurringBill"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createRecurringBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "LEASE-12",
                 *       "department": "Office",
                 *       "currency": "EUR",
                 *       "amount": {
                 *         "kind": "fixed",
                 *         "amountMinor": 1
                 *       },
                 *       "proration": "by-days",
                 *       "catchUp": "all",
                 *       "recurrence": {
                 *         "cadence": "weekly",
                 *         "anchorOn": "2026-11-30",
                 *         "startsOn": "2026-11-30",
                 *         "endsOn": "2026-11-30",
                 *         "dueFrom": "period-start",
                 *         "dueOffsetDays": 0,
                 *         "businessDays": "none",
                 *         "calendar": "us-fed",
                 *         "leadDays": 0,
                 *         "fireTime": "06:00",
                 *         "timeZone": "America/New_York"
                 *       },
                 *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef"
                 *     }
                 */
                "application/json": components["schemas"]["RecurringBillEntry"];
            };
        };
        responses: {
            /** @description The recurring bill. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getRecurringBill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recurring bill; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeRecurringBill: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match": string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "LEASE-12",
                 *       "department": "Office",
                 *       "currency": "EUR",
                 *       "amount": {
                 *         "kind": "fixed",
                 *         "amountMinor": 1
                 *       },
                 *       "proration": "by-days",
                 *       "catchUp": "all",
                 *       "recurrence": {
                 *         "cadence": "weekly",
                 *         "anchorOn": "2026-11-30",
                 *         "startsOn": "2026-11-30",
                 *         "endsOn": "2026-11-30",
                 *         "dueFrom": "period-start",
                 *         "dueOffsetDays": 0,
                 *         "businessDays": "none",
                 *         "calendar": "us-fed",
                 *         "leadDays": 0,
                 *         "fireTime": "06:00",
                 *         "timeZone": "America/New_York"
                 *       },
                 *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef"
                 *     }
                 */
                "application/json": components["schemas"]["RecurringBillEntry"];
            };
        };
        responses: {
            /** @description The recurring bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endRecurringBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recurring bill at its end. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    previewRecurringBill: {
        parameters: {
            query?: {
                /** @description How many periods. */
                count?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "LEASE-12",
                 *       "department": "Office",
                 *       "currency": "EUR",
                 *       "amount": {
                 *         "kind": "fixed",
                 *         "amountMinor": 1
                 *       },
                 *       "proration": "by-days",
                 *       "catchUp": "all",
                 *       "recurrence": {
                 *         "cadence": "weekly",
                 *         "anchorOn": "2026-11-30",
                 *         "startsOn": "2026-11-30",
                 *         "endsOn": "2026-11-30",
                 *         "dueFrom": "period-start",
                 *         "dueOffsetDays": 0,
                 *         "businessDays": "none",
                 *         "calendar": "us-fed",
                 *         "leadDays": 0,
                 *         "fireTime": "06:00",
                 *         "timeZone": "America/New_York"
                 *       },
                 *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef"
                 *     }
                 */
                "application/json": components["schemas"]["RecurringBillEntry"];
            };
        };
        responses: {
            /** @description Periods in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "period": "2026-01",
                     *           "coversFrom": "2026-11-30",
                     *           "coversTo": "2026-11-30",
                     *           "dueOn": "2026-11-30",
                     *           "firesAt": "2026-11-21T09:30:00.000Z",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "isPartial": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PlannedPeriod"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listPlannedPeriods: {
        parameters: {
            query?: {
                /** @description How many periods. */
                count?: number;
            };
            header?: never;
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Periods in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "period": "2026-01",
                     *           "coversFrom": "2026-11-30",
                     *           "coversTo": "2026-11-30",
                     *           "dueOn": "2026-11-30",
                     *           "firesAt": "2026-11-21T09:30:00.000Z",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "isPartial": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PlannedPeriod"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listRecurringBillPeriods: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of periods. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "period": "2026-01",
                     *           "coversFrom": "2026-11-30",
                     *           "coversTo": "2026-11-30",
                     *           "dueOn": "2026-11-30",
                     *           "firesAt": "2026-11-21T09:30:00.000Z",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "status": "made",
                     *           "skipReason": "paused",
                     *           "billId": "text",
                     *           "billStatus": "received",
                     *           "isEstimate": true,
                     *           "standingApprovalId": "text"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["RecurringBillPeriod"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listRecurringBillFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Facts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "factId": 1,
                     *           "at": "2026-11-21T09:30:00.000Z",
                     *           "type": "approval_given",
                     *           "subject": "bill",
                     *           "subjectId": "text",
                     *           "version": 1,
                     *           "actor": {
                     *             "kind": "member",
                     *             "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *           },
                     *           "requestId": "text",
                     *           "data": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Fact"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    pauseRecurringBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The recurring bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeRecurringBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The recurring bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    triggerRecurringBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "period": "2026-01"
                 *     }
                 */
                "application/json": {
                    /** @example 2026-01 */
                    period: string;
                };
            };
        };
        responses: {
            /** @description The recurring bill after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reference": "LEASE-12",
                     *       "department": "Office",
                     *       "currency": "EUR",
                     *       "amount": {
                     *         "kind": "fixed",
                     *         "amountMinor": 1
                     *       },
                     *       "proration": "by-days",
                     *       "catchUp": "all",
                     *       "recurrence": {
                     *         "cadence": "weekly",
                     *         "anchorOn": "2026-11-30",
                     *         "startsOn": "2026-11-30",
                     *         "endsOn": "2026-11-30",
                     *         "dueFrom": "period-start",
                     *         "dueOffsetDays": 0,
                     *         "businessDays": "none",
                     *         "calendar": "us-fed",
                     *         "leadDays": 0,
                     *         "fireTime": "06:00",
                     *         "timeZone": "America/New_York"
                     *       },
                     *       "recurringBillId": "text",
                     *       "version": 1,
                     *       "status": "active",
                     *       "reason": "text",
                     *       "vendorId": "text",
                     *       "nextPeriod": {
                     *         "period": "text",
                     *         "firesAt": "2026-11-21T09:30:00.000Z",
                     *         "dueOn": "2026-11-30"
                     *       },
                     *       "isDue": true,
                     *       "createdBy": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "stateSince": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringBill"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listStandingApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest hundred. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "standingApprovalId": "text",
                     *           "status": "proposed",
                     *           "currency": "EUR",
                     *           "limitMinor": 1,
                     *           "totalLimitMinor": 1,
                     *           "usedMinor": 1,
                     *           "endsOn": "2026-11-30",
                     *           "fingerprint": "text",
                     *           "first": {
                     *             "memberId": "text",
                     *             "at": "2026-11-21T09:30:00.000Z"
                     *           },
                     *           "second": {
                     *             "memberId": "text",
                     *             "at": "2026-11-21T09:30:00.000Z"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["StandingApproval"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    proposeStandingApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limitMinor": 1,
                 *       "totalLimitMinor": 1,
                 *       "endsOn": "2026-11-30"
                 *     }
                 */
                "application/json": components["schemas"]["StandingApprovalEntry"];
            };
        };
        responses: {
            /** @description The standing approval. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "standingApprovalId": "text",
                     *       "status": "proposed",
                     *       "currency": "EUR",
                     *       "limitMinor": 1,
                     *       "totalLimitMinor": 1,
                     *       "usedMinor": 1,
                     *       "endsOn": "2026-11-30",
                     *       "fingerprint": "text",
                     *       "first": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       },
                     *       "second": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StandingApproval"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmStandingApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
                /** @description The standingApprovalId of an earlier answer. */
                standingApprovalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The standing approval. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "standingApprovalId": "text",
                     *       "status": "proposed",
                     *       "currency": "EUR",
                     *       "limitMinor": 1,
                     *       "totalLimitMinor": 1,
                     *       "usedMinor": 1,
                     *       "endsOn": "2026-11-30",
                     *       "fingerprint": "text",
                     *       "first": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       },
                     *       "second": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StandingApproval"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawStandingApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The recurringBillId of an earlier answer. */
                recurringBillId: string;
                /** @description The standingApprovalId of an earlier answer. */
                standingApprovalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The standing approval. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "standingApprovalId": "text",
                     *       "status": "proposed",
                     *       "currency": "EUR",
                     *       "limitMinor": 1,
                     *       "totalLimitMinor": 1,
                     *       "usedMinor": 1,
                     *       "endsOn": "2026-11-30",
                     *       "fingerprint": "text",
                     *       "first": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       },
                     *       "second": {
                     *         "memberId": "text",
                     *         "at": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StandingApproval"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have; 304 when one of them still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendor; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "name": "Blue River Supplies",
                     *       "taxId": "DE123456789",
                     *       "email": "billing@blueriver.example",
                     *       "aliases": [],
                     *       "status": "unverified",
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            /** @description You have it already: one of your ETags still holds. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeVendor: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match": string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "email": "accounts@blueriver.example"
                 *     }
                 */
                "application/json": components["schemas"]["VendorChange"];
            };
        };
        responses: {
            /** @description The vendor after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "name": "Blue River Supplies",
                     *       "taxId": "DE123456789",
                     *       "email": "billing@blueriver.example",
                     *       "aliases": [],
                     *       "status": "unverified",
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listReadingHints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those in force, oldest first; at most 200. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "readingHintId": "rdh_0193b3c0a1b27def8123456789abcdef",
                     *           "kind": "number_label",
                     *           "value": "our reference",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "learnedFrom": {
                     *             "kind": "member",
                     *             "memberId": "mem_0193b3c0a1b27def8123456789abcdef"
                     *           },
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ReadingHint"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeReadingHint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
                /** @description The readingHintId of an earlier answer. */
                readingHintId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Undone; also when it was before. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The vendor. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "name": "Blue River Supplies",
                     *       "taxId": "DE123456789",
                     *       "email": "billing@blueriver.example",
                     *       "aliases": [],
                     *       "status": "unverified",
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    blockVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The vendor. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "name": "Blue River Supplies",
                     *       "taxId": "DE123456789",
                     *       "email": "billing@blueriver.example",
                     *       "aliases": [],
                     *       "status": "unverified",
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Vendor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listBankAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *           "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *           "version": 1,
                     *           "status": "proposed",
                     *           "holderName": "Blue River Supplies",
                     *           "country": "DE",
                     *           "currency": "EUR",
                     *           "last4": "3000",
                     *           "frozenReason": null,
                     *           "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *           "verifiedBy": null,
                     *           "verifiedAt": null,
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["BankAccount"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    proposeBankAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "holderName": "Blue River Supplies",
                 *       "country": "DE",
                 *       "accountNumber": "DE89370400440532013000",
                 *       "currency": "EUR"
                 *     }
                 */
                "application/json": components["schemas"]["BankAccountEntry"];
            };
        };
        responses: {
            /** @description The account, masked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "status": "proposed",
                     *       "holderName": "Blue River Supplies",
                     *       "country": "DE",
                     *       "currency": "EUR",
                     *       "last4": "3000",
                     *       "frozenReason": null,
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyBankAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
                /** @description The bankAccountId of an earlier answer. */
                bankAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "status": "proposed",
                     *       "holderName": "Blue River Supplies",
                     *       "country": "DE",
                     *       "currency": "EUR",
                     *       "last4": "3000",
                     *       "frozenReason": null,
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeBankAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
                /** @description The bankAccountId of an earlier answer. */
                bankAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *       "vendorId": "ven_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 1,
                     *       "status": "proposed",
                     *       "holderName": "Blue River Supplies",
                     *       "country": "DE",
                     *       "currency": "EUR",
                     *       "last4": "3000",
                     *       "frozenReason": null,
                     *       "createdBy": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "verifiedBy": null,
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listScreeningEntries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Every word of it, or part of one, in the name. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "screeningEntryId": "text",
                     *           "name": "text",
                     *           "source": "text",
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ScreeningEntry"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    addScreeningEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Shell Trading Ltd",
                 *       "source": "consolidated list of 2026-11-01"
                 *     }
                 */
                "application/json": components["schemas"]["ScreeningEntryEntry"];
            };
        };
        responses: {
            /** @description The entry. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "screeningEntryId": "text",
                     *       "name": "text",
                     *       "source": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScreeningEntry"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    removeScreeningEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The screeningEntryId of an earlier answer. */
                screeningEntryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The entry that was removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "screeningEntryId": "text",
                     *       "name": "text",
                     *       "source": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScreeningEntry"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listApprovalPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest hundred. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "policyId": "text",
                     *           "version": 1,
                     *           "rules": [
                     *             {
                     *               "name": "Up to 1,000 EUR",
                     *               "when": {
                     *                 "currency": "EUR",
                     *                 "amountMaxMinor": 100000
                     *               },
                     *               "mode": "in-order",
                     *               "steps": [
                     *                 {
                     *                   "name": "Finance",
                     *                   "approvers": {
                     *                     "role": "approver"
                     *                   },
                     *                   "required": 1
                     *                 }
                     *               ],
                     *               "remindAfterHours": 24,
                     *               "escalateAfterHours": 72,
                     *               "escalateTo": [
                     *                 "mem_0193b3c0a1b27def8123456789abcdef"
                     *               ],
                     *               "expireAfterHours": 336
                     *             }
                     *           ],
                     *           "active": true,
                     *           "createdBy": "text",
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ApprovalPolicyVersion"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getApprovalPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policyId": "text",
                     *       "version": 1,
                     *       "rules": [
                     *         {
                     *           "name": "Up to 1,000 EUR",
                     *           "when": {
                     *             "currency": "EUR",
                     *             "amountMaxMinor": 100000
                     *           },
                     *           "mode": "in-order",
                     *           "steps": [
                     *             {
                     *               "name": "Finance",
                     *               "approvers": {
                     *                 "role": "approver"
                     *               },
                     *               "required": 1
                     *             }
                     *           ],
                     *           "remindAfterHours": 24,
                     *           "escalateAfterHours": 72,
                     *           "escalateTo": [
                     *             "mem_0193b3c0a1b27def8123456789abcdef"
                     *           ],
                     *           "expireAfterHours": 336
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApprovalPolicy"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    publishApprovalPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": [
                 *         {
                 *           "name": "Up to 1,000 EUR",
                 *           "when": {
                 *             "currency": "EUR",
                 *             "amountMaxMinor": 100000
                 *           },
                 *           "mode": "in-order",
                 *           "steps": [
                 *             {
                 *               "name": "Finance",
                 *               "approvers": {
                 *                 "role": "approver"
                 *               },
                 *               "required": 1
                 *             }
                 *           ],
                 *           "remindAfterHours": 24,
                 *           "escalateAfterHours": 72,
                 *           "escalateTo": [
                 *             "mem_0193b3c0a1b27def8123456789abcdef"
                 *           ],
                 *           "expireAfterHours": 336
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApprovalPolicyEntry"];
            };
        };
        responses: {
            /** @description The policy in force. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policyId": "text",
                     *       "version": 1,
                     *       "rules": [
                     *         {
                     *           "name": "Up to 1,000 EUR",
                     *           "when": {
                     *             "currency": "EUR",
                     *             "amountMaxMinor": 100000
                     *           },
                     *           "mode": "in-order",
                     *           "steps": [
                     *             {
                     *               "name": "Finance",
                     *               "approvers": {
                     *                 "role": "approver"
                     *               },
                     *               "required": 1
                     *             }
                     *           ],
                     *           "remindAfterHours": 24,
                     *           "escalateAfterHours": 72,
                     *           "escalateTo": [
                     *             "mem_0193b3c0a1b27def8123456789abcdef"
                     *           ],
                     *           "expireAfterHours": 336
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApprovalPolicy"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportPayments: {
        parameters: {
            query?: {
                /** @description The start of our reference, as a bank statement shows it; or the provider's id, or ours, whole. */
                q?: string;
                /** @description One or several, comma separated. */
                status?: ("ready" | "submitting" | "unknown" | "processing" | "posted" | "declined" | "returned" | "closed")[];
                /** @description Of this bill. */
                billId?: string;
                /** @description In this currency. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description In minor units, inclusive; needs `currency`. */
                amountMin?: number | null;
                /** @description In minor units, inclusive; needs `currency`. */
                amountMax?: number | null;
                /** @description Inclusive. */
                createdFrom?: string;
                /** @description Exclusive. */
                createdTo?: string;
                /** @description A minus sorts downwards. `amount` sorts by currency first. */
                sort?: "createdAt" | "-createdAt" | "amount" | "-amount";
                /** @description A byte order mark, without which Excel does not read UTF-8. */
                bom?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payments, as RFC 4180 with CRLF: every row that fits the filters, in their order. Texts that a spreadsheet would take for a formula begin with an apostrophe. Amounts are decimals in the currency's own digits, beside minor units. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description The start of our reference, as a bank statement shows it; or the provider's id, or ours, whole. */
                q?: string;
                /** @description One or several, comma separated. */
                status?: ("ready" | "submitting" | "unknown" | "processing" | "posted" | "declined" | "returned" | "closed")[];
                /** @description Of this bill. */
                billId?: string;
                /** @description In this currency. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description In minor units, inclusive; needs `currency`. */
                amountMin?: number | null;
                /** @description In minor units, inclusive; needs `currency`. */
                amountMax?: number | null;
                /** @description Inclusive. */
                createdFrom?: string;
                /** @description Exclusive. */
                createdTo?: string;
                /** @description A minus sorts downwards. `amount` sorts by currency first. */
                sort?: "createdAt" | "-createdAt" | "amount" | "-amount";
                /** @description Adds `count`: exact up to 1000. */
                count?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "version": 3,
                     *           "status": "processing",
                     *           "reference": "PL8F3K2M7Q9RTV",
                     *           "amount": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *           "attempt": 1,
                     *           "providerPaymentId": "obp_test_61R",
                     *           "code": null,
                     *           "reason": null,
                     *           "createdAt": "2026-11-30T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "count": {
                     *         "value": 1,
                     *         "isExact": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Payment"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        count?: components["schemas"]["Count"];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that you have; 304 when one of them still holds. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The paymentId of an earlier answer. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "processing",
                     *       "reference": "PL8F3K2M7Q9RTV",
                     *       "amount": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *       "attempt": 1,
                     *       "providerPaymentId": "obp_test_61R",
                     *       "code": null,
                     *       "reason": null,
                     *       "createdAt": "2026-11-30T08:00:00.000Z",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "idempotencyKey": "pay_0193b3c0a1b27def8123456789abcdef.1",
                     *           "firstSentAt": "2026-11-30T08:00:00.000Z",
                     *           "outcome": "accepted",
                     *           "code": null
                     *         }
                     *       ],
                     *       "resolution": {
                     *         "status": "open",
                     *         "resolution": null,
                     *         "providerPaymentId": null,
                     *         "by": null,
                     *         "evidence": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentDetail"];
                };
            };
            /** @description You have it already: one of your ETags still holds. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    resolvePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The paymentId of an earlier answer. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "resolution": "not_executed",
                 *       "evidence": "Statement of 2026-12-01: nothing left the account."
                 *     }
                 */
                "application/json": components["schemas"]["PaymentResolutionEntry"];
            };
        };
        responses: {
            /** @description The payment with its resolution. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *       "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 3,
                     *       "status": "processing",
                     *       "reference": "PL8F3K2M7Q9RTV",
                     *       "amount": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "bankAccountId": "ba_0193b3c0a1b27def8123456789abcdef",
                     *       "attempt": 1,
                     *       "providerPaymentId": "obp_test_61R",
                     *       "code": null,
                     *       "reason": null,
                     *       "createdAt": "2026-11-30T08:00:00.000Z",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "idempotencyKey": "pay_0193b3c0a1b27def8123456789abcdef.1",
                     *           "firstSentAt": "2026-11-30T08:00:00.000Z",
                     *           "outcome": "accepted",
                     *           "code": null
                     *         }
                     *       ],
                     *       "resolution": {
                     *         "status": "open",
                     *         "resolution": null,
                     *         "providerPaymentId": null,
                     *         "by": null,
                     *         "evidence": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentDetail"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listCashAccounts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
                     *           "version": 2,
                     *           "name": "Operating account",
                     *           "currency": "EUR",
                     *           "floorMinor": 500000,
                     *           "paysFrom": true,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "balance": {
                     *             "amountMinor": 1250000,
                     *             "currency": "EUR"
                     *           },
                     *           "reserved": {
                     *             "amountMinor": 12350,
                     *             "currency": "EUR"
                     *           },
                     *           "available": {
                     *             "amountMinor": 737650,
                     *             "currency": "EUR"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["CashAccount"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createCashAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Operating account",
                 *       "currency": "EUR",
                 *       "floorMinor": 500000,
                 *       "paysFrom": true
                 *     }
                 */
                "application/json": components["schemas"]["CashAccountEntry"];
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 2,
                     *       "name": "Operating account",
                     *       "currency": "EUR",
                     *       "floorMinor": 500000,
                     *       "paysFrom": true,
                     *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *       "balance": {
                     *         "amountMinor": 1250000,
                     *         "currency": "EUR"
                     *       },
                     *       "reserved": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "available": {
                     *         "amountMinor": 737650,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CashAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getCashAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cashAccountId of an earlier answer. */
                cashAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 2,
                     *       "name": "Operating account",
                     *       "currency": "EUR",
                     *       "floorMinor": 500000,
                     *       "paysFrom": true,
                     *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *       "balance": {
                     *         "amountMinor": 1250000,
                     *         "currency": "EUR"
                     *       },
                     *       "reserved": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "available": {
                     *         "amountMinor": 737650,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CashAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeCashAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match": string;
            };
            path: {
                /** @description The cashAccountId of an earlier answer. */
                cashAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "floorMinor": 250000
                 *     }
                 */
                "application/json": components["schemas"]["CashAccountChange"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 2,
                     *       "name": "Operating account",
                     *       "currency": "EUR",
                     *       "floorMinor": 500000,
                     *       "paysFrom": true,
                     *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *       "balance": {
                     *         "amountMinor": 1250000,
                     *         "currency": "EUR"
                     *       },
                     *       "reserved": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "available": {
                     *         "amountMinor": 737650,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CashAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    moveCash: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cashAccountId of an earlier answer. */
                cashAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "deposit",
                 *       "amount": {
                 *         "amountMinor": 1000000,
                 *         "currency": "EUR"
                 *       },
                 *       "reason": "From the savings account, statement line 4."
                 *     }
                 */
                "application/json": components["schemas"]["CashMovement"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cashAccountId": "cash_0193b3c0a1b27def8123456789abcdef",
                     *       "version": 2,
                     *       "name": "Operating account",
                     *       "currency": "EUR",
                     *       "floorMinor": 500000,
                     *       "paysFrom": true,
                     *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *       "balance": {
                     *         "amountMinor": 1250000,
                     *         "currency": "EUR"
                     *       },
                     *       "reserved": {
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "available": {
                     *         "amountMinor": 737650,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CashAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /** @description What had happened by then; now unless it is given. */
                effectiveAt?: string;
                /** @description As far as it was known by then; everything unless it is given. */
                recordedAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trial balance. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "cash",
                     *           "class": "asset",
                     *           "currency": "EUR",
                     *           "accounts": 1,
                     *           "debitMinor": 500,
                     *           "creditMinor": 0
                     *         },
                     *         {
                     *           "kind": "opening",
                     *           "class": "equity",
                     *           "currency": "EUR",
                     *           "accounts": 1,
                     *           "debitMinor": 0,
                     *           "creditMinor": 500
                     *         }
                     *       ],
                     *       "totals": [
                     *         {
                     *           "currency": "EUR",
                     *           "debitMinor": 500,
                     *           "creditMinor": 500
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Of this kind. */
                kind?: "payables" | "vendor_credit" | "purchases" | "clearing" | "cash" | "fees" | "discounts_taken" | "fx" | "opening" | "funding" | "receivables" | "customer_credit" | "deferred_revenue" | "revenue" | "tax_payable" | "discounts_given" | "bad_debt";
                /** @description In this currency. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
                /** @description What had happened by then; now unless it is given. */
                effectiveAt?: string;
                /** @description As far as it was known by then; everything unless it is given. */
                recordedAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "kind": "cash",
                     *           "class": "asset",
                     *           "holder": "cash_0193b3c0a1b27def8123456789abcdef",
                     *           "balance": {
                     *             "amountMinor": 1250000,
                     *             "currency": "EUR"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["LedgerAccount"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLedgerAccount: {
        parameters: {
            query?: {
                /** @description What had happened by then; now unless it is given. */
                effectiveAt?: string;
                /** @description As far as it was known by then; everything unless it is given. */
                recordedAt?: string;
            };
            header?: never;
            path: {
                /** @description The account of an earlier answer. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *       "kind": "cash",
                     *       "class": "asset",
                     *       "holder": "cash_0193b3c0a1b27def8123456789abcdef",
                     *       "balance": {
                     *         "amountMinor": 1250000,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLedgerTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ledgerTransactionId of an earlier answer. */
                ledgerTransactionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *       "subject": "payment",
                     *       "subjectId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *       "corrects": null,
                     *       "memo": "posted",
                     *       "actor": {
                     *         "kind": "system"
                     *       },
                     *       "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *       "recordedAt": "2026-11-30T08:00:00.000Z",
                     *       "entries": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerTransaction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    postLedgerEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entries": [
                 *         {
                 *           "account": "fees:stripe:EUR",
                 *           "amountMinor": 250
                 *         },
                 *         {
                 *           "account": "funding:EUR",
                 *           "amountMinor": -250
                 *         }
                 *       ],
                 *       "reason": "Fees of October, invoice 77 of the provider."
                 *     }
                 */
                "application/json": components["schemas"]["ManualEntries"];
            };
        };
        responses: {
            /** @description The transaction. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *       "subject": "payment",
                     *       "subjectId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *       "corrects": null,
                     *       "memo": "posted",
                     *       "actor": {
                     *         "kind": "system"
                     *       },
                     *       "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *       "recordedAt": "2026-11-30T08:00:00.000Z",
                     *       "entries": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerTransaction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    correctLedgerTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own id of this request: repeated, it is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The ledgerTransactionId of an earlier answer. */
                ledgerTransactionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The delivery is not complete."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Kept in the timeline.
                     * @example The delivery is not complete.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The correction. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *       "subject": "payment",
                     *       "subjectId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *       "corrects": null,
                     *       "memo": "posted",
                     *       "actor": {
                     *         "kind": "system"
                     *       },
                     *       "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *       "recordedAt": "2026-11-30T08:00:00.000Z",
                     *       "entries": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerTransaction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportLedgerAccountEntries: {
        parameters: {
            query?: {
                /** @description Inclusive, by `effectiveAt`. */
                from?: string;
                /** @description Exclusive. */
                to?: string;
                /** @description A byte order mark, without which Excel does not read UTF-8. */
                bom?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description The account of an earlier answer. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, as RFC 4180 with CRLF: every row that fits the filters, in their order. Texts that a spreadsheet would take for a formula begin with an apostrophe. Amounts are decimals in the currency's own digits, beside minor units. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listLedgerAccountEntries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Inclusive, by `effectiveAt`. */
                from?: string;
                /** @description Exclusive. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The account of an earlier answer. */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "openingBalance": {
                     *         "0": "t",
                     *         "1": "e",
                     *         "2": "x",
                     *         "3": "t",
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "closingBalance": {
                     *         "0": "t",
                     *         "1": "e",
                     *         "2": "x",
                     *         "3": "t",
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["LedgerEntry"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        openingBalance: components["schemas"]["Money"] & unknown;
                        closingBalance: components["schemas"]["Money"] & unknown;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getVendorStatement: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Inclusive, by `effectiveAt`. */
                from?: string;
                /** @description Exclusive. */
                to?: string;
                /** @description Needed where the vendor was never owed anything, or in several currencies. */
                currency?: "AED" | "AUD" | "BGN" | "BHD" | "BRL" | "CAD" | "CHF" | "CLP" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "HUF" | "IDR" | "ILS" | "INR" | "ISK" | "JOD" | "JPY" | "KRW" | "KWD" | "MXN" | "MYR" | "NOK" | "NZD" | "OMR" | "PHP" | "PLN" | "RON" | "SAR" | "SEK" | "SGD" | "THB" | "TND" | "TRY" | "TWD" | "UAH" | "USD" | "VND" | "XAF" | "ZAR";
            };
            header?: never;
            path: {
                /** @description The vendorId of an earlier answer. */
                vendorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "openingBalance": {
                     *         "0": "t",
                     *         "1": "e",
                     *         "2": "x",
                     *         "3": "t",
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       },
                     *       "closingBalance": {
                     *         "0": "t",
                     *         "1": "e",
                     *         "2": "x",
                     *         "3": "t",
                     *         "amountMinor": 12350,
                     *         "currency": "EUR"
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["LedgerEntry"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        openingBalance: components["schemas"]["Money"] & unknown;
                        closingBalance: components["schemas"]["Money"] & unknown;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listBillEntries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The billId of an earlier answer. */
                billId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ledgerTransactionId": "ltx_0193b3c0a1b27def8123456789abcdef",
                     *           "line": 1,
                     *           "account": "cash:cash_0193b3c0a1b27def8123456789abcdef:EUR",
                     *           "amount": {
                     *             "amountMinor": -12350,
                     *             "currency": "EUR"
                     *           },
                     *           "effectiveAt": "2026-11-30T08:00:00.000Z",
                     *           "recordedAt": "2026-11-30T08:00:00.000Z",
                     *           "memo": "posted",
                     *           "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *           "paymentId": "pay_0193b3c0a1b27def8123456789abcdef",
                     *           "billNumber": "INV-118",
                     *           "reference": "0K3VQ8H2M7C5D1X"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["LedgerEntry"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Members of this role. */
                role?: "viewer" | "clerk" | "approver" | "payer" | "admin";
                /** @description Only who is let in, or is not. */
                active?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *           "name": "Ada Osei",
                     *           "email": "ada@northwind.example",
                     *           "role": "approver",
                     *           "department": "Office",
                     *           "active": true,
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Osei",
                 *       "email": "ada@northwind.example",
                 *       "role": "approver",
                 *       "department": "Office"
                 *     }
                 */
                "application/json": components["schemas"]["MemberEntry"];
            };
        };
        responses: {
            /** @description The member. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Ada Osei",
                     *       "email": "ada@northwind.example",
                     *       "role": "approver",
                     *       "department": "Office",
                     *       "active": true,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Ada Osei",
                     *       "email": "ada@northwind.example",
                     *       "role": "approver",
                     *       "department": "Office",
                     *       "active": true,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "role": "approver"
                 *     }
                 */
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Ada Osei",
                     *       "email": "ada@northwind.example",
                     *       "role": "approver",
                     *       "department": "Office",
                     *       "active": true,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deactivateMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Ada Osei",
                     *       "email": "ada@northwind.example",
                     *       "role": "approver",
                     *       "department": "Office",
                     *       "active": true,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reactivateMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Ada Osei",
                     *       "email": "ada@northwind.example",
                     *       "role": "approver",
                     *       "department": "Office",
                     *       "active": true,
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listMemberIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "identityId": "text",
                     *           "memberId": "text",
                     *           "issuer": "text",
                     *           "subject": "text",
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["MemberIdentity"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    linkMemberIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "issuer": "https://login.example.com/",
                 *       "subject": "auth0|65f1c0"
                 *     }
                 */
                "application/json": components["schemas"]["MemberIdentityEntry"];
            };
        };
        responses: {
            /** @description The identity. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "identityId": "text",
                     *       "memberId": "text",
                     *       "issuer": "text",
                     *       "subject": "text",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MemberIdentity"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    unlinkMemberIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The memberId of an earlier answer. */
                memberId: string;
                /** @description The identityId of an earlier answer. */
                identityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Keys of this member. */
                memberId?: string;
                /** @description Keys in this state. */
                status?: "active" | "expired" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "apiKeyId": "key_0193b3c0a1b27def8123456789abcdef",
                     *           "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *           "name": "Nightly import",
                     *           "prefix": "pl_test_3fGh7K",
                     *           "scopes": [
                     *             "bill.create",
                     *             "bill.read"
                     *           ],
                     *           "status": "active",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "expiresAt": "2027-11-21T00:00:00.000Z",
                     *           "revokedAt": null,
                     *           "lastUsedAt": "2026-11-21T10:02:00.000Z",
                     *           "replacedBy": null,
                     *           "warnings": []
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                 *       "name": "Nightly import",
                 *       "scopes": [
                 *         "bill.create",
                 *         "bill.read"
                 *       ],
                 *       "expiresAt": "2027-11-21T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyEntry"];
            };
        };
        responses: {
            /** @description The key, this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "apiKeyId": "key_0193b3c0a1b27def8123456789abcdef",
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Nightly import",
                     *       "prefix": "pl_test_3fGh7K",
                     *       "scopes": [
                     *         "bill.create",
                     *         "bill.read"
                     *       ],
                     *       "status": "active",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "expiresAt": "2027-11-21T00:00:00.000Z",
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-21T10:02:00.000Z",
                     *       "replacedBy": null,
                     *       "warnings": [],
                     *       "key": "pl_test_3fGh7K0000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The apiKeyId of an earlier answer. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 48
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new key, this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "apiKeyId": "key_0193b3c0a1b27def8123456789abcdef",
                     *       "memberId": "mem_0193b3c0a1b27def8123456789abcdef",
                     *       "name": "Nightly import",
                     *       "prefix": "pl_test_3fGh7K",
                     *       "scopes": [
                     *         "bill.create",
                     *         "bill.read"
                     *       ],
                     *       "status": "active",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "expiresAt": "2027-11-21T00:00:00.000Z",
                     *       "revokedAt": null,
                     *       "lastUsedAt": "2026-11-21T10:02:00.000Z",
                     *       "replacedBy": null,
                     *       "warnings": [],
                     *       "key": "pl_test_3fGh7K0000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The apiKeyId of an earlier answer. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked; also when it was before. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description One or several, comma separated. */
                types?: string;
            };
            header?: {
                /** @description The id of the last event that you saw. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it does not end by itself. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["EventMessage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "type": "bill.paid",
                     *           "description": "The money was sent."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["EventType"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description One or several, comma separated. */
                types?: string;
                /** @description The id of an event. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "evt_019aa5f0c4007000800000000000126f",
                     *           "type": "bill.paid",
                     *           "timestamp": "2026-11-21T14:00:03.456Z",
                     *           "data": {
                     *             "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *             "version": 9,
                     *             "status": "paid",
                     *             "actor": {
                     *               "kind": "system"
                     *             },
                     *             "paidAt": "2026-11-21T14:00:03.456Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Event"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The eventId of an earlier answer. */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "evt_019aa5f0c4007000800000000000126f",
                     *       "type": "bill.paid",
                     *       "timestamp": "2026-11-21T14:00:03.456Z",
                     *       "data": {
                     *         "billId": "bill_0193b3c0a1b27def8123456789abcdef",
                     *         "version": 9,
                     *         "status": "paid",
                     *         "actor": {
                     *           "kind": "system"
                     *         },
                     *         "paidAt": "2026-11-21T14:00:03.456Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Event"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEventEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "endpointId": "text",
                     *           "version": 1,
                     *           "url": "text",
                     *           "description": "text",
                     *           "types": [
                     *             "text"
                     *           ],
                     *           "status": "enabled",
                     *           "disabledBecause": "member",
                     *           "failingSince": "2026-11-21T09:30:00.000Z",
                     *           "heldUntil": "2026-11-21T09:30:00.000Z",
                     *           "createdAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["EventEndpoint"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createEventEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://erp.northwind.example/payloom",
                 *       "description": "text",
                 *       "types": [
                 *         "bill.paid",
                 *         "payment.returned"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EventEndpointEntry"];
            };
        };
        responses: {
            /** @description The endpoint with its secret, this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpointWithSecret"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEventEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint; its version is the ETag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteEventEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeEventEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The version that you saw, as the ETag said it. */
                "If-Match"?: string;
            };
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "url": "https://erp.northwind.example/payloom",
                 *       "description": "text",
                 *       "types": [
                 *         "bill.paid",
                 *         "payment.returned"
                 *       ],
                 *       "status": "enabled"
                 *     }
                 */
                "application/json": components["schemas"]["EventEndpointChange"];
            };
        };
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateEventEndpointSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The endpoint with its new secret, this once. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpointWithSecret"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    testEventEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    replayEventEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpointId of an earlier answer. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-11-20T00:00:00Z",
                 *       "what": "failed"
                 *     }
                 */
                "application/json": components["schemas"]["EventReplay"];
            };
        };
        responses: {
            /** @description It will be sent. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "text",
                     *       "version": 1,
                     *       "url": "text",
                     *       "description": "text",
                     *       "types": [
                     *         "text"
                     *       ],
                     *       "status": "enabled",
                     *       "disabledBecause": "member",
                     *       "failingSince": "2026-11-21T09:30:00.000Z",
                     *       "heldUntil": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventEndpoint"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEventDeliveries: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description Only those to this endpoint. */
                endpointId?: string;
                /** @description `failed`: given up after three days, or its endpoint was disabled. */
                status?: "pending" | "delivered" | "failed";
                /** @description Only events of this type. */
                type?: "approval_policy.published" | "bank_account.frozen" | "bank_account.proposed" | "bank_account.replaced" | "bank_account.verified" | "bill.approval_escalated" | "bill.approval_given" | "bill.approval_requested" | "bill.approval_voided" | "bill.canceled" | "bill.changes_requested" | "bill.corrected" | "bill.document_replaced" | "bill.extracted" | "bill.held" | "bill.nothing_due" | "bill.paid" | "bill.payment_begun" | "bill.payment_failed" | "bill.payment_found" | "bill.payment_retried" | "bill.payment_returned" | "bill.payment_unknown" | "bill.reading_requested" | "bill.received" | "bill.rejected" | "bill.released" | "bill.remitted" | "bill.reopened" | "bill.review_confirmed" | "bill.review_requested" | "bill.scheduled" | "bill.vendor_matched" | "event_endpoint.disabled" | "event_endpoint.ping" | "inbound_mail.received" | "payment.closed" | "payment.created" | "payment.declined" | "payment.posted" | "payment.processing" | "payment.resolution_confirmed" | "payment.resolution_proposed" | "payment.returned" | "payment.unknown" | "recurring_bill.changed" | "recurring_bill.created" | "recurring_bill.ended" | "recurring_bill.paused" | "recurring_bill.period_made" | "recurring_bill.period_skipped" | "recurring_bill.resumed" | "remittance.bounced" | "remittance.delivered" | "remittance.no_address" | "remittance.sent" | "remittance.unknown" | "screening_entry.added" | "screening_entry.removed" | "standing_approval.ended" | "standing_approval.given" | "standing_approval.not_used" | "standing_approval.proposed" | "standing_approval.used" | "vendor.blocked" | "vendor.changed" | "vendor.created" | "vendor.verified";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "deliveryId": "text",
                     *           "endpointId": "text",
                     *           "eventId": "text",
                     *           "eventType": "text",
                     *           "status": "pending",
                     *           "attempts": 1,
                     *           "nextAttemptAt": "2026-11-21T09:30:00.000Z",
                     *           "createdAt": "2026-11-21T09:30:00.000Z",
                     *           "settledAt": "2026-11-21T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["EventDelivery"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEventDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The deliveryId of an earlier answer. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "text",
                     *       "endpointId": "text",
                     *       "eventId": "text",
                     *       "eventType": "text",
                     *       "status": "pending",
                     *       "attempts": 1,
                     *       "nextAttemptAt": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "settledAt": "2026-11-21T09:30:00.000Z",
                     *       "attemptLog": [
                     *         {
                     *           "attempt": 1,
                     *           "startedAt": "2026-11-21T09:30:00.000Z",
                     *           "durationMs": 1,
                     *           "statusCode": 1,
                     *           "error": "timeout",
                     *           "answer": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EventDeliveryWithAttempts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    replayEventDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and request give the same answer; for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The deliveryId of an earlier answer. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "text",
                     *       "endpointId": "text",
                     *       "eventId": "text",
                     *       "eventType": "text",
                     *       "status": "pending",
                     *       "attempts": 1,
                     *       "nextAttemptAt": "2026-11-21T09:30:00.000Z",
                     *       "createdAt": "2026-11-21T09:30:00.000Z",
                     *       "settledAt": "2026-11-21T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventDelivery"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listModelCosts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of months, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "month": "2026-11",
                     *           "answers": 1,
                     *           "inputTokens": 1,
                     *           "outputTokens": 1,
                     *           "costMicroUsd": 1
                     *         }
                     *       ],
                     *       "nextCursor": "text",
                     *       "budget": {
                     *         "since": "2026-11-21T09:30:00.000Z",
                     *         "spentMicroUsd": 1,
                     *         "budgetMicroUsd": 1,
                     *         "leftMicroUsd": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ModelMonthCosts"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                        budget: components["schemas"]["ModelBudget"];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listModelCostsByDocument: {
        parameters: {
            query: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Items on a page. */
                limit?: number;
                /** @description A calendar month, UTC. */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the newest bill first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "billId": "text",
                     *           "documentId": "text",
                     *           "answers": 1,
                     *           "inputTokens": 1,
                     *           "outputTokens": 1,
                     *           "costMicroUsd": 1
                     *         }
                     *       ],
                     *       "nextCursor": "text"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ModelDocumentCosts"][];
                        /** @description Null on the last page. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "text",
                     *       "memberId": "text",
                     *       "name": "text",
                     *       "role": "viewer",
                     *       "actions": [
                     *         "bill.read"
                     *       ],
                     *       "credential": {
                     *         "kind": "api_key",
                     *         "apiKeyId": "text",
                     *         "expiresAt": "2026-11-21T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
}
