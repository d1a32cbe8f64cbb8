SET lock_timeout = '5s';--> statement-breakpoint
CREATE INDEX "bills_open_due" ON "bills" USING btree ("tenant_id","due_on","bill_id") WHERE "bills"."status" not in ('remitted','rejected','canceled');--> statement-breakpoint
CREATE INDEX "bills_open_since" ON "bills" USING btree ("tenant_id","state_since","bill_id") WHERE "bills"."status" not in ('remitted','rejected','canceled');--> statement-breakpoint
-- Every word is asked of the index: with one word only, the rows of a common one were read to look for the others.
CREATE OR REPLACE FUNCTION search_bills(wanted text, others text[], ids_max integer) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- Written into the text of the query, quoted: how rare they are decides its plan.
  conditions text := (SELECT string_agg(format('s.text LIKE %L', pattern), ' AND ') FROM unnest(wanted || others) AS pattern);
BEGIN
  RETURN QUERY EXECUTE
    'SELECT s.bill_id FROM public.bill_search s WHERE s.tenant_id = current_setting(''app.tenant_id'', true) AND '
    || conditions || ' LIMIT $1'
  USING ids_max;
END $$;
