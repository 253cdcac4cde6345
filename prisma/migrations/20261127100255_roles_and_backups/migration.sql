-- CreateTable
CREATE TABLE "backups" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "host" TEXT NOT NULL,
    "file" TEXT,
    "bytes" BIGINT,
    "rows" BIGINT,
    "failure" TEXT,

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "backups_started_at_idx" ON "backups"("started_at" DESC);

-- At most one backup is being written at any time.
CREATE UNIQUE INDEX "backups_one_at_a_time" ON "backups" ((true)) WHERE "ended_at" IS NULL;

-- The audit log only grows: no program may change or delete its rows (lib/platform/database-rights.ts). Its retention is this
-- function, which acts with the rights of whoever migrates and never touches what is younger than 180 days.
DO $do$
BEGIN
  EXECUTE format(
    $make$
      CREATE FUNCTION %1$I.delete_old_audit_entries(before timestamptz) RETURNS bigint
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $body$
        WITH gone AS (
          DELETE FROM %1$I.audit_entries WHERE at < least(before, now() - interval '180 days') RETURNING 1
        )
        SELECT count(*) FROM gone
      $body$
    $make$,
    current_schema());
  EXECUTE format('REVOKE ALL ON FUNCTION %1$I.delete_old_audit_entries(timestamptz) FROM PUBLIC', current_schema());
END
$do$;
