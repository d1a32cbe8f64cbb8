-- Every request begins with this question, which took a transaction of four round trips. As the caller: row-level security
-- shows it the row of this hash, and then the rows of that row's tenant; both scopes end with the statement.
CREATE FUNCTION authenticate_api_key(key_hash text, asked_at timestamptz)
RETURNS TABLE (
  tenant_id text, api_key_id text, member_id text, expires_at timestamptz, scopes jsonb, role text, settings jsonb
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE known record;
BEGIN
  PERFORM set_config('app.api_key_hash', key_hash, true);
  SELECT k.* INTO known FROM api_keys k
   WHERE k.hash = key_hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > asked_at);
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.tenant_id', known.tenant_id, true);
  RETURN QUERY
  SELECT known.tenant_id, known.api_key_id, known.member_id, known.expires_at, known.scopes, m.role, t.settings
    FROM members m JOIN tenants t ON t.tenant_id = m.tenant_id
   WHERE m.tenant_id = known.tenant_id AND m.member_id = known.member_id AND m.active;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION authenticate_api_key FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION authenticate_api_key TO payloom_app;
