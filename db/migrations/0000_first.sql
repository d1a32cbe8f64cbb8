SET lock_timeout = '5s';--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "approval_policies" (
	"tenant_id" text NOT NULL,
	"policy_id" text NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_policies_tenant_id_policy_id_version_pk" PRIMARY KEY("tenant_id","policy_id","version")
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"tenant_id" text NOT NULL,
	"bill_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"needs_attention" boolean NOT NULL,
	"created_by" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"document_id" text,
	"document_sha256" text,
	"vendor_id" text,
	"vendor_name" text,
	"number" text,
	"normalized_number" text,
	"due_on" date,
	"amount_minor" bigint,
	"currency" char(3),
	"details" jsonb NOT NULL,
	"reviewed" boolean DEFAULT false NOT NULL,
	"duplicate_cleared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "bills_tenant_id_bill_id_pk" PRIMARY KEY("tenant_id","bill_id"),
	CONSTRAINT "bills_amount" CHECK ("bills"."amount_minor" is null or ("bills"."amount_minor" > 0 and "bills"."currency" is not null)),
	CONSTRAINT "bills_payable_when_scheduled" CHECK ("bills"."status" not in ('scheduled','paying','unknown','paid','remitted') or ("bills"."vendor_id" is not null and "bills"."amount_minor" is not null and "bills"."due_on" is not null)),
	CONSTRAINT "bills_state_is_status" CHECK ("bills"."state"->>'status' = "bills"."status")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"tenant_id" text NOT NULL,
	"document_id" text NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_tenant_id_document_id_pk" PRIMARY KEY("tenant_id","document_id"),
	CONSTRAINT "documents_sha256" CHECK ("documents"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "extractions" (
	"tenant_id" text NOT NULL,
	"bill_id" text NOT NULL,
	"extraction" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "extractions_tenant_id_bill_id_ordinal_pk" PRIMARY KEY("tenant_id","bill_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"tenant_id" text NOT NULL,
	"fact_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "facts_fact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"version" integer NOT NULL,
	"bill_id" text,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"request_id" text,
	"command_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "facts_tenant_id_fact_id_pk" PRIMARY KEY("tenant_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "inbox_events" (
	"tenant_id" text NOT NULL,
	"inbox_event_id" text NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"subject" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_events_tenant_id_inbox_event_id_pk" PRIMARY KEY("tenant_id","inbox_event_id"),
	CONSTRAINT "inbox_events_status" CHECK ("inbox_events"."status" in ('pending','done','ignored','failed'))
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"tenant_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"first_sent_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"code" text,
	CONSTRAINT "payment_attempts_tenant_id_payment_id_attempt_pk" PRIMARY KEY("tenant_id","payment_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"bill_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"reference" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"bank_account_id" text NOT NULL,
	"bank_account_version" integer NOT NULL,
	"approval_fingerprint" text NOT NULL,
	"attempt" integer NOT NULL,
	"first_declined_at" timestamp (3) with time zone,
	"provider_payment_id" text,
	"checked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_tenant_id_payment_id_pk" PRIMARY KEY("tenant_id","payment_id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_reference" CHECK ("payments"."reference" ~ '^[0-9A-Z]{15}$'),
	CONSTRAINT "payments_state_is_status" CHECK ("payments"."state"->>'status' = "payments"."status")
);
--> statement-breakpoint
CREATE TABLE "remittances" (
	"tenant_id" text NOT NULL,
	"remittance_id" text NOT NULL,
	"bill_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"document_sha256" text,
	"provider_message_id" text,
	"detail" text,
	"first_sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remittances_tenant_id_remittance_id_pk" PRIMARY KEY("tenant_id","remittance_id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" text NOT NULL,
	"api_key_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_api_key_id_pk" PRIMARY KEY("tenant_id","api_key_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text NOT NULL,
	"member_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"headers" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_member_id_key_pk" PRIMARY KEY("tenant_id","member_id","key")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"department" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_tenant_id_member_id_pk" PRIMARY KEY("tenant_id","member_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('viewer','clerk','approver','payer','admin'))
);
--> statement-breakpoint
CREATE TABLE "tenant_keys" (
	"tenant_id" text NOT NULL,
	"key_id" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_keys_tenant_id_key_id_pk" PRIMARY KEY("tenant_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"tenant_id" text NOT NULL,
	"bank_account_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"status" text NOT NULL,
	"frozen_reason" text,
	"holder_name" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"sealed" text NOT NULL,
	"last4" text NOT NULL,
	"blind_index" text NOT NULL,
	"created_by" text NOT NULL,
	"verified_by" text,
	"verified_at" timestamp (3) with time zone,
	"payee_handle" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_accounts_tenant_id_bank_account_id_pk" PRIMARY KEY("tenant_id","bank_account_id"),
	CONSTRAINT "bank_accounts_status" CHECK ("bank_accounts"."status" in ('proposed','active','frozen','replaced')),
	CONSTRAINT "bank_accounts_second_person" CHECK ("bank_accounts"."verified_by" is null or "bank_accounts"."verified_by" <> "bank_accounts"."created_by")
);
--> statement-breakpoint
CREATE TABLE "screening_entries" (
	"tenant_id" text NOT NULL,
	"normalized_name" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screening_entries_tenant_id_normalized_name_source_pk" PRIMARY KEY("tenant_id","normalized_name","source")
);
--> statement-breakpoint
CREATE TABLE "vendors" (
	"tenant_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"normalized_name" text NOT NULL,
	"tax_id" text,
	"normalized_tax_id" text,
	"email" text,
	"email_domain" text,
	"aliases" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text DEFAULT 'unverified' NOT NULL,
	"created_by" text,
	"verified_by" text,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vendors_tenant_id_vendor_id_pk" PRIMARY KEY("tenant_id","vendor_id"),
	CONSTRAINT "vendors_status" CHECK ("vendors"."status" in ('unverified','verified','blocked')),
	CONSTRAINT "vendors_verified_by_second_person" CHECK ("vendors"."status" <> 'verified' or ("vendors"."verified_by" is not null and "vendors"."verified_by" is distinct from "vendors"."created_by"))
);
--> statement-breakpoint
ALTER TABLE "approval_policies" ADD CONSTRAINT "approval_policies_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_document_id_documents_tenant_id_document_id_fk" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."documents"("tenant_id","document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_vendor_id_vendors_tenant_id_vendor_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendors"("tenant_id","vendor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extractions" ADD CONSTRAINT "extractions_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_events" ADD CONSTRAINT "inbox_events_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_tenant_id_payment_id_payments_tenant_id_payment_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_bank_account_id_bank_accounts_tenant_id_bank_account_id_fk" FOREIGN KEY ("tenant_id","bank_account_id") REFERENCES "public"."bank_accounts"("tenant_id","bank_account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_tenant_id_payment_id_payments_tenant_id_payment_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_member_id_members_tenant_id_member_id_fk" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_keys" ADD CONSTRAINT "tenant_keys_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_tenant_id_vendor_id_vendors_tenant_id_vendor_id_fk" FOREIGN KEY ("tenant_id","vendor_id") REFERENCES "public"."vendors"("tenant_id","vendor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_entries" ADD CONSTRAINT "screening_entries_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_policies_one_active" ON "approval_policies" USING btree ("tenant_id") WHERE "approval_policies"."active";--> statement-breakpoint
CREATE INDEX "bills_created" ON "bills" USING btree ("tenant_id","created_at","bill_id");--> statement-breakpoint
CREATE INDEX "bills_status" ON "bills" USING btree ("tenant_id","status","created_at","bill_id");--> statement-breakpoint
CREATE INDEX "bills_vendor_number" ON "bills" USING btree ("tenant_id","vendor_id","normalized_number");--> statement-breakpoint
CREATE INDEX "bills_document_sha256" ON "bills" USING btree ("tenant_id","document_sha256");--> statement-breakpoint
CREATE INDEX "documents_sha256" ON "documents" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "facts_subject_version" ON "facts" USING btree ("tenant_id","subject","subject_id","version");--> statement-breakpoint
CREATE INDEX "facts_bill" ON "facts" USING btree ("tenant_id","bill_id","fact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_events_event" ON "inbox_events" USING btree ("tenant_id","provider","event_id");--> statement-breakpoint
CREATE INDEX "inbox_events_pending" ON "inbox_events" USING btree ("tenant_id","next_attempt_at") WHERE "inbox_events"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_key" ON "payment_attempts" USING btree ("tenant_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "payments" USING btree ("tenant_id","bill_id") WHERE "payments"."status" in ('ready','submitting','unknown','processing','posted','declined');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference" ON "payments" USING btree ("tenant_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_id" ON "payments" USING btree ("tenant_id","provider_payment_id");--> statement-breakpoint
CREATE INDEX "payments_status" ON "payments" USING btree ("tenant_id","status","created_at","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_payment" ON "remittances" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree ("tenant_id",lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_one_active" ON "bank_accounts" USING btree ("tenant_id","vendor_id","currency") WHERE "bank_accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "bank_accounts_blind_index" ON "bank_accounts" USING btree ("tenant_id","blind_index");--> statement-breakpoint
CREATE INDEX "vendors_name_trgm" ON "vendors" USING gin ("normalized_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "vendors_tax_id" ON "vendors" USING btree ("tenant_id","normalized_tax_id");