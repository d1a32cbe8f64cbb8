SET lock_timeout = '5s';--> statement-breakpoint
DROP INDEX "bills_open_due";--> statement-breakpoint
DROP INDEX "bills_open_since";--> statement-breakpoint
DROP INDEX "bills_open";--> statement-breakpoint
CREATE INDEX "bills_open_due" ON "bills" USING btree ("tenant_id","due_on","bill_id") WHERE "bills"."status" not in ('remitted','rejected','canceled','nothing_due');--> statement-breakpoint
CREATE INDEX "bills_open_since" ON "bills" USING btree ("tenant_id","state_since","bill_id") WHERE "bills"."status" not in ('remitted','rejected','canceled','nothing_due');--> statement-breakpoint
CREATE INDEX "bills_open" ON "bills" USING btree ("tenant_id","status","state_since") WHERE "bills"."status" not in ('remitted','rejected','canceled','nothing_due');--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_nothing_due" CHECK ("bills"."status" <> 'nothing_due' or coalesce("bills"."state"->>'because' in ('already_paid','vendor_collects'), false));--> statement-breakpoint
-- Both ways, each holding the bill's row, so that neither slips in beside the other.
CREATE FUNCTION refuse_payment_of_nothing_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bill_status text;
BEGIN
  SELECT status INTO bill_status FROM bills
    WHERE tenant_id = NEW.tenant_id AND bill_id = NEW.bill_id FOR SHARE;
  IF bill_status = 'nothing_due' THEN
    RAISE EXCEPTION 'nothing is due of bill %', NEW.bill_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payments_due_only BEFORE INSERT ON payments
  FOR EACH ROW EXECUTE FUNCTION refuse_payment_of_nothing_due();--> statement-breakpoint
CREATE FUNCTION refuse_nothing_due_while_paid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM payments WHERE tenant_id = NEW.tenant_id AND bill_id = NEW.bill_id
    AND status IN ('ready', 'submitting', 'unknown', 'processing', 'posted', 'declined'))
  THEN
    RAISE EXCEPTION 'bill % has a payment', NEW.bill_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER bills_nothing_due_unpaid BEFORE UPDATE ON bills
  FOR EACH ROW WHEN (NEW.status = 'nothing_due' AND OLD.status <> 'nothing_due')
  EXECUTE FUNCTION refuse_nothing_due_while_paid();--> statement-breakpoint
-- As in 0004_figures.sql, with one more end.
CREATE OR REPLACE FUNCTION read_figures() RETURNS jsonb LANGUAGE plpgsql AS $$
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
      WHERE tenant_id = tenant AND status NOT IN ('remitted', 'rejected', 'canceled', 'nothing_due') GROUP BY status
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
END $$;
