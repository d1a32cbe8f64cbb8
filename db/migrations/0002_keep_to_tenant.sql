SET lock_timeout = '5s';--> statement-breakpoint
-- For every table that a later migration makes: row-level security forced on its owner too, the policy, the grants.
CREATE FUNCTION keep_to_tenant(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format(
    'CREATE POLICY tenant_only ON %s USING (tenant_id = current_setting(''app.tenant_id'', true)) WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', guarded);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO payloom_app', guarded);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_to_tenant(regclass) FROM PUBLIC;
