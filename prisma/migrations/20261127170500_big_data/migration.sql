-- CreateEnum
CREATE TYPE "ResultPart" AS ENUM ('followers', 'mutual', 'not_following_back');

-- CreateTable
CREATE TABLE "check_results" (
    "check_id" UUID NOT NULL,
    "run" INTEGER NOT NULL,
    "part" "ResultPart" NOT NULL,
    "last_id" BIGINT NOT NULL,
    "user_ids" BIGINT[],
    "walks" INTEGER[],
    "sequences" INTEGER[],

    CONSTRAINT "check_results_pkey" PRIMARY KEY ("check_id","run","part","last_id")
);

-- AddForeignKey
ALTER TABLE "check_results" ADD CONSTRAINT "check_results_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "check_pages_check_id_read_at_idx" ON "check_pages"("check_id", "read_at" DESC);

-- Pages of lists go on behind a row: its place is its time and its id.
DROP INDEX "checks_requested_at_idx";
CREATE INDEX "checks_requested_at_id_idx" ON "checks"("requested_at" DESC, "id" DESC);
CREATE INDEX "checks_status_requested_at_id_idx" ON "checks"("status", "requested_at" DESC, "id" DESC);
DROP INDEX "refresh_attempts_queued_at_idx";
CREATE INDEX "refresh_attempts_queued_at_id_idx" ON "refresh_attempts"("queued_at" DESC, "id" DESC);
CREATE INDEX "refresh_attempts_status_idx" ON "refresh_attempts"("status");

-- Names are searched for a part of them. The extension may stand in the schema of another installation in this database.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
DO $$
DECLARE
  place text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('CREATE INDEX "checks_target_username_idx" ON "checks" USING GIN ("target_username" %I.gin_trgm_ops)', place);
  EXECUTE format('CREATE INDEX "customers_names_idx" ON "customers" USING GIN ("username" %1$I.gin_trgm_ops, "first_name" %1$I.gin_trgm_ops, "last_name" %1$I.gin_trgm_ops)', place);
END
$$;

-- What is asked of few rows among very many: the bell, who waited for a session, pictures and held sign-ins that are to be forgotten.
CREATE INDEX "notices_bell_idx" ON "notices"("owed_at" DESC) WHERE "channel" = 'dashboard';
CREATE INDEX "check_moves_waits_idx" ON "check_moves"("account_id", "at") WHERE "event" = 'park' AND "reason" = 'session';
CREATE INDEX "attempt_steps_pictures_idx" ON "attempt_steps"("at") WHERE "sealed_picture" IS NOT NULL;
CREATE INDEX "refresh_attempts_held_idx" ON "refresh_attempts"("held_since") WHERE "sealed_held" IS NOT NULL;
