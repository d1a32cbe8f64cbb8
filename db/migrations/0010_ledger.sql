SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "cash_accounts" (
	"tenant_id" text NOT NULL,
	"cash_account_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"currency" char(3) NOT NULL,
	"floor_minor" bigint DEFAULT 0 NOT NULL,
	"pays_from" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cash_accounts_tenant_id_cash_account_id_pk" PRIMARY KEY("tenant_id","cash_account_id"),
	CONSTRAINT "cash_accounts_floor" CHECK ("cash_accounts"."floor_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"tenant_id" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"holder" text,
	"currency" char(3) NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_tenant_id_code_pk" PRIMARY KEY("tenant_id","code"),
	CONSTRAINT "ledger_accounts_code" CHECK ("ledger_accounts"."code" = concat_ws(':', "ledger_accounts"."kind", "ledger_accounts"."holder", "ledger_accounts"."currency"))
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"tenant_id" text NOT NULL,
	"account" text NOT NULL,
	"through" "xid8" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"latest_effective_at" timestamp (3) with time zone NOT NULL,
	"latest_recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_balances_tenant_id_account_through_pk" PRIMARY KEY("tenant_id","account","through")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"tenant_id" text NOT NULL,
	"ledger_transaction_id" text NOT NULL,
	"line" smallint NOT NULL,
	"account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "ledger_entries_tenant_id_ledger_transaction_id_line_pk" PRIMARY KEY("tenant_id","ledger_transaction_id","line"),
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"tenant_id" text NOT NULL,
	"ledger_transaction_id" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_version" integer NOT NULL,
	"bill_id" text,
	"payment_id" text,
	"corrects" text,
	"memo" text NOT NULL,
	"actor" jsonb NOT NULL,
	"entries" smallint NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "ledger_transactions_tenant_id_ledger_transaction_id_pk" PRIMARY KEY("tenant_id","ledger_transaction_id"),
	CONSTRAINT "ledger_transactions_size" CHECK ("ledger_transactions"."entries" between 2 and 100),
	CONSTRAINT "ledger_transactions_known" CHECK ("ledger_transactions"."subject" in ('bill','payment','cash_account','manual'))
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "vendor_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "rail" text DEFAULT 'stripe' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "cash_account_id" text;--> statement-breakpoint
ALTER TABLE "cash_accounts" ADD CONSTRAINT "cash_accounts_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cash_accounts_pays_from" ON "cash_accounts" USING btree ("tenant_id","currency") WHERE "cash_accounts"."pays_from";--> statement-breakpoint
CREATE INDEX "ledger_balances_latest" ON "ledger_balances" USING btree ("tenant_id","through");--> statement-breakpoint
CREATE INDEX "ledger_entries_recent" ON "ledger_entries" USING btree ("tenant_id","account","transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_statement" ON "ledger_entries" USING btree ("tenant_id","account","effective_at","ledger_transaction_id","line");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_subject" ON "ledger_transactions" USING btree ("tenant_id","subject","subject_id","subject_version");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_corrects" ON "ledger_transactions" USING btree ("tenant_id","corrects") WHERE "ledger_transactions"."corrects" is not null;--> statement-breakpoint
CREATE INDEX "ledger_transactions_bill" ON "ledger_transactions" USING btree ("tenant_id","bill_id") WHERE "ledger_transactions"."bill_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_transactions_order" ON "ledger_transactions" USING btree ("tenant_id","transaction_id","ledger_transaction_id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_cash_account_id_cash_accounts_tenant_id_cash_account_id_fk" FOREIGN KEY ("tenant_id","cash_account_id") REFERENCES "public"."cash_accounts"("tenant_id","cash_account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_reserved" ON "payments" USING btree ("tenant_id","cash_account_id") WHERE "payments"."cash_account_id" is not null and "payments"."status" in ('ready','submitting','unknown','processing','declined');--> statement-breakpoint
-- What was there before: payments learn whom they pay, and the books begin with where bills and payments stand. The owner
-- is bound by row-level security too, and lays it down for these statements.
ALTER TABLE "bills" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payments" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bank_accounts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "payments" p SET "vendor_id" = a."vendor_id" FROM "bank_accounts" a
WHERE a."tenant_id" = p."tenant_id" AND a."bank_account_id" = p."bank_account_id";--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "vendor_id" SET NOT NULL;--> statement-breakpoint
CREATE TEMPORARY TABLE brought_forward ON COMMIT DROP AS
WITH owed AS (
  SELECT "tenant_id", "bill_id", "version", "state_since", "vendor_id", "currency", "amount_minor",
    CASE WHEN "status" IN ('paid','remitted') THEN coalesce(("state"->'schedule'->'discount'->>'amountMinor')::bigint, 0) ELSE 0 END AS discount
  FROM "bills"
  WHERE "vendor_id" IS NOT NULL AND "amount_minor" IS NOT NULL
    AND ("status" IN ('scheduled','paying','unknown','payment_failed','paid','remitted','returned')
      OR ("status" = 'on_hold' AND "state"->'resume'->>'status' = 'scheduled'))
), moved AS (
  SELECT * FROM "payments" WHERE "status" IN ('processing','posted')
)
SELECT "tenant_id", 'ltx_' || substr("bill_id", 6) AS id, 'bill' AS subject, "bill_id" AS subject_id, "version", "bill_id",
  NULL AS payment_id, "state_since" AS effective_at, kind, holder, "currency", amount
FROM owed, LATERAL (VALUES
  ('purchases', NULL, "amount_minor"),
  ('payables', "vendor_id", discount - "amount_minor"),
  ('discounts_taken', NULL, -discount)) AS line (kind, holder, amount)
WHERE amount <> 0
UNION ALL
SELECT "tenant_id", 'ltx_' || substr("payment_id", 5), 'payment', "payment_id", "version", "bill_id", "payment_id",
  "created_at", kind, holder, "currency", amount
FROM moved, LATERAL (VALUES
  ('payables', "vendor_id", "amount_minor"),
  (CASE "status" WHEN 'posted' THEN 'cash' ELSE 'clearing' END, CASE "status" WHEN 'posted' THEN 'unassigned' ELSE "rail" END, -"amount_minor")
) AS line (kind, holder, amount);--> statement-breakpoint
INSERT INTO "ledger_accounts" ("tenant_id", "code", "kind", "holder", "currency")
SELECT DISTINCT "tenant_id", concat_ws(':', kind, holder, "currency"), kind, holder, "currency" FROM brought_forward;--> statement-breakpoint
INSERT INTO "ledger_transactions" ("tenant_id", "ledger_transaction_id", "subject", "subject_id", "subject_version", "bill_id", "payment_id", "memo", "actor", "entries", "effective_at")
SELECT "tenant_id", id, subject, subject_id, "version", "bill_id", payment_id, 'brought forward', '{"kind":"system"}', count(*), effective_at
FROM brought_forward GROUP BY 1, 2, 3, 4, 5, 6, 7, effective_at;--> statement-breakpoint
INSERT INTO "ledger_entries" ("tenant_id", "ledger_transaction_id", "line", "account", "amount_minor", "currency", "effective_at")
SELECT "tenant_id", id, row_number() OVER (PARTITION BY "tenant_id", id ORDER BY kind), concat_ws(':', kind, holder, "currency"), amount, "currency", effective_at
FROM brought_forward;--> statement-breakpoint
ALTER TABLE "bills" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bank_accounts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- A worker of before may still make payments while this one is rolled out.
CREATE FUNCTION name_paid_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT vendor_id INTO NEW.vendor_id FROM bank_accounts
   WHERE tenant_id = NEW.tenant_id AND bank_account_id = NEW.bank_account_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payments_vendor BEFORE INSERT ON payments FOR EACH ROW WHEN (NEW.vendor_id IS NULL) EXECUTE FUNCTION name_paid_vendor();--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_payment_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.bill_id, NEW.reference, NEW.amount_minor, NEW.currency, NEW.bank_account_id, NEW.bank_account_version, NEW.approval_fingerprint, NEW.vendor_id, NEW.rail, NEW.cash_account_id)
     IS DISTINCT FROM
     (OLD.bill_id, OLD.reference, OLD.amount_minor, OLD.currency, OLD.bank_account_id, OLD.bank_account_version, OLD.approval_fingerprint, OLD.vendor_id, OLD.rail, OLD.cash_account_id)
     OR NEW.attempt < OLD.attempt OR NEW.version < OLD.version
     OR (NEW.version = OLD.version AND NEW.state IS DISTINCT FROM OLD.state)
  THEN
    RAISE EXCEPTION 'the terms of payment % are fixed', OLD.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
SELECT keep_to_tenant('cash_accounts'), keep_to_tenant('ledger_accounts'), keep_to_tenant('ledger_transactions'), keep_to_tenant('ledger_entries'), keep_to_tenant('ledger_balances');--> statement-breakpoint
REVOKE UPDATE ON cash_accounts, ledger_accounts, ledger_transactions, ledger_entries, ledger_balances FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (version, name, floor_minor, pays_from) ON cash_accounts TO payloom_app;--> statement-breakpoint
-- When a row was recorded, and by which transaction, is for the database to say.
REVOKE INSERT ON ledger_transactions, ledger_entries FROM payloom_app;--> statement-breakpoint
GRANT INSERT (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, bill_id, payment_id, corrects, memo, actor, entries, effective_at) ON ledger_transactions TO payloom_app;--> statement-breakpoint
GRANT INSERT (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at) ON ledger_entries TO payloom_app;--> statement-breakpoint
CREATE TRIGGER ledger_accounts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER ledger_balances_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_balances FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Every entry belongs to a transaction of the ledger that this very transaction of the database has written, has one of its
-- lines, and is in the currency of its account. A plan that was made while the tables were small must not scan them later.
CREATE FUNCTION require_own_entries() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE odd record;
BEGIN
  SELECT e.ledger_transaction_id, e.line INTO odd
    FROM added e
    LEFT JOIN ledger_transactions t ON t.tenant_id = e.tenant_id AND t.ledger_transaction_id = e.ledger_transaction_id
    LEFT JOIN ledger_accounts a ON a.tenant_id = e.tenant_id AND a.code = e.account
   WHERE t.transaction_id IS DISTINCT FROM pg_current_xact_id() OR e.transaction_id <> t.transaction_id
      OR e.effective_at <> t.effective_at OR e.recorded_at <> t.recorded_at
      OR e.line NOT BETWEEN 1 AND t.entries OR a.currency IS DISTINCT FROM e.currency
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'line % does not belong to ledger transaction %', odd.line, odd.ledger_transaction_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER ledger_entries_own AFTER INSERT ON ledger_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION require_own_entries();--> statement-breakpoint
-- At commit: every transaction has all of its entries, and they add up to zero in each currency. All lines are taken then,
-- so that none is added after the look.
CREATE FUNCTION require_balanced() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE written bigint; odd text;
BEGIN
  SELECT coalesce(sum(lines), 0), max(currency) FILTER (WHERE total <> 0) INTO written, odd
    FROM (SELECT currency, count(*) AS lines, sum(amount_minor) AS total FROM ledger_entries
           WHERE tenant_id = NEW.tenant_id AND ledger_transaction_id = NEW.ledger_transaction_id
           GROUP BY currency) AS sums;
  IF written <> NEW.entries THEN
    RAISE EXCEPTION 'ledger transaction % has % of % entries', NEW.ledger_transaction_id, written, NEW.entries
      USING ERRCODE = 'check_violation';
  END IF;
  IF odd IS NOT NULL THEN
    RAISE EXCEPTION 'ledger transaction % does not add up in %', NEW.ledger_transaction_id, odd
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_transactions_balanced AFTER INSERT ON ledger_transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balanced();
