-- CreateEnum
CREATE TYPE "AccessAnswer" AS ENUM ('granted', 'declined');

-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "access_answer" "AccessAnswer",
ADD COLUMN     "access_asked_at" TIMESTAMPTZ(3);

-- Those whom nobody answered yet.
CREATE INDEX "customers_access_open_idx" ON "customers" ("access_asked_at") WHERE "access_asked_at" IS NOT NULL AND "access_answer" IS NULL;
-- How many asked in a day.
CREATE INDEX "customers_access_asked_at_idx" ON "customers" ("access_asked_at") WHERE "access_asked_at" IS NOT NULL;
