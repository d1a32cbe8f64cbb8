SET lock_timeout = '5s';--> statement-breakpoint
CREATE INDEX "bills_open" ON "bills" USING btree ("tenant_id","status","state_since") WHERE "bills"."status" not in ('remitted','rejected','canceled');--> statement-breakpoint
CREATE INDEX "inbox_events_failed" ON "inbox_events" USING btree ("tenant_id","created_at") WHERE "inbox_events"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "remittances_undelivered" ON "remittances" USING btree ("tenant_id","created_at") WHERE "remittances"."status" in ('bounced','unknown');--> statement-breakpoint
-- Figures over all tenants without rights over all tenants: it runs as its caller and goes through them one by one, each
-- in its own scope. It answers counts and ages only.
CREATE FUNCTION read_figures() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  platform constant text := 'tnt_00000000000070008000000000000000';
  tenant text;
  open_bill record;
  open_bills jsonb[] := '{}';
  unknown_payments bigint := 0;
  all_tenants text[];
  figures jsonb;
BEGIN
  PERFORM set_config('app.tenant_id', platform, true);
  all_tenants := array(SELECT tenant_id FROM tenants WHERE tenant_id <> platform);
  FOREACH tenant IN ARRAY all_tenants LOOP
    PERFORM set_config('app.tenant_id', tenant, true);
    FOR open_bill IN
      SELECT status, count(*) AS bills, min(state_since) AS oldest FROM bills
      WHERE tenant_id = tenant AND status NOT IN ('remitted', 'rejected', 'canceled') GROUP BY status
    LOOP
      open_bills := open_bills || to_jsonb(open_bill);
    END LOOP;
    unknown_payments := unknown_payments
      + (SELECT count(*) FROM payments WHERE tenant_id = tenant AND status = 'unknown');
  END LOOP;
  PERFORM set_config('app.tenant_id', platform, true);
  SELECT jsonb_build_object(
    'bills', (
      SELECT coalesce(jsonb_agg(to_jsonb(total)), '[]') FROM (
        SELECT bill ->> 'status' AS status, sum((bill ->> 'bills')::bigint) AS count,
          greatest(0, extract(epoch FROM now() - min((bill ->> 'oldest')::timestamptz))) AS "oldestSeconds"
        FROM unnest(open_bills) AS bill GROUP BY 1
      ) AS total
    ),
    'unknownPayments', unknown_payments,
    'inbox', (
      SELECT jsonb_build_object(
        'pending', count(*),
        'oldestSeconds', greatest(0, coalesce(extract(epoch FROM now() - min(created_at)), 0)),
        'failed', (SELECT count(*) FROM inbox_events WHERE tenant_id = platform AND status = 'failed')
      ) FROM inbox_events WHERE tenant_id = platform AND status = 'pending'
    )
  ) INTO figures;
  RETURN figures;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION read_figures() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION read_figures() TO payloom_app;
