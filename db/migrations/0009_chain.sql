SET lock_timeout = '5s';--> statement-breakpoint
CREATE TABLE "seal_anchors" (
	"tenant_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seal_anchors_tenant_id_sequence_pk" PRIMARY KEY("tenant_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"tenant_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"source" text NOT NULL,
	"format" smallint NOT NULL,
	"through_transaction_id" "xid8" NOT NULL,
	"row_ids" text[] NOT NULL,
	"leaves" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "seals_tenant_id_sequence_pk" PRIMARY KEY("tenant_id","sequence"),
	CONSTRAINT "seals_leaves" CHECK (octet_length("seals"."leaves") = 32 * cardinality("seals"."row_ids")),
	CONSTRAINT "seals_some" CHECK (cardinality("seals"."row_ids") > 0)
);
--> statement-breakpoint
ALTER TABLE "seal_anchors" ADD CONSTRAINT "seal_anchors_tenant_id_sequence_seals_tenant_id_sequence_fk" FOREIGN KEY ("tenant_id","sequence") REFERENCES "public"."seals"("tenant_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "seals_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seals_previous" ON "seals" USING btree ("tenant_id","previous_hash");--> statement-breakpoint
CREATE INDEX "seals_source" ON "seals" USING btree ("tenant_id","source","sequence");--> statement-breakpoint
-- A hash does not get smaller: compressing it is work for nothing.
ALTER TABLE seals ALTER COLUMN leaves SET STORAGE EXTERNAL;--> statement-breakpoint
SELECT keep_to_tenant('seals');--> statement-breakpoint
SELECT keep_to_tenant('seal_anchors');--> statement-breakpoint
REVOKE UPDATE ON seals, seal_anchors FROM payloom_app;--> statement-breakpoint
CREATE TRIGGER seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER seal_anchors_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_anchors FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- How far behind sealing and anchoring are, over all tenants, as read_figures() goes through them: ages only.
CREATE FUNCTION read_chain_lag() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  platform constant text := 'tnt_00000000000070008000000000000000';
  tenant text;
  all_tenants text[];
  sealed record;
  unsealed timestamptz;
  unanchored timestamptz;
BEGIN
  PERFORM set_config('app.tenant_id', platform, true);
  all_tenants := array(SELECT tenant_id FROM tenants);
  FOREACH tenant IN ARRAY all_tenants LOOP
    PERFORM set_config('app.tenant_id', tenant, true);
    SELECT through_transaction_id AS transaction_id, row_ids[cardinality(row_ids)]::bigint AS fact_id INTO sealed
      FROM seals WHERE tenant_id = tenant AND source = 'facts' ORDER BY sequence DESC LIMIT 1;
    unsealed := least(unsealed, (
      SELECT at FROM facts
      WHERE tenant_id = tenant
        AND (transaction_id, fact_id) > (coalesce(sealed.transaction_id, '0'::xid8), coalesce(sealed.fact_id, 0))
      ORDER BY transaction_id, fact_id LIMIT 1));
    unanchored := least(unanchored, (
      SELECT sealed_at FROM seals
      WHERE tenant_id = tenant
        AND sequence > coalesce((SELECT max(sequence) FROM seal_anchors WHERE tenant_id = tenant), 0)
      ORDER BY sequence LIMIT 1));
  END LOOP;
  PERFORM set_config('app.tenant_id', platform, true);
  RETURN jsonb_build_object(
    'unsealedSeconds', greatest(0, coalesce(extract(epoch FROM now() - unsealed), 0)),
    'unanchoredSeconds', greatest(0, coalesce(extract(epoch FROM now() - unanchored), 0)));
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION read_chain_lag() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION read_chain_lag() TO payloom_app;
