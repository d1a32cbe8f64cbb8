SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "event_deliveries" (
	"tenant_id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"fact_id" bigint NOT NULL,
	"event_type" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"claim" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "event_deliveries_tenant_id_delivery_id_pk" PRIMARY KEY("tenant_id","delivery_id"),
	CONSTRAINT "event_deliveries_status" CHECK ("event_deliveries"."status" in ('pending','delivered','failed')),
	CONSTRAINT "event_deliveries_settled" CHECK (("event_deliveries"."status" = 'pending') = ("event_deliveries"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "event_delivery_attempts" (
	"tenant_id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer,
	"status_code" integer,
	"error" text,
	"answer" text,
	CONSTRAINT "event_delivery_attempts_tenant_id_delivery_id_attempt_pk" PRIMARY KEY("tenant_id","delivery_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "event_endpoint_secrets" (
	"tenant_id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "event_endpoint_secrets_tenant_id_endpoint_id_ordinal_pk" PRIMARY KEY("tenant_id","endpoint_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "event_endpoints" (
	"tenant_id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"types" jsonb,
	"status" text DEFAULT 'enabled' NOT NULL,
	"disabled_because" text,
	"failing_since" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	"cursor_transaction_id" "xid8" NOT NULL,
	"cursor_fact_id" bigint NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_endpoints_tenant_id_endpoint_id_pk" PRIMARY KEY("tenant_id","endpoint_id"),
	CONSTRAINT "event_endpoints_status" CHECK ("event_endpoints"."status" in ('enabled','disabled','deleted')),
	CONSTRAINT "event_endpoints_because" CHECK (("event_endpoints"."status" = 'disabled') = ("event_endpoints"."disabled_because" is not null)),
	CONSTRAINT "event_endpoints_url" CHECK ("event_endpoints"."url" ~ '^https?://')
);
--> statement-breakpoint
ALTER TABLE "facts" ADD COLUMN "transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_tenant_id_endpoint_id_event_endpoints_tenant_id_endpoint_id_fk" FOREIGN KEY ("tenant_id","endpoint_id") REFERENCES "public"."event_endpoints"("tenant_id","endpoint_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_tenant_id_fact_id_facts_tenant_id_fact_id_fk" FOREIGN KEY ("tenant_id","fact_id") REFERENCES "public"."facts"("tenant_id","fact_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_delivery_attempts" ADD CONSTRAINT "event_delivery_attempts_tenant_id_delivery_id_event_deliveries_tenant_id_delivery_id_fk" FOREIGN KEY ("tenant_id","delivery_id") REFERENCES "public"."event_deliveries"("tenant_id","delivery_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_endpoint_secrets" ADD CONSTRAINT "event_endpoint_secrets_tenant_id_endpoint_id_event_endpoints_tenant_id_endpoint_id_fk" FOREIGN KEY ("tenant_id","endpoint_id") REFERENCES "public"."event_endpoints"("tenant_id","endpoint_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_endpoints" ADD CONSTRAINT "event_endpoints_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "event_deliveries_event" ON "event_deliveries" USING btree ("tenant_id","endpoint_id","fact_id");--> statement-breakpoint
CREATE INDEX "event_deliveries_due" ON "event_deliveries" USING btree ("tenant_id","endpoint_id","next_attempt_at") WHERE "event_deliveries"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "event_deliveries_waiting" ON "event_deliveries" USING btree ("next_attempt_at") WHERE "event_deliveries"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "event_deliveries_endpoint" ON "event_deliveries" USING btree ("tenant_id","endpoint_id","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_endpoint_secrets_current" ON "event_endpoint_secrets" USING btree ("tenant_id","endpoint_id") WHERE "event_endpoint_secrets"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "event_endpoints_enabled" ON "event_endpoints" USING btree ("tenant_id") WHERE "event_endpoints"."status" = 'enabled';--> statement-breakpoint
CREATE INDEX "facts_order" ON "facts" USING btree ("tenant_id","transaction_id","fact_id");--> statement-breakpoint
CREATE INDEX "facts_at" ON "facts" USING brin ("at");;--> statement-breakpoint
SELECT keep_to_tenant('event_endpoints'), keep_to_tenant('event_endpoint_secrets'), keep_to_tenant('event_deliveries'), keep_to_tenant('event_delivery_attempts');--> statement-breakpoint
-- Workers look for what is to be sent tenant by tenant, and operators for how late it is; as with the list of tenants.
CREATE POLICY platform_lists ON event_endpoints FOR SELECT USING (current_setting('app.tenant_id', true) = 'tnt_00000000000070008000000000000000');--> statement-breakpoint
CREATE POLICY platform_lists ON event_deliveries FOR SELECT USING (current_setting('app.tenant_id', true) = 'tnt_00000000000070008000000000000000');--> statement-breakpoint
-- Attempts go with their delivery when the log is old; secrets go with their endpoint.
GRANT DELETE ON event_deliveries, event_endpoint_secrets TO payloom_app;
