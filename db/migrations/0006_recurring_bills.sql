SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "recurring_bill_periods" (
	"tenant_id" text NOT NULL,
	"recurring_bill_id" text NOT NULL,
	"period_key" text NOT NULL,
	"period_index" integer NOT NULL,
	"status" text NOT NULL,
	"skip_reason" text,
	"bill_id" text,
	"covers_from" date NOT NULL,
	"covers_to" date NOT NULL,
	"due_on" date NOT NULL,
	"fires_at" timestamp (3) with time zone NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"is_estimate" boolean NOT NULL,
	"tolerance_minor" bigint,
	"questioned_minor" bigint,
	"standing_approval_id" text,
	"standing_amount_minor" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recurring_bill_periods_tenant_id_recurring_bill_id_period_key_pk" PRIMARY KEY("tenant_id","recurring_bill_id","period_key"),
	CONSTRAINT "recurring_bill_periods_outcome" CHECK (("recurring_bill_periods"."status" = 'made' and "recurring_bill_periods"."bill_id" is not null and "recurring_bill_periods"."skip_reason" is null) or ("recurring_bill_periods"."status" = 'skipped' and "recurring_bill_periods"."bill_id" is null and "recurring_bill_periods"."skip_reason" is not null)),
	CONSTRAINT "recurring_bill_periods_covers" CHECK ("recurring_bill_periods"."covers_from" <= "recurring_bill_periods"."covers_to")
);
--> statement-breakpoint
CREATE TABLE "recurring_bills" (
	"tenant_id" text NOT NULL,
	"recurring_bill_id" text NOT NULL,
	"version" integer NOT NULL,
	"terms_version" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"reference" text NOT NULL,
	"vendor_id" text NOT NULL,
	"department" text,
	"currency" char(3) NOT NULL,
	"terms" jsonb NOT NULL,
	"catch_up" text NOT NULL,
	"next_index" integer NOT NULL,
	"ahead_until" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recurring_bills_tenant_id_recurring_bill_id_pk" PRIMARY KEY("tenant_id","recurring_bill_id"),
	CONSTRAINT "recurring_bills_status" CHECK ("recurring_bills"."status" in ('active','paused','ended')),
	CONSTRAINT "recurring_bills_catch_up" CHECK ("recurring_bills"."catch_up" in ('all','latest')),
	CONSTRAINT "recurring_bills_next_index" CHECK ("recurring_bills"."next_index" >= 0)
);
--> statement-breakpoint
CREATE TABLE "standing_approvals" (
	"tenant_id" text NOT NULL,
	"standing_approval_id" text NOT NULL,
	"recurring_bill_id" text NOT NULL,
	"status" text NOT NULL,
	"currency" char(3) NOT NULL,
	"limit_minor" bigint NOT NULL,
	"total_limit_minor" bigint,
	"ends_on" date NOT NULL,
	"fingerprint" text NOT NULL,
	"first_by" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"second_by" text,
	"second_at" timestamp (3) with time zone,
	CONSTRAINT "standing_approvals_tenant_id_standing_approval_id_pk" PRIMARY KEY("tenant_id","standing_approval_id"),
	CONSTRAINT "standing_approvals_status" CHECK ("standing_approvals"."status" in ('proposed','active','expired','used_up','terms_changed','withdrawn','recurring_bill_ended')),
	CONSTRAINT "standing_approvals_limit" CHECK ("standing_approvals"."limit_minor" > 0),
	CONSTRAINT "standing_approvals_two_people" CHECK ("standing_approvals"."second_by" is null or "standing_approvals"."second_by" <> "standing_approvals"."first_by"),
	CONSTRAINT "standing_approvals_active_by_two" CHECK ("standing_approvals"."status" <> 'active' or "standing_approvals"."second_by" is not null)
);
--> statement-breakpoint
ALTER TABLE "recurring_bill_periods" ADD CONSTRAINT "recurring_bill_periods_tenant_id_recurring_bill_id_recurring_bills_tenant_id_recurring_bill_id_fk" FOREIGN KEY ("tenant_id","recurring_bill_id") REFERENCES "public"."recurring_bills"("tenant_id","recurring_bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_bill_periods" ADD CONSTRAINT "recurring_bill_periods_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_bills" ADD CONSTRAINT "recurring_bills_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_bills" ADD CONSTRAINT "recurring_bills_tenant_id_vendor_id_vendors_tenant_id_vendor_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendors"("tenant_id","vendor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_approvals" ADD CONSTRAINT "standing_approvals_tenant_id_recurring_bill_id_recurring_bills_tenant_id_recurring_bill_id_fk" FOREIGN KEY ("tenant_id","recurring_bill_id") REFERENCES "public"."recurring_bills"("tenant_id","recurring_bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_bill_periods_index" ON "recurring_bill_periods" USING btree ("tenant_id","recurring_bill_id","period_index");--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_bill_periods_bill" ON "recurring_bill_periods" USING btree ("tenant_id","bill_id");--> statement-breakpoint
CREATE INDEX "recurring_bill_periods_standing" ON "recurring_bill_periods" USING btree ("tenant_id","standing_approval_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_bills_reference" ON "recurring_bills" USING btree ("tenant_id","vendor_id","reference") WHERE "recurring_bills"."status" <> 'ended';--> statement-breakpoint
CREATE INDEX "recurring_bills_created" ON "recurring_bills" USING btree ("tenant_id","created_at","recurring_bill_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_approvals_one_open" ON "standing_approvals" USING btree ("tenant_id","recurring_bill_id") WHERE "standing_approvals"."status" in ('proposed','active');--> statement-breakpoint
SELECT keep_to_tenant('recurring_bills'), keep_to_tenant('recurring_bill_periods'), keep_to_tenant('standing_approvals');--> statement-breakpoint
-- Which bill a period has, and what it covers, is decided once.
REVOKE UPDATE ON recurring_bill_periods FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (questioned_minor, standing_approval_id, standing_amount_minor) ON recurring_bill_periods TO payloom_app;--> statement-breakpoint
-- What two people agreed to is not widened afterwards.
REVOKE UPDATE ON standing_approvals FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (status, second_by, second_at) ON standing_approvals TO payloom_app;
