-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "CheckFailure" ADD VALUE 'unreachable';
ALTER TYPE "CheckFailure" ADD VALUE 'held_back';
ALTER TYPE "CheckFailure" ADD VALUE 'our_fault';

-- AlterTable
ALTER TABLE "check_pages" ADD COLUMN     "set_aside" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "fruitless_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stalled_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "account_sights" (
    "account_id" UUID NOT NULL,
    "instagram_id" BIGINT NOT NULL,
    "sees" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_sights_pkey" PRIMARY KEY ("account_id","instagram_id")
);

-- CreateIndex
CREATE INDEX "account_sights_instagram_id_idx" ON "account_sights"("instagram_id");

-- CreateIndex
CREATE INDEX "account_sights_seen_at_idx" ON "account_sights"("seen_at");

-- AddForeignKey
ALTER TABLE "account_sights" ADD CONSTRAINT "account_sights_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
