SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "member_identities" (
	"tenant_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"member_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_identities_tenant_id_identity_id_pk" PRIMARY KEY("tenant_id","identity_id"),
	CONSTRAINT "member_identities_named" CHECK ("member_identities"."issuer" <> '' and "member_identities"."subject" <> '')
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "member_identities" ADD CONSTRAINT "member_identities_tenant_id_member_id_members_tenant_id_member_id_fk" FOREIGN KEY ("tenant_id","member_id") REFERENCES "public"."members"("tenant_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_identities_subject" ON "member_identities" USING btree ("issuer","subject","tenant_id");--> statement-breakpoint
CREATE INDEX "member_identities_member" ON "member_identities" USING btree ("tenant_id","member_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_replaced_by_api_keys_tenant_id_api_key_id_fk" FOREIGN KEY ("tenant_id","replaced_by") REFERENCES "public"."api_keys"("tenant_id","api_key_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_ends" CHECK ("api_keys"."replaced_by" is null or "api_keys"."expires_at" is not null);--> statement-breakpoint
SELECT keep_to_tenant('member_identities');--> statement-breakpoint
-- Whom an issuer vouches for may see which members they are: that too happens before the tenant is known.
CREATE POLICY by_identity ON member_identities FOR SELECT USING (
  issuer = current_setting('app.identity_issuer', true) AND subject = current_setting('app.identity_subject', true)
);--> statement-breakpoint
REVOKE UPDATE ON member_identities FROM payloom_app;--> statement-breakpoint
GRANT DELETE ON member_identities TO payloom_app;
