SET lock_timeout = '5s';--> statement-breakpoint
-- The app connects as payloom_app, which owns nothing. Provisioning makes the role with its password; a database that
-- has none gets one that cannot log in, so that grants below always have their target.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'payloom_app') THEN
    CREATE ROLE payloom_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO payloom_app;--> statement-breakpoint
-- Every table: row-level security, forced on its owner too. Unset means NULL, and NULL matches no row.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_only ON %I USING (tenant_id = current_setting(''app.tenant_id'', true)) WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO payloom_app', t);
  END LOOP;
END $$;--> statement-breakpoint
-- Whoever knows a key's hash may see that key: authentication happens before the tenant is known.
CREATE POLICY by_hash ON api_keys FOR SELECT USING (hash = current_setting('app.api_key_hash', true));--> statement-breakpoint
-- Sweeps run for one tenant after the other and need the list, nothing else.
CREATE POLICY platform_lists ON tenants FOR SELECT USING (current_setting('app.tenant_id', true) = 'tnt_00000000000070008000000000000000');--> statement-breakpoint
GRANT DELETE ON idempotency_keys TO payloom_app;--> statement-breakpoint
GRANT DELETE ON inbox_events TO payloom_app;--> statement-breakpoint
REVOKE UPDATE ON facts, payment_attempts, extractions, documents, approval_policies, tenants FROM payloom_app;--> statement-breakpoint
GRANT UPDATE (active) ON approval_policies TO payloom_app;--> statement-breakpoint
GRANT UPDATE (outcome, code) ON payment_attempts TO payloom_app;--> statement-breakpoint
GRANT UPDATE (settings, name) ON tenants TO payloom_app;--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER facts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- What a payment moves, and for which bill, is fixed by its first row.
CREATE FUNCTION keep_payment_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.bill_id, NEW.reference, NEW.amount_minor, NEW.currency, NEW.bank_account_id, NEW.bank_account_version, NEW.approval_fingerprint)
     IS DISTINCT FROM
     (OLD.bill_id, OLD.reference, OLD.amount_minor, OLD.currency, OLD.bank_account_id, OLD.bank_account_version, OLD.approval_fingerprint)
     OR NEW.attempt < OLD.attempt OR NEW.version < OLD.version
     OR (NEW.version = OLD.version AND NEW.state IS DISTINCT FROM OLD.state)
  THEN
    RAISE EXCEPTION 'the terms of payment % are fixed', OLD.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payments_terms_fixed BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION keep_payment_terms();--> statement-breakpoint
SELECT set_config('app.tenant_id', 'tnt_00000000000070008000000000000000', true);--> statement-breakpoint
INSERT INTO tenants (tenant_id, name, settings)
VALUES ('tnt_00000000000070008000000000000000', 'platform', '{}')
ON CONFLICT DO NOTHING;
