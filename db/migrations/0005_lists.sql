SET lock_timeout = '5s';--> statement-breakpoint
-- Tenant and trigrams in one index, so that a search never reads what other tenants have.
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE TABLE "bill_search" (
	"tenant_id" text NOT NULL,
	"bill_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "bill_search_tenant_id_bill_id_pk" PRIMARY KEY("tenant_id","bill_id")
);
--> statement-breakpoint
DROP INDEX "bills_vendor_number";--> statement-breakpoint
ALTER TABLE "bills" ADD COLUMN "department" text GENERATED ALWAYS AS (details->>'department') STORED;--> statement-breakpoint
ALTER TABLE "bill_search" ADD CONSTRAINT "bill_search_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bill_search_created" ON "bill_search" USING btree ("tenant_id","created_at","bill_id");--> statement-breakpoint
CREATE INDEX "bill_search_trgm" ON "bill_search" USING gin ("tenant_id","text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "bills_vendor" ON "bills" USING btree ("tenant_id","vendor_id","created_at","bill_id");--> statement-breakpoint
CREATE INDEX "bills_number" ON "bills" USING btree ("tenant_id","normalized_number","vendor_id");--> statement-breakpoint
CREATE INDEX "bills_needs_attention" ON "bills" USING btree ("tenant_id","created_at","bill_id") WHERE "bills"."needs_attention";--> statement-breakpoint
CREATE INDEX "bills_due" ON "bills" USING btree ("tenant_id","due_on","bill_id");--> statement-breakpoint
CREATE INDEX "bills_amount" ON "bills" USING btree ("tenant_id","currency","amount_minor","bill_id");--> statement-breakpoint
CREATE INDEX "bills_state_since" ON "bills" USING btree ("tenant_id","state_since","bill_id");--> statement-breakpoint
CREATE INDEX "bills_department" ON "bills" USING btree ("tenant_id","department","created_at","bill_id") WHERE "bills"."department" is not null;--> statement-breakpoint
CREATE INDEX "payments_created" ON "payments" USING btree ("tenant_id","created_at","payment_id");--> statement-breakpoint
CREATE INDEX "payments_bill" ON "payments" USING btree ("tenant_id","bill_id","created_at");--> statement-breakpoint
CREATE INDEX "vendors_name" ON "vendors" USING btree ("tenant_id","normalized_name","vendor_id");--> statement-breakpoint
SELECT keep_to_tenant('bill_search');--> statement-breakpoint
-- Bills of before get a plain text; the next change of their details writes the folded one. The owner is bound by
-- row-level security too, and lays it down for this statement.
ALTER TABLE "bills" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bill_search" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "bill_search" ("tenant_id", "bill_id", "created_at", "text")
SELECT "tenant_id", "bill_id", "created_at", lower(' ' || concat_ws(' ', "vendor_name", "number", "department")) FROM "bills";--> statement-breakpoint
ALTER TABLE "bills" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bill_search" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- See docs/adr/0009-lists-and-search.md: LIKE is not leakproof, so that under row-level security no index serves it. This
-- role reads that one table, and lends its right by this one function, which asks for the tenant itself.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'payloom_search') THEN
    CREATE ROLE payloom_search NOLOGIN NOSUPERUSER NOBYPASSRLS;
    EXECUTE format('GRANT payloom_search TO %I', current_user);
  END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO payloom_search;--> statement-breakpoint
GRANT SELECT ON "bill_search" TO payloom_search;--> statement-breakpoint
CREATE POLICY search_reads ON "bill_search" FOR SELECT TO payloom_search USING (true);--> statement-breakpoint
CREATE FUNCTION search_bills(wanted text, others text[], ids_max integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- How rare a text is decides the plan, so each search gets a plan of its own.
SET plan_cache_mode = force_custom_plan
AS $$
BEGIN
  RETURN QUERY
    SELECT s.bill_id FROM public.bill_search s
    WHERE s.tenant_id = current_setting('app.tenant_id', true) AND s.text LIKE wanted AND s.text LIKE ALL (others)
    LIMIT ids_max;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_bills(text, text[], integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_bills(text, text[], integer) TO payloom_app;--> statement-breakpoint
-- To own something in a schema a role needs CREATE there, for that moment.
GRANT CREATE ON SCHEMA public TO payloom_search;--> statement-breakpoint
ALTER FUNCTION search_bills(text, text[], integer) OWNER TO payloom_search;--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM payloom_search;
