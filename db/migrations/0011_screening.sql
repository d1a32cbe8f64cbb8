SET lock_timeout = '5s';--> statement-breakpoint
ALTER TABLE "screening_entries" ADD COLUMN "screening_entry_id" text DEFAULT 'scr_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
  || substr(md5(gen_random_uuid()::text), 1, 3) || '8' || substr(md5(gen_random_uuid()::text), 1, 15) NOT NULL;--> statement-breakpoint
ALTER TABLE "screening_entries" ADD COLUMN "name" text;--> statement-breakpoint
CREATE INDEX "payments_amount" ON "payments" USING btree ("tenant_id","currency","amount_minor","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_entries_id" ON "screening_entries" USING btree ("tenant_id","screening_entry_id");--> statement-breakpoint
-- Taken off the list by people now; what it said stays in the facts.
GRANT DELETE ON screening_entries TO payloom_app;--> statement-breakpoint
REVOKE UPDATE ON screening_entries FROM payloom_app;
