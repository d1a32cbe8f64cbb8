-- Sessions keep no plan (db/client.ts), since what a list asks for decides how it is best found. Postings always ask alike:
-- planning them anew took a third of their time.
ALTER FUNCTION require_own_entries() SET plan_cache_mode = force_generic_plan;--> statement-breakpoint
ALTER FUNCTION require_balanced() SET plan_cache_mode = force_generic_plan;--> statement-breakpoint
-- As the caller: its grants and row-level security hold inside.
CREATE FUNCTION book_entries(
  for_tenant text, id text, about text, about_id text, about_version integer, about_bill text, about_payment text,
  corrected text, why text, by_whom jsonb, took_effect timestamptz, lines jsonb
) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO ledger_accounts (tenant_id, code, kind, holder, currency)
  SELECT DISTINCT for_tenant, account, kind, holder, currency
    FROM jsonb_to_recordset(lines) AS line (account text, kind text, holder text, currency text)
   WHERE NOT EXISTS (SELECT FROM ledger_accounts known WHERE known.tenant_id = for_tenant AND known.code = account)
   ORDER BY account
  ON CONFLICT DO NOTHING;
  INSERT INTO ledger_transactions (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, bill_id,
    payment_id, corrects, memo, actor, entries, effective_at)
  VALUES (for_tenant, id, about, about_id, about_version, about_bill, about_payment, corrected, why, by_whom,
    jsonb_array_length(lines), took_effect);
  INSERT INTO ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
  SELECT for_tenant, id, line, account, amount_minor, currency, took_effect
    FROM jsonb_to_recordset(lines) AS line (line smallint, account text, amount_minor bigint, currency text);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION book_entries FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION book_entries TO payloom_app;
