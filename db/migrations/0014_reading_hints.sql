SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "reading_hints" (
	"tenant_id" text NOT NULL,
	"reading_hint_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"hint" jsonb NOT NULL,
	"bill_id" text NOT NULL,
	"learned_from" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "reading_hints_tenant_id_reading_hint_id_pk" PRIMARY KEY("tenant_id","reading_hint_id")
);
--> statement-breakpoint
ALTER TABLE "reading_hints" ADD CONSTRAINT "reading_hints_tenant_id_vendor_id_vendors_tenant_id_vendor_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendors"("tenant_id","vendor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_hints" ADD CONSTRAINT "reading_hints_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reading_hints_live" ON "reading_hints" USING btree ("tenant_id","vendor_id","kind","key") WHERE "reading_hints"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "reading_hints_alias" ON "reading_hints" USING btree ("tenant_id","key") WHERE "reading_hints"."kind" = 'alias' and "reading_hints"."revoked_at" is null;--> statement-breakpoint
SELECT keep_to_tenant('reading_hints');--> statement-breakpoint
-- What was learned is undone, never rewritten.
REVOKE UPDATE ON reading_hints FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (revoked_by, revoked_at) ON reading_hints TO payloom_app;
