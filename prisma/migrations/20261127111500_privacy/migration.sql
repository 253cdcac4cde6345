-- DropForeignKey
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_customer_id_fkey";

-- DropForeignKey
ALTER TABLE "payments" DROP CONSTRAINT "payments_customer_id_fkey";

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "folded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ledger_entries" ALTER COLUMN "customer_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "payments" ALTER COLUMN "customer_id" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say.

CREATE INDEX "audit_entries_not_folded_idx" ON "audit_entries"("at") WHERE "folded_at" IS NULL;

-- Nobody changes or deletes rows of the ledger and the audit log (lib/platform/database-rights.ts). What a person may ask for, and what
-- the calendar asks for, is done by these two, which can do nothing else: they act with the rights of whoever migrates.
DO $do$
BEGIN
  -- everything of a customer goes, by the foreign keys; sums and deeds stay and name nobody
  EXECUTE format($make$
    CREATE FUNCTION %1$I.forget_customer(customer bigint, pseudonym text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
    BEGIN
      IF EXISTS (SELECT 1 FROM %1$I.checks WHERE customer_id = customer AND status IN ('queued', 'running', 'parked')) THEN
        RAISE EXCEPTION 'a customer with checks under way is not forgotten';
      END IF;
      UPDATE %1$I.ledger_entries SET note = NULL, request_key = NULL WHERE customer_id = customer;
      UPDATE %1$I.payment_events e SET detail = NULL FROM %1$I.payments p WHERE p.id = e.payment_id AND p.customer_id = customer;
      DELETE FROM %1$I.customers WHERE id = customer;
      UPDATE %1$I.audit_entries SET
        actor_name = CASE WHEN actor_kind = 'customer' AND actor_id = customer::text THEN 'deleted customer' ELSE actor_name END,
        actor_id = CASE WHEN actor_kind = 'customer' AND actor_id = customer::text THEN pseudonym ELSE actor_id END,
        detail = CASE WHEN subject_kind = 'customer' AND jsonb_typeof(detail) = 'object' THEN detail - 'note' - 'name' ELSE detail END,
        subject_id = CASE WHEN subject_kind = 'customer' THEN pseudonym ELSE subject_id END
      WHERE (subject_kind = 'customer' AND subject_id = customer::text) OR (actor_kind = 'customer' AND actor_id = customer::text);
    END
    $body$
  $make$, current_schema());

  -- e-mails to their first letter and domain, addresses to the network that they are in
  EXECUTE format($make$
    CREATE FUNCTION %1$I.fold_audit_entries(before timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
    DECLARE
      changed integer;
    BEGIN
      UPDATE %1$I.audit_entries SET
        folded_at = clock_timestamp(),
        detail = regexp_replace(regexp_replace(regexp_replace(detail::text,
          '([[:alnum:]._%%+-])[[:alnum:]._%%+-]+@', '\1…@', 'g'),
          '\m(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\M', '\1.…', 'g'),
          '"([0-9a-fA-F]{1,4}:[0-9a-fA-F]{0,4}):[0-9a-fA-F:]*:[0-9a-fA-F:.]*"', '"\1:…"', 'g')::jsonb
      WHERE id IN (
        SELECT id FROM %1$I.audit_entries
        WHERE folded_at IS NULL AND at < least(before, clock_timestamp() - interval '7 days') ORDER BY at LIMIT most
      );
      GET DIAGNOSTICS changed = ROW_COUNT;
      RETURN changed;
    END
    $body$
  $make$, current_schema());

  EXECUTE format('REVOKE ALL ON FUNCTION %1$I.forget_customer(bigint, text) FROM PUBLIC', current_schema());
  EXECUTE format('REVOKE ALL ON FUNCTION %1$I.fold_audit_entries(timestamptz, integer) FROM PUBLIC', current_schema());
END
$do$;
