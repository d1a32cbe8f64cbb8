SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "inbound_addresses" (
	"tenant_id" text NOT NULL,
	"inbound_address_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text,
	"previous_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "inbound_addresses_tenant_id_inbound_address_id_pk" PRIMARY KEY("tenant_id","inbound_address_id"),
	CONSTRAINT "inbound_addresses_hash" CHECK ("inbound_addresses"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "inbound_addresses_previous" CHECK (("inbound_addresses"."previous_hash" is null) = ("inbound_addresses"."previous_until" is null))
);
--> statement-breakpoint
CREATE TABLE "inbound_mails" (
	"tenant_id" text NOT NULL,
	"inbound_mail_id" text NOT NULL,
	"inbound_address_id" text NOT NULL,
	"message_id" text NOT NULL,
	"sender" text NOT NULL,
	"subject" text NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbound_mails_tenant_id_inbound_mail_id_pk" PRIMARY KEY("tenant_id","inbound_mail_id")
);
--> statement-breakpoint
CREATE TABLE "model_uses" (
	"tenant_id" text NOT NULL,
	"model_use_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "model_uses_model_use_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bill_id" text NOT NULL,
	"model" text NOT NULL,
	"outcome" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cost_micro_usd" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_uses_tenant_id_model_use_id_pk" PRIMARY KEY("tenant_id","model_use_id"),
	CONSTRAINT "model_uses_tokens" CHECK ("model_uses"."input_tokens" >= 0 and "model_uses"."output_tokens" >= 0),
	CONSTRAINT "model_uses_outcome" CHECK ("model_uses"."outcome" in ('read','refused','truncated','malformed'))
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"tenant_id" text NOT NULL,
	"upload_id" text NOT NULL,
	"created_by" jsonb NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_tenant_id_upload_id_pk" PRIMARY KEY("tenant_id","upload_id")
);
--> statement-breakpoint
ALTER TABLE "inbound_addresses" ADD CONSTRAINT "inbound_addresses_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_tenant_id_inbound_address_id_inbound_addresses_tenant_id_inbound_address_id_fk" FOREIGN KEY ("tenant_id","inbound_address_id") REFERENCES "public"."inbound_addresses"("tenant_id","inbound_address_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_uses" ADD CONSTRAINT "model_uses_tenant_id_bill_id_bills_tenant_id_bill_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_mails_message" ON "inbound_mails" USING btree ("tenant_id","message_id");--> statement-breakpoint
CREATE INDEX "model_uses_spent" ON "model_uses" USING btree ("tenant_id","created_at");--> statement-breakpoint
SELECT keep_to_tenant('uploads'), keep_to_tenant('inbound_addresses'), keep_to_tenant('inbound_mails'), keep_to_tenant('model_uses');--> statement-breakpoint
-- What came in and what was paid for it is only added to; what became of a mail is known once its files were looked at.
REVOKE UPDATE ON uploads, model_uses, inbound_mails, inbound_addresses FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (items) ON inbound_mails TO payloom_app;--> statement-breakpoint
GRANT UPDATE (hash, previous_hash, previous_until, revoked_at) ON inbound_addresses TO payloom_app;
