-- CreateEnum
CREATE TYPE "LookUpFinding" AS ENUM ('follows', 'not_found', 'too_many_alike', 'unfiltered', 'unshaped');

-- CreateEnum
CREATE TYPE "Canary" AS ENUM ('known_follower', 'impossible_name');

-- AlterEnum
ALTER TYPE "RequestKind" ADD VALUE 'look_up';

-- AlterEnum
ALTER TYPE "ResultPart" ADD VALUE 'unknown';

-- AlterTable
ALTER TABLE "checks" ADD COLUMN     "look_ups" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "plan" JSONB,
ADD COLUMN     "unknown_count" INTEGER;

-- CreateTable
CREATE TABLE "check_look_ups" (
    "check_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "canary" "Canary",
    "instagram_id" BIGINT,
    "username" TEXT NOT NULL,
    "finding" "LookUpFinding" NOT NULL,
    "requests" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "account_id" UUID,
    "generation" INTEGER NOT NULL,
    "run" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "took_ms" INTEGER NOT NULL,

    CONSTRAINT "check_look_ups_pkey" PRIMARY KEY ("check_id","sequence")
);

-- CreateTable
CREATE TABLE "account_exposure" (
    "account_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "look_ups" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "account_exposure_pkey" PRIMARY KEY ("account_id","hour")
);

-- CreateIndex
CREATE INDEX "account_exposure_hour_idx" ON "account_exposure"("hour");

-- AddForeignKey
ALTER TABLE "check_look_ups" ADD CONSTRAINT "check_look_ups_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "checks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_look_ups" ADD CONSTRAINT "check_look_ups_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_exposure" ADD CONSTRAINT "account_exposure_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
