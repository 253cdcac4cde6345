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

-- The audit log is only added to. What a person may ask for and what the calendar asks for is done by these three, which can do
-- nothing else: they run with the rights of the tables' owner, so that a process needs none to change or delete a row.
DO $migration$
DECLARE
  here text := current_schema();
BEGIN
  EXECUTE format($make$
    CREATE FUNCTION audit_forget_customer(customer bigint, pseudonym text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = %1$I, pg_temp AS $body$
    DECLARE
      changed integer;
    BEGIN
      IF EXISTS (SELECT 1 FROM %1$I.customers WHERE id = customer) THEN
        RAISE EXCEPTION 'a customer who is known is not forgotten in the audit log';
      END IF;
      UPDATE %1$I.audit_entries SET
        actor_name = CASE WHEN actor_kind = 'customer' AND actor_id = customer::text THEN 'deleted customer' ELSE actor_name END,
        actor_id = CASE WHEN actor_kind = 'customer' AND actor_id = customer::text THEN pseudonym ELSE actor_id END,
        detail = CASE WHEN subject_kind = 'customer' AND jsonb_typeof(detail) = 'object' THEN detail - 'note' - 'name' ELSE detail END,
        subject_id = CASE WHEN subject_kind = 'customer' THEN pseudonym ELSE subject_id END
      WHERE (subject_kind = 'customer' AND subject_id = customer::text) OR (actor_kind = 'customer' AND actor_id = customer::text);
      GET DIAGNOSTICS changed = ROW_COUNT;
      RETURN changed;
    END
    $body$
  $make$, here);

  -- e-mails to their first letter and domain, addresses to the network that they are in
  EXECUTE format($make$
    CREATE FUNCTION audit_fold(before timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = %1$I, pg_temp AS $body$
    DECLARE
      changed integer;
    BEGIN
      IF before > clock_timestamp() - interval '7 days' THEN
        RAISE EXCEPTION 'what was written in the last seven days is not folded';
      END IF;
      UPDATE %1$I.audit_entries SET
        folded_at = clock_timestamp(),
        detail = regexp_replace(regexp_replace(regexp_replace(detail::text,
          '([[:alnum:]._%%+-])[[:alnum:]._%%+-]+@', '\1…@', 'g'),
          '\m(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\M', '\1.…', 'g'),
          '"([0-9a-fA-F]{1,4}:[0-9a-fA-F]{0,4}):[0-9a-fA-F:]*:[0-9a-fA-F:.]*"', '"\1:…"', 'g')::jsonb
      WHERE id IN (SELECT id FROM %1$I.audit_entries WHERE folded_at IS NULL AND at < before ORDER BY at LIMIT most);
      GET DIAGNOSTICS changed = ROW_COUNT;
      RETURN changed;
    END
    $body$
  $make$, here);

  EXECUTE format($make$
    CREATE FUNCTION audit_drop(before timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = %1$I, pg_temp AS $body$
    DECLARE
      changed integer;
    BEGIN
      IF before > clock_timestamp() - interval '365 days' THEN
        RAISE EXCEPTION 'the audit log of the last year is not deleted';
      END IF;
      DELETE FROM %1$I.audit_entries
      WHERE id IN (SELECT id FROM %1$I.audit_entries WHERE at < before ORDER BY at LIMIT most);
      GET DIAGNOSTICS changed = ROW_COUNT;
      RETURN changed;
    END
    $body$
  $make$, here);
END
$migration$;
